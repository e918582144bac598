import Market
import Studies
import Support
import Testing

/// Opening range, initial balance, previous levels, pivots and anchored averages, by small days counted by hand.
@Suite struct LevelStudiesTests {
    private let spec = StudyMarket.equity
    private let calendar = TradingCalendar(group: .equity)

    private func date(_ day: Int, month: Int = 1) -> CivilDate { CivilDate(year: 2024, month: month, day: day) }

    /// A bar at a New York time of a date, in points.
    private func bar(
        _ date: CivilDate, _ hour: Int, _ minute: Int, high: Int, low: Int, close: Int, volume: Int = 1
    ) throws -> (bar: Bar, day: TradingDay) {
        let time = NewYork.instant(date, minuteOfDay: hour * 60 + minute)
        let bar = Bar(
            time: time, open: Price(ticks: low * 4), high: Price(ticks: high * 4), low: Price(ticks: low * 4),
            close: Price(ticks: close * 4), volume: volume)
        return (bar, try #require(calendar.tradingDay(containing: time)))
    }

    /// A whole trading day in two bars: one when it opens, one late.
    private func wholeDay(_ date: CivilDate, high: Int, low: Int, close: Int) throws -> [(bar: Bar, day: TradingDay)] {
        [
            try bar(date.adding(days: -1), 18, 0, high: high, low: low, close: low),
            try bar(date, 16, 30, high: close, low: close, close: close),
        ]
    }

    @Test func openingRangeGrowsThenHolds() throws {
        let monday = date(8)
        let bars = [
            try bar(monday, 9, 25, high: 900, low: 100, close: 500),
            try bar(monday, 9, 30, high: 510, low: 500, close: 505),
            try bar(monday, 9, 55, high: 520, low: 504, close: 505),
            try bar(monday, 10, 0, high: 800, low: 300, close: 505),
            try bar(monday, 18, 0, high: 800, low: 300, close: 505),
        ]
        let rows = try values("opening", over: bars)
        #expect(rows[0].isEmpty)
        #expect(rows[1] == ["high": 510, "low": 500, "middle": 505, "complete": 0])
        #expect(rows[2] == ["high": 520, "low": 500, "middle": 510, "complete": 1])
        #expect(rows[3] == rows[2])
        #expect(rows[4].isEmpty, "the next trading day has none yet")
        let clock = try values("opening", ["start": 2, "at": 565, "minutes": 5], over: bars)
        #expect(clock[1]["high"] == 900 && clock[1]["complete"] == 1)
    }

    /// Without a trade in its first minute a session begins all the same, where the day before was seen to its end.
    @Test func aSessionsRangeNeedsNoFirstTrade() throws {
        let (monday, tuesday) = (date(8), date(9))
        let first = try bar(monday, 18, 1, high: 510, low: 500, close: 505)
        for (last, isKnown) in [((16, 30), true), ((12, 0), false)] {
            let bars = [try bar(monday, last.0, last.1, high: 900, low: 800, close: 850), first]
            let rows = try values("opening", ["start": 1], over: bars)
            #expect(first.day.date == tuesday && rows[1]["high"] == (isKnown ? 510 : nil))
        }
    }

    @Test func aRangeWhoseBeginningWasNotSeenIsAbsent() throws {
        let rows = try values("balance", over: [try bar(date(8), 9, 45, high: 510, low: 500, close: 505)])
        #expect(rows[0].isEmpty)
        let holiday = try values(
            "balance",
            over: [
                try bar(date(15), 9, 0, high: 510, low: 500, close: 505),
                try bar(date(15), 9, 30, high: 510, low: 500, close: 505),
            ])
        #expect(holiday[1].isEmpty, "Martin Luther King day has no regular hours")
    }

    @Test func initialBalanceAndItsExtensions() throws {
        let monday = date(8)
        let rows = try values(
            "balance",
            over: [
                try bar(monday, 9, 30, high: 510, low: 500, close: 505),
                try bar(monday, 10, 25, high: 520, low: 505, close: 505),
                try bar(monday, 10, 30, high: 999, low: 1, close: 505),
            ])
        #expect(rows[1] == rows[2])
        #expect(
            rows[2] == [
                "high": 520, "low": 500, "range": 20, "upper_half": 530, "lower_half": 490, "upper_whole": 540,
                "lower_whole": 480, "complete": 1,
            ])
    }

    /// The euro's regular hours begin at 08:20, which is no quarter of an hour.
    @Test func whatBeginsWithinABarIsAbsent() throws {
        let euro = try #require(ContractSpecs.byRoot["6E"])
        let open = NewYork.instant(date(8), minuteOfDay: 8 * 60)
        for (frame, isKnown) in [(TimeFrame.oneMinute, true), (.fiveMinutes, true), (.fifteenMinutes, false)] {
            let setup = StudySetup(spec: euro, frame: frame)
            var studies: [any Study] = [OpeningRange(setup), InitialBalance(setup), AnchoredVWAP(setup)]
            for start in stride(from: 0, to: 120, by: frame.minutes) {
                let bar = Bar(
                    time: open.adding(minutes: Int64(start)), open: Price(ticks: 100), high: Price(ticks: 102),
                    low: Price(ticks: 99), close: Price(ticks: 101), volume: 5)
                for place in studies.indices { studies[place].add(bar, day: TradingDay(date(8))) }
            }
            for study in studies {
                #expect((study.row[0] != nil) == isKnown, "\(type(of: study).kind.name) \(frame.name)")
            }
        }
    }

    /// A recording that has nothing else is whole by its regular hours.
    @Test func aDayMayBeRegularHoursAlone() throws {
        let (monday, tuesday) = (date(8), date(9))
        let open = try bar(monday, 9, 30, high: 110, low: 90, close: 100)
        let next = try bar(tuesday, 9, 30, high: 110, low: 90, close: 100)
        for (hour, minute, isWhole) in [(15, 59, true), (14, 0, false), (16, 59, false)] {
            let bars = [open, try bar(monday, hour, minute, high: 120, low: 80, close: 100), next]
            #expect(try values("previous", over: bars)[2]["day_high"] == (isWhole ? 120 : nil), "\(hour)")
            #expect((try values("rvol", over: bars)[2]["day"] != nil) == isWhole, "\(hour)")
        }
    }

    /// Martin Luther King Day is Monday the 15th: with its session or without, the week is whole.
    @Test func aWeekMayBeginWithAHoliday() throws {
        let friday = try wholeDay(date(12), high: 110, low: 90, close: 100)
        let holiday = try bar(date(14), 18, 0, high: 300, low: 200, close: 250)
        let rest = try [16, 17, 18, 19, 22].flatMap { try wholeDay(date($0), high: 120, low: 80, close: 99) }
        let without = friday + rest
        #expect(try values("avwap", ["anchor": 1], over: without)[2]["value"] != nil)
        #expect(try values("previous", over: without).last?["week_high"] == 120)
        let with = friday + [holiday, try bar(date(15), 12, 0, high: 300, low: 200, close: 250)] + rest
        let average = try values("avwap", ["anchor": 1], over: with).map { $0["value"] }
        #expect(average[2] == 250 && average[4].map { $0 > 130 } == true, "Tuesday goes on with Monday's week")
        let levels = try #require(try values("previous", over: with).last)
        #expect(levels["week_high"] == 300)
        #expect(try values("previous", over: with)[4]["day_high"] == 110, "the holiday is no day")
        let noon =
            [try bar(date(22), 12, 0, high: 110, low: 90, close: 100)]
            + (try wholeDay(date(23), high: 9, low: 8, close: 8))
        #expect(try values("avwap", ["anchor": 1], over: noon).allSatisfy { $0.isEmpty }, "Monday's open was not seen")
    }

    @Test func aDayThatBrokeOffIsNotThePreviousOne() throws {
        let (monday, tuesday) = (date(8), date(9))
        for (hour, isWhole) in [(16, true), (5, false)] {
            let first = [
                try bar(date(7), 18, 0, high: 110, low: 90, close: 100, volume: 50),
                try bar(monday, hour, 30, high: 120, low: 80, close: 110, volume: 500),
            ]
            let bars = first + (try wholeDay(tuesday, high: 115, low: 95, close: 100))
            for (study, field) in [
                ("previous", "day_high"), ("pivots", "floor_p"), ("session_levels", "prior_high"),
                ("session_levels", "ny_high"), ("profile", "prior_poc"), ("rvol", "day"),
            ] {
                let value = try values(study, over: bars)[2][field]
                #expect((value != nil) == isWhole, "\(study).\(field)")
            }
        }
    }

    @Test func previousDayWeekAndMonth() throws {
        // Monday 22 to Wednesday 31 January 2024, then Thursday and Friday, and Monday 5 February.
        var bars: [(bar: Bar, day: TradingDay)] = []
        for day in [22, 23, 24, 25, 26, 29, 30, 31] {
            bars += try wholeDay(date(day), high: 1_000 + day, low: 900 + day, close: 950 + day)
        }
        bars += try wholeDay(date(1, month: 2), high: 1_100, low: 1_000, close: 1_050)
        bars += try wholeDay(date(2, month: 2), high: 1_110, low: 1_001, close: 1_051)
        bars += try wholeDay(date(5, month: 2), high: 1_111, low: 1_002, close: 1_052)
        let rows = try values("previous", over: bars)
        #expect(rows[0].isEmpty && rows[1].isEmpty)
        #expect(rows[2] == ["day_high": 1_022, "day_low": 922, "day_close": 972])
        let monday = rows[10]
        #expect(monday["day_high"] == 1_026 && monday["week_high"] == 1_026 && monday["week_low"] == 922)
        #expect(monday["week_close"] == 976)
        #expect(rows[16]["month_high"] == nil, "January was not seen from its beginning")
        #expect(rows[20]["week_high"] == 1_110 && rows[20]["week_low"] == 929 && rows[20]["day_close"] == 1_051)
    }

    @Test func aDayThatWasMissedIsNotTakenForThePreviousOne() throws {
        let missed =
            try wholeDay(date(22), high: 110, low: 90, close: 100) + wholeDay(date(24), high: 120, low: 80, close: 99)
        #expect(try values("previous", over: missed)[2].isEmpty, "Tuesday is missing")
        // Monday 15 January is a holiday, whose short session not every source has.
        let holiday =
            try wholeDay(date(12), high: 110, low: 90, close: 100) + wholeDay(date(16), high: 120, low: 80, close: 99)
        #expect(try values("previous", over: holiday)[2]["day_high"] == 110)
        let late =
            [try bar(date(22), 12, 0, high: 110, low: 90, close: 100)]
            + (try wholeDay(date(23), high: 120, low: 80, close: 99))
        #expect(try values("previous", over: late)[1].isEmpty, "Monday was not seen from its beginning")
    }

    @Test func pivotsAsInTheTextbooks() throws {
        // High 6861, low 6810, close 6842.75: reckoned independently.
        let expected: [String: Double] = [
            "floor_p": 6837.916666666667, "floor_r1": 6865.833333333334, "floor_s1": 6814.833333333334,
            "floor_r2": 6888.916666666667, "floor_s2": 6786.916666666667, "floor_r3": 6916.833333333334,
            "floor_s3": 6763.833333333334, "fib_r1": 6857.398666666667, "fib_r2": 6869.434666666667,
            "fib_r3": 6888.916666666667, "fib_s1": 6818.434666666667, "fib_s2": 6806.398666666667,
            "fib_s3": 6786.916666666667, "cam_r1": 6847.425, "cam_r2": 6852.1, "cam_r3": 6856.775, "cam_r4": 6870.8,
            "cam_s1": 6838.075, "cam_s2": 6833.4, "cam_s3": 6828.725, "cam_s4": 6814.7, "woodie_p": 6839.125,
            "woodie_r1": 6868.25, "woodie_s1": 6817.25, "woodie_r2": 6890.125, "woodie_s2": 6788.125,
            "cpr_top": 6840.333333333334, "cpr_bottom": 6835.5,
        ]
        var bars = try wholeDay(date(22), high: 6_861, low: 6_810, close: 6_842)
        bars[1].bar.close = Price(ticks: 27_371)
        bars += try wholeDay(date(23), high: 6_861, low: 6_810, close: 6_842)
        let row = try values("pivots", over: bars)[2]
        #expect(Set(row.keys) == Set(expected.keys))
        for (name, value) in expected { #expect(abs((row[name] ?? 0) - value) < 1e-9, "\(name)") }
    }

    @Test func anchoredAveragesBeginAnew() throws {
        let (monday, tuesday) = (date(8), date(9))
        let bars = [
            try bar(date(7), 18, 0, high: 100, low: 100, close: 100, volume: 0),
            try bar(monday, 9, 0, high: 100, low: 100, close: 100, volume: 1),
            try bar(monday, 9, 30, high: 200, low: 200, close: 200, volume: 1),
            try bar(monday, 10, 0, high: 400, low: 400, close: 400, volume: 3),
            try bar(monday, 16, 30, high: 100, low: 100, close: 100, volume: 0),
            try bar(tuesday, 9, 0, high: 100, low: 100, close: 100, volume: 4),
            try bar(tuesday, 9, 30, high: 500, low: 500, close: 500, volume: 9),
        ]
        let seconds = Double(bars[3].bar.time.seconds)
        for (parameters, expected) in [
            ([:], [nil, nil, 200, 350, 350, 225, 500]),
            (["anchor": 1], [nil, 100, 150, 300, 300, 1_900.0 / 9, 6_400.0 / 18]),
            (["anchor": 3, "from": seconds], [nil, nil, nil, 400, 400, 1_600.0 / 7, 6_100.0 / 16]),
        ] as [([String: Double], [Double?])] {
            let found = try values("avwap", parameters, over: bars).map { $0["value"] }
            for (value, expected) in zip(found, expected) {
                #expect((value == nil) == (expected == nil))
                if let value, let expected { #expect(abs(value - expected) < 1e-9) }
            }
        }
        let late = try values("avwap", over: [bars[2], try bar(tuesday, 12, 0, high: 9, low: 9, close: 9)])
        #expect(late[0]["value"] == 200 && late[1].isEmpty, "Tuesday's open was not seen")
        let midweek = try values("avwap", ["anchor": 1], over: Array(bars[5...]))
        #expect(midweek == [[:], [:]], "the week's beginning was not seen")
    }
}
