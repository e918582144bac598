import Market
import State
import Studies
import Support
import Testing

@testable import Engine

/// A settled bar changes with a correction and with nothing else, and then all is as if it had come so at first.
@Suite struct CorrectionsTests {
    private static let monday = Harness.calendar.session(of: Harness.monday).lowerBound
    private static let tuesday = Harness.calendar.nextTradingDay(after: Harness.monday)

    /// Two trading days, the second not over.
    private static let minutes =
        randomBars(1_000, from: monday, seed: 11, gapEvery: 9)
        + randomBars(600, from: Harness.calendar.session(of: tuesday).lowerBound, seed: 12, gapEvery: 9)

    private static func changed(_ bar: Bar) -> Bar {
        var bar = bar
        bar.high = Price(ticks: bar.high.ticks + 7)
        bar.low = Price(ticks: bar.low.ticks - 5)
        bar.close = Price(ticks: bar.high.ticks - 1)
        bar.volume += 31
        return bar
    }

    /// Places, from the end, of the bars that are corrected: the last, within the two checkpoints, beyond them, the day
    /// before, the very first, several at once.
    @Test(arguments: [[1], [2], [200], [500], [610], [1_100], [1_600], [1, 30, 590]])
    func aCorrectionIsAsIfTheBarHadComeSo(back: [Int]) throws {
        let minutes = Self.minutes
        var right = minutes
        for back in back where back <= right.count {
            right[right.count - back] = Self.changed(right[right.count - back])
        }
        var first = Harness(mode: .live)
        first.bars(right)
        var second = Harness(mode: .live)
        second.bars(minutes)
        let wrong = told(second.first)
        second.correct(back.filter { $0 <= right.count }.map { right[right.count - $0] })
        #expect(second.refused() == 0)
        #expect(difference(second.first, first.first) == nil)
        #expect(told(second.first) != wrong)
        let from = right[right.count - (back.max() ?? 1)].time
        #expect(second.first.frames[.oneMinute]?.studies.revision == StudyRevision(number: 1, from: from))
        // And it goes on alike.
        let next = randomBars(60, from: right[right.count - 1].time.adding(minutes: 1), seed: 13)
        first.bars(next)
        second.bars(next)
        #expect(difference(second.first, first.first) == nil)
    }

    /// Days that were dropped since the checkpoint was kept do not come back.
    @Test(arguments: [1, 400, 700, 1_500]) func aCorrectionHoldsWhereDaysWereDropped(back: Int) {
        let wednesday = Harness.calendar.nextTradingDay(after: Self.tuesday)
        let minutes =
            Self.minutes + randomBars(500, from: Harness.calendar.session(of: wednesday).lowerBound, seed: 14)
        var right = minutes
        right[right.count - back] = Self.changed(right[right.count - back])
        var first = Harness(mode: .live, keptDays: 2)
        first.bars(right)
        var second = Harness(mode: .live, keptDays: 2)
        second.bars(minutes)
        second.correct([right[right.count - back]])
        // What is no longer kept cannot be corrected.
        #expect(second.refused() == (back > 1_100 ? 1 : 0))
        if back <= 1_100 { #expect(difference(second.first, first.first) == nil) }
    }

    /// What rested on days that were dropped comes out otherwise where no checkpoint is old enough: all of it is marked.
    @Test(arguments: [2, 4]) func whatIsMadeAnewFromTheKeptDaysAloneIsMarked(keptDays: Int) throws {
        var day = TradingDay(CivilDate(year: 2024, month: 1, day: 8))
        var days: [[Bar]] = []
        for seed in 0..<4 {
            days.append(randomBars(1_000, from: Harness.calendar.session(of: day).lowerBound, seed: UInt64(seed)))
            day = Harness.calendar.nextTradingDay(after: day)
        }
        var desk = Harness(mode: .live, keptDays: keptDays)
        desk.bars(Array(days.joined()))
        let wrong = days[2][100]
        desk.correct([Self.changed(wrong)])
        let first = try #require(days[4 - keptDays].first?.time)
        for frame in [TimeFrame.oneMinute, .oneHour] {
            let from = try #require(desk.first.frames[frame]?.studies.revision?.from)
            #expect(keptDays == 2 ? from == first : from <= wrong.time && from > first)
        }
    }

    @Test func aGapIsFilledAndAHigherBarMarked() throws {
        let gap = try #require(
            Self.minutes.indices.last { $0 > 0 && Self.minutes[$0].time - Self.minutes[$0 - 1].time > Timestamp.minute }
        )
        let missing = bar(Self.minutes[gap - 1].time.adding(minutes: 1), Self.minutes[gap].close.ticks)
        var desk = Harness(mode: .live)
        desk.bars(Self.minutes)
        let before = desk.first.frames[.oneMinute]?.bars.count ?? 0
        desk.bars([missing])
        #expect(desk.refused() == 1)
        desk.correct([missing])
        #expect(desk.refused() == 1)
        let frames = desk.first.frames
        #expect(frames[.oneMinute]?.bars.count == before + 1)
        var whole = Harness(mode: .live)
        whole.bars((Self.minutes + [missing]).sorted { $0.time < $1.time })
        #expect(difference(whole.first, desk.first) == nil)
        let hour = try #require(frames[.oneHour]?.studies.revision)
        #expect(hour.number == 1 && hour.from <= missing.time && missing.time < hour.from.adding(minutes: 60))
    }

    @Test func whatIsNotSettledCannotBeCorrected() {
        var desk = Harness(mode: .live)
        let bars = Array(Self.minutes[..<100])
        desk.bars(bars)
        let before = told(desk.first)
        var broken = bars[50]
        broken.high = Price(ticks: broken.low.ticks - 1)
        desk.correct([broken, bar(Self.monday.adding(minutes: -60), 20_000)])
        desk.correct([bars[3]], slot: 7)
        #expect(desk.refused() == 3)
        #expect(told(desk.first) == before)
        #expect(desk.first.frames[.oneMinute]?.studies.revision == nil)
    }

    @Test func aCorrectionOfTheNextMinuteClosesIt() {
        let bars = Array(Self.minutes[..<100])
        var corrected = Harness(mode: .live)
        corrected.bars(Array(bars[..<99]))
        corrected.correct([bars[99]])
        var closed = Harness(mode: .live)
        closed.bars(bars)
        #expect(corrected.refused() == 0)
        #expect(difference(corrected.first, closed.first) == nil)
        #expect(corrected.first.frames[.oneMinute]?.studies.revision == nil)
    }

    /// The clock has closed the higher bars without it.
    @Test func aMinuteThatComesAfterTheClockIsWorkedIn() {
        let bars = Array(Self.minutes[..<100])
        let end = bars[99].time.adding(minutes: 7)
        var late = Harness(mode: .live)
        late.bars(Array(bars[..<99]))
        late.clock(end)
        late.correct([bars[99]])
        var right = Harness(mode: .live)
        right.bars(bars)
        right.clock(end)
        #expect(late.refused() == 0)
        #expect(difference(late.first, right.first) == nil)
    }

    @Test func aCorrectionThatChangesNothingMarksNothing() {
        var desk = Harness(mode: .live)
        desk.bars(Array(Self.minutes[..<100]))
        desk.correct([Self.minutes[40], Self.minutes[99]])
        #expect(desk.refused() == 0)
        #expect(desk.first.frames[.oneMinute]?.studies.revision == nil)
    }

    /// Trades before and after the corrected bar, and those of the forming minute, still count.
    @Test func tradesAreKept() {
        func run(correctedAtOnce: Bool) -> Harness {
            var desk = Harness(mode: .live)
            desk.bars(Array(Self.minutes[..<300]))
            let start = Self.minutes[299].time.adding(minutes: 1)
            for index in 0..<400 {
                desk.trade(20_000 + index % 17, size: 1 + index % 5, at: start.adding(seconds: Int64(index * 2)))
                if index == 200, correctedAtOnce { desk.correct([Self.changed(Self.minutes[290])]) }
            }
            if !correctedAtOnce { desk.correct([Self.changed(Self.minutes[290])]) }
            return desk
        }
        var right = Harness(mode: .live)
        var bars = Array(Self.minutes[..<300])
        bars[290] = Self.changed(bars[290])
        right.bars(bars)
        let start = Self.minutes[299].time.adding(minutes: 1)
        for index in 0..<400 {
            right.trade(20_000 + index % 17, size: 1 + index % 5, at: start.adding(seconds: Int64(index * 2)))
        }
        for atOnce in [false, true] {
            var desk = run(correctedAtOnce: atOnce)
            #expect(told(desk.first) == told(right.first))
            desk.clock(start.adding(minutes: 30))
            var later = right
            later.clock(start.adding(minutes: 30))
            #expect(told(desk.first) == told(later.first))
        }
    }

    /// Bar by bar, with a picture after each: the past only ever grows.
    @Test func nothingSettledChangesWithoutACorrection() throws {
        var desk = Harness(mode: .live)
        var settled: [TimeFrame: (bars: [Bar], pasts: [String: [Double?]])] = [:]
        for (index, minute) in Self.minutes[..<700].enumerated() {
            desk.bars([minute])
            guard index % 23 == 0 else { continue }
            for (name, frame) in desk.first.frames {
                let bars = all(frame.bars)
                let lines = frame.studies.fields.whole + frame.studies.fields.recent
                let pasts = Dictionary(uniqueKeysWithValues: lines.map { ($0, past($0, frame)) })
                if let before = settled[name] {
                    #expect(bars.starts(with: before.bars))
                    for (line, values) in before.pasts { #expect(pasts[line]?.starts(with: values) == true, "\(line)") }
                }
                settled[name] = (bars, pasts)
            }
        }
    }
}
