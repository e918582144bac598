import Market
import Studies
import Support
import Testing

/// Swings, structure, ranges and sessions by hand.
@Suite struct ICTStructureTests {
    private func setup(_ values: [String: Double] = [:]) -> StudySetup { FlowMarket.oneMinute.setup(values) }

    private func bars(_ highs: [Int]) -> [Bar] {
        handBars(highs.map { (open: $0 - 2, high: $0, low: $0 - 4, close: $0 - 1) })
    }

    @Test func aSwingIsToldLateAndStampedWhereItIs() throws {
        var study = Swings(setup(["left": 2, "right": 2]))
        let bars = bars([10, 12, 15, 13, 11, 9])
        for (index, bar) in bars.enumerated() {
            study.add(bar, day: handDay())
            #expect((study.high != nil) == (index >= 4))
        }
        let swing = try #require(study.high)
        #expect(swing.formedAt == bars[2].time && swing.confirmedAt == bars[4].time && swing.formedBar == 2)
    }

    @Test func aLevelStretchIsOneSwing() {
        var first = Swings(setup(["left": 2, "right": 2]))
        var all = Swings(setup(["left": 2, "right": 2, "ties": 1]))
        var counts = (first: 0, all: 0)
        for bar in bars([10, 12, 15, 15, 15, 12, 10, 9]) {
            first.add(bar, day: handDay())
            all.add(bar, day: handDay())
            counts.first += first.found.count { $0.isHigh }
            counts.all += all.found.count { $0.isHigh }
        }
        #expect(counts.first == 1 && counts.all == 3)
    }

    @Test func breaksWithTheTrendAndAgainstIt() {
        var study = MarketStructure(setup(["swing": 1]))
        var told: [Double] = []
        // Peak 15, close above it (up). Trough, peak 24, close above (up again). Trough, close below it (turn).
        for bar in bars([10, 15, 12, 18, 24, 20, 27, 26, 30, 22, 15]) {
            study.add(bar, day: handDay())
            told.append(study.row[1] ?? -1)
        }
        #expect(told == [0, 0, 0, 1, 0, 0, 1, 0, 1, 4, 0])
        #expect(study.row[0] == 2)
        #expect(study.breaks.last?.isChange == true)
    }

    @Test func aWickIsNoBreakUnlessAskedFor() {
        let rows = [(8, 10, 6, 8), (12, 15, 9, 10), (9, 11, 7, 8), (9, 17, 8, 10)]
            .map { (open: $0.0, high: $0.1, low: $0.2, close: $0.3) }
        var close = MarketStructure(setup(["swing": 1]))
        var wick = MarketStructure(setup(["swing": 1, "breaks_on": 1]))
        for bar in handBars(rows) {
            close.add(bar, day: handDay())
            wick.add(bar, day: handDay())
        }
        #expect(close.breaks.isEmpty)
        #expect(wick.breaks.map(\.isUp) == [true])
    }

    /// A bar takes out both swings with its wicks: that which it closed nearer to counts last.
    @Test(arguments: [(19, true), (3, false)]) func ofTwoBreaksTheNearerCountsLast(close: Int, isUp: Bool) {
        let rows = [(8, 10, 6, 8), (12, 15, 9, 10), (9, 11, 5, 8), (8, 12, 7, 10), (10, 20, 2, close)]
            .map { (open: $0.0, high: $0.1, low: $0.2, close: $0.3) }
        var study = MarketStructure(setup(["swing": 1, "breaks_on": 1]))
        for bar in handBars(rows) { study.add(bar, day: handDay()) }
        #expect(study.breaks.map(\.isUp) == [!isUp, isUp])
        #expect(study.isUp == isUp && study.high == nil && study.low == nil)
    }

    @Test func theRangeHasAMiddleAndAnEntry() throws {
        var study = DealingRange(setup(["swing": 1]))
        // Low 100, high 200 after it, then back to 150.
        let rows = [
            (120, 130, 110, 120), (105, 112, 100, 110), (120, 160, 110, 150), (160, 200, 150, 190),
            (170, 180, 145, 150),
        ]
        .map { (open: $0.0, high: $0.1, low: $0.2, close: $0.3) }
        let bars = handBars(rows)
        for bar in bars { study.add(bar, day: handDay()) }
        // In points of a quarter: 25 to 50, middle 37.5; entry from 138 down to 121 ticks.
        let row = study.row
        #expect((0...6).map { row[$0] } == [50, 25, 37.5, 0.5, 0, 0, 34.5])
        #expect(agree(row[7], 30.25))
        let entry = try #require(study.levels.live.first)
        #expect(entry.isBullish && entry.low.ticks == 121 && entry.high.ticks == 138 && entry.testedAt == nil)
        let touch = handBars(from: bars[4].time.adding(minutes: 1), [(150, 152, 130, 135), (135, 136, 98, 99)])
        study.add(touch[0], day: handDay())
        #expect(study.row[4] == 2)
        #expect(study.levels.live.first?.testedAt == touch[0].time)
        study.add(touch[1], day: handDay())
        #expect(study.levels.ended.last?.end == .broken)
        #expect(study.row[0] == nil)
    }

    /// Of a bar that is high and low at once the colour tells which came first.
    @Test(arguments: [true, false]) func aWildBarsRangeLeansByItsColour(isRising: Bool) {
        var study = DealingRange(setup(["swing": 1]))
        let wild = isRising ? (open: 105, high: 200, low: 100, close: 190) : (190, 200, 100, 105)
        for bar in handBars([(150, 160, 140, 150), wild, (150, 160, 140, 150)]) { study.add(bar, day: handDay()) }
        #expect(study.row[5] == (isRising ? 0 : 1))
        #expect(study.levels.live.map(\.isBullish) == [isRising])
    }

    @Test func killZonesKeepNewYorksClock() {
        // 02:00 in New York is 07:00 UTC in winter and 06:00 in summer.
        #expect(KillZones.zone(at: newYork(2026, 1, 27, 2)) == 1)
        #expect(KillZones.zone(at: newYork(2026, 7, 28, 2)) == 1)
        #expect(newYork(2026, 1, 27, 2).seconds / 3_600 % 24 == 7)
        #expect(newYork(2026, 7, 28, 2).seconds / 3_600 % 24 == 6)
        #expect(KillZones.zone(at: newYork(2026, 1, 27, 5)) == nil)
        #expect(KillZones.zone(at: newYork(2026, 1, 26, 23, 59)) == 0)
        #expect(KillZones.zone(at: newYork(2026, 1, 27, 0)) == nil)
    }

    @Test func aZonesExtremesStandUntilTheNext() {
        var study = KillZones(setup())
        for (hour, high) in [(2, 110), (4, 120), (5, 130), (7, 115)] {
            var bar = handBars([(100, high, 95, 100)])[0]
            bar.time = newYork(2026, 1, 27, hour)
            study.add(bar, day: bar.session)
            #expect(study.row[1] == [2: 27.5, 4: 30, 5: 30, 7: 28.75][hour])
        }
        #expect(study.row[0] == 3)
    }

    /// What began before the record did, or ended after it broke off, has no levels.
    @Test func aSpanThatWasNotSeenWholeHasNoLevels() {
        var study = SessionLevels(setup())
        func add(_ day: Int, _ hour: Int, _ minute: Int = 0) {
            var bar = handBars([(100, 110, 90, 105)])[0]
            bar.time = newYork(2026, 1, day, hour, minute)
            study.add(bar, day: bar.session)
        }
        func kinds() -> [StudyLevel.Kind] { study.levels.live.map(\.kind) }
        add(26, 2)
        add(26, 4)
        #expect(kinds().isEmpty, "Asia was half over")
        add(26, 9)
        #expect(kinds() == [.londonHigh, .londonLow])
        add(26, 16, 59)
        add(26, 18)
        #expect(kinds() == [.londonHigh, .londonLow, .newYorkHigh, .newYorkLow], "nor was the day seen whole")
        // Tuesday whole, Wednesday not at all.
        for hour in [19, 20] { add(26, hour) }
        add(27, 16, 59)
        add(28, 18)
        #expect(kinds().isEmpty)
        // Thursday breaks off in London.
        add(29, 4)
        add(29, 18)
        #expect(kinds() == [.asiaHigh, .asiaLow])
    }

    /// What another session would have replaced, had it been seen, does not stand for it.
    @Test func noSessionStandsForOneThatWasMissed() {
        func after(_ hours: [(day: Int, hour: Int)]) -> [StudyLevel.Kind] {
            var study = SessionLevels(setup())
            for (day, hour) in [(25, 18), (26, 4), (26, 9), (26, 16), (26, 18)] + hours {
                var bar = handBars([(100, 110, 90, 105)])[0]
                bar.time = newYork(2026, 1, day, hour)
                study.add(bar, day: bar.session)
            }
            return study.levels.live.map(\.kind)
        }
        #expect(
            after([]) == [
                .asiaHigh, .asiaLow, .londonHigh, .londonLow, .priorDayHigh, .priorDayLow, .newYorkHigh, .newYorkLow,
            ])
        // Tuesday breaks off in London: nobody knows its London, its New York, or its extremes.
        #expect(after([(27, 4), (27, 18)]) == [.asiaHigh, .asiaLow])
        // Wednesday begins at nine.
        let late = after([(27, 4), (27, 9), (27, 16), (28, 9)])
        #expect(late == [.priorDayHigh, .priorDayLow, .newYorkHigh, .newYorkLow])
    }

    @Test func yesterdaysExtremesAreKnownToday() throws {
        var study = SessionLevels(setup())
        func add(_ time: Timestamp, _ high: Int, _ low: Int) {
            var bar = handBars([(low + 1, high, low, high - 1)])[0]
            bar.time = time
            study.add(bar, day: bar.session)
        }
        add(newYork(2026, 1, 26, 18), 120, 100)
        add(newYork(2026, 1, 27, 3), 130, 110)
        #expect(study.levels.live.map(\.kind) == [.asiaHigh, .asiaLow])
        add(newYork(2026, 1, 27, 9), 128, 90)
        add(newYork(2026, 1, 27, 16, 59), 112, 105)
        #expect(study.row[0] == nil)
        add(newYork(2026, 1, 27, 18), 115, 104)
        // Day 22.5 to 32.5 points; Asia 25 to 30, London 27.5 to 32.5, New York 22.5 to 32.
        #expect((0..<8).map { study.row[$0] } == [32.5, 22.5, 30, 25, 32.5, 27.5, 32, 22.5])
        let high = try #require(study.levels.live.first { $0.kind == .priorDayHigh })
        #expect(high.formedAt == newYork(2026, 1, 27, 3) && high.confirmedAt == newYork(2026, 1, 27, 18))
        add(newYork(2026, 1, 27, 19), 130, 110)
        #expect(study.levels.live.first { $0.kind == .priorDayHigh }?.testedAt == newYork(2026, 1, 27, 19))
        #expect(study.levels.live.first { $0.kind == .priorDayHigh }?.filledAt == nil)
        add(newYork(2026, 1, 27, 20), 131, 110)
        #expect(study.levels.live.first { $0.kind == .priorDayHigh }?.filledAt == newYork(2026, 1, 27, 20))
    }
}
