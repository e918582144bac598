import Market
import State
import Studies
import Support
import Testing

@testable import Engine

/// A run that takes up saved studies tells what the run that saved them tells, to the last bit; and what was saved before
/// other minutes, or by others, is never taken up.
@Suite struct SavedStudiesTests {
    private static let days = {
        var days = [Harness.monday]
        for _ in 0..<2 { days.append(Harness.calendar.nextTradingDay(after: days[days.count - 1])) }
        return days
    }()

    /// Two trading days and a part of a third, with gaps.
    private static let minutes = days.enumerated().flatMap { index, day in
        randomBars(
            [800, 750, 60][index], from: Harness.calendar.session(of: day).lowerBound, seed: UInt64(50 + index),
            price: 20_000, gapEvery: 9)
    }

    private static func harness(keptDays: Int = 30, program: String? = "this") -> Harness {
        Harness(mode: .live, keptDays: keptDays, program: program)
    }

    /// Feeds minutes as a live market does: some come as trades first.
    private static func live(_ desk: inout Harness, _ bars: some Sequence<Bar>) {
        for (index, bar) in bars.enumerated() {
            if index % 4 == 0, index < 300 {
                desk.trade(bar.open.ticks, size: 3, at: bar.time)
                desk.trade(bar.low.ticks, size: 2, at: bar.time.adding(seconds: 20))
            }
            desk.bars([bar])
        }
    }

    /// What the engine gives away at a clock event, sealed.
    private static func saved(_ desk: inout Harness, at time: Timestamp) throws -> [SavedStudies] {
        try desk.clock(time).compactMap { effect -> SavedStudies? in
            guard case .keepStudies(let studies) = effect else { return nil }
            return try studies.sealed()
        }
    }

    private static func recall(_ bars: [Bar], _ saved: [SavedStudies], into desk: inout Harness) -> String {
        desk.send(.historiesRecalled([RecalledHistory(slot: 0, bars: bars, studies: saved)]))
            .compactMap { effect -> String? in
                if case .log(_, "studies", let text) = effect { text } else { nil }
            }.joined(separator: "\n")
    }

    /// Saved within the first day, at the turn of a day, in the middle, right at the end.
    @Test(arguments: [700, 801, 1_549, 1_600])
    func aRunFromSavedStudiesIsTheUninterruptedOne(cut: Int) throws {
        let minutes = Self.minutes
        var first = Self.harness()
        Self.live(&first, minutes[..<cut])
        let end = minutes[cut - 1].time.adding(minutes: 1)
        let saved = try #require(try Self.saved(&first, at: end).first)
        #expect(saved.through < end)

        var second = Self.harness()
        let said = Self.recall(Array(minutes[..<cut]), [saved], into: &second)
        #expect(said.contains("taken up as of \(NewYork.local(saved.through).dated)"), "\(said)")
        #expect(second.clock(end).allSatisfy { if case .keepStudies = $0 { false } else { true } })
        #expect(difference(first.first, second.first) == nil)
        #expect(second.refused() == 0)
        // And it goes on alike, with a correction of what was not saved.
        var late = minutes[cut - 1]
        late.high = Price(ticks: late.high.ticks + 9)
        late.volume += 5
        for bars in [late.time > saved.through ? [late] : [], Array(minutes[cut...])] {
            first.send(.barsCorrected(bars.map { SlotBar(slot: 0, bar: $0) }))
            second.send(.barsCorrected(bars.map { SlotBar(slot: 0, bar: $0) }))
        }
        #expect(difference(first.first, second.first) == nil)
    }

    @Test func aCorrectionOfWhatWasSavedRunsAllAnew() throws {
        let bars = Array(Self.minutes[..<900])
        var first = Self.harness()
        first.bars(bars)
        let saved = try Self.saved(&first, at: bars[899].time.adding(minutes: 1))
        var second = Self.harness()
        #expect(Self.recall(bars, saved, into: &second).contains("taken up"))
        second.clock(bars[899].time.adding(minutes: 1))
        var early = bars[20]
        early.volume += 5
        first.correct([early])
        second.correct([early])
        #expect(difference(first.first, second.first) == nil)
    }

    @Test func daysThatAreNoLongerWantedAreDropped() throws {
        let cut = 1_590
        let minutes = Self.minutes
        var first = Self.harness(keptDays: 3)
        first.bars(Array(minutes[..<cut]))
        let end = minutes[cut - 1].time.adding(minutes: 1)
        let saved = try Self.saved(&first, at: end)
        var second = Self.harness(keptDays: 3)
        let tuesday = Harness.calendar.session(of: Self.days[1]).lowerBound
        let said = Self.recall(minutes[..<cut].filter { $0.time >= tuesday }, saved, into: &second)
        #expect(said.contains("taken up"), "\(said)")
        second.clock(end)
        let (before, after) = (first.first, second.first)
        #expect(after.frames[.oneMinute]?.studies.settled == before.frames[.oneMinute]?.studies.settled)
        #expect(after.frames[.fiveMinutes]?.bars.days.count == 2 && before.frames[.fiveMinutes]?.bars.days.count == 3)
        let frame = try #require(after.frames[.fiveMinutes])
        let old = try #require(before.frames[.fiveMinutes])
        #expect(past("ema.21", frame) == past("ema.21", old).suffix(frame.bars.count))
        // A day that the studies did not see before those that they saw.
        var third = Self.harness(keptDays: 3)
        let earlier = Harness.calendar.previousTradingDay(before: Harness.monday)
        let more = randomBars(60, from: Harness.calendar.session(of: earlier).lowerBound, seed: 9, price: 20_000)
        #expect(Self.recall(more + minutes[..<cut], saved, into: &third).contains("thrown away"))
    }

    /// What makes a saved state worthless.
    private enum Fault: CaseIterable {
        case corrected, gone, added, otherProgram, otherDays, cutShort, changed, empty
    }

    @Test(arguments: Fault.allCases) private func whatDoesNotSuitIsThrownAway(fault: Fault) throws {
        let cut = 900
        var bars = Array(Self.minutes[..<cut])
        var first = Self.harness()
        first.bars(bars)
        let end = bars[cut - 1].time.adding(minutes: 1)
        var saved = try #require(try Self.saved(&first, at: end).first)
        var second = Self.harness()
        switch fault {
        case .corrected: bars[300].volume += 1
        case .gone: bars.remove(at: 300)
        case .added:
            let gap = try #require(
                bars.indices.dropFirst().first { bars[$0].time - bars[$0 - 1].time > Timestamp.minute })
            bars.insert(bar(bars[gap].time.adding(minutes: -1), 20_000), at: gap)
        case .otherProgram: second = Self.harness(program: "that")
        case .otherDays: second = Self.harness(keptDays: 29)
        case .cutShort: saved.state.removeLast(7)
        case .changed: saved.state[saved.state.count / 2] ^= 4
        case .empty: saved.state = []
        }
        let said = Self.recall(bars, [saved], into: &second)
        #expect(said.contains("thrown away") && said.contains("all \(bars.count) minutes are fed"), "\(said)")
        second.clock(end)
        var cold = Self.harness()
        cold.bars(bars)
        cold.clock(end)
        #expect(difference(second.first, cold.first) == nil)
    }

    /// Studies go on by the hours by which they were begun, and by no others.
    @Test func hoursThatTheVendorToldAreThoseOfTheStudies() throws {
        let tuesday = Self.days[1]
        let session = Harness.calendar.session(of: tuesday).lowerBound..<Harness.et(9, 6, 0)
        let told = try ToldDay(tuesday, [session], toldAt: Harness.et(8, 9, 0))
        let early = Instrument(spec: Harness.nq.spec.following([told]))
        func desk(_ instrument: Instrument) -> Harness { Harness([instrument], mode: .live, program: "this") }
        let cut = 1_500
        let end = Self.minutes[cut - 1].time.adding(minutes: 1)
        var first = desk(early)
        first.bars(Array(Self.minutes[..<cut]))
        let saved = try Self.saved(&first, at: end)
        var second = desk(early)
        let said = Self.recall(Array(Self.minutes[..<cut]), saved, into: &second)
        #expect(said.contains("taken up"), "\(said)")
        second.clock(end)
        for bar in Self.minutes[cut...] {
            first.bars([bar])
            second.bars([bar])
        }
        #expect(first.refused() > 0, "minutes after the early close are none")
        #expect(difference(first.first, second.first) == nil)
        var usual = desk(Harness.nq)
        #expect(Self.recall(Array(Self.minutes[..<cut]), saved, into: &usual).contains("other trading hours"))
        let own = try #require(try Self.saved(&usual, at: end).first)
        var third = desk(early)
        #expect(Self.recall(Array(Self.minutes[..<cut]), [own], into: &third).contains("other trading hours"))
    }

    @Test func theStudiesBeforeTheNewestAreTheSecondChoice() throws {
        var first = Self.harness()
        var saved: [SavedStudies] = []
        for (place, bar) in Self.minutes[..<1_600].enumerated() {
            first.bars([bar])
            if place % 100 == 99 { saved = try Self.saved(&first, at: bar.time.adding(minutes: 1)) + saved }
        }
        #expect(saved.count >= 2 && Set(saved.map(\.through)).count == saved.count, "each once")
        var second = Self.harness()
        // The last minutes were not kept any more.
        let known = Self.minutes.filter { $0.time < saved[0].through }
        let said = Self.recall(known, Array(saved.prefix(2)), into: &second)
        #expect(said.contains("taken up as of \(NewYork.local(saved[1].through).dated)"), "\(said)")
        second.bars(Array(Self.minutes[known.count..<1_600]))
        second.clock(Self.minutes[1_599].time.adding(minutes: 1))
        #expect(difference(first.first, second.first) == nil)
    }

    @Test func aCorrectionBeforeThemMakesThemAnew() throws {
        var desk = Self.harness()
        let bars = Array(Self.minutes[..<800])
        desk.bars(bars)
        let end = bars[799].time.adding(minutes: 1)
        let before = try #require(try Self.saved(&desk, at: end).first)
        var late = bars[798]
        late.volume += 1
        desk.correct([late])
        #expect(try Self.saved(&desk, at: end.adding(seconds: 1)).isEmpty, "what they rest on is the same")
        var early = bars[10]
        early.volume += 1
        desk.correct([early])
        let after = try #require(try Self.saved(&desk, at: end.adding(seconds: 2)).first)
        #expect(after.state != before.state)
        var other = Self.harness()
        #expect(Self.recall(bars, [after], into: &other).contains("thrown away"))
    }

    @Test func onlyALiveRunOfAKnownProgramSaves() throws {
        for var desk in [Harness(mode: .replay, program: "this"), Harness(mode: .live)] {
            desk.bars(Array(Self.minutes[..<800]))
            #expect(try Self.saved(&desk, at: Self.minutes[799].time.adding(minutes: 1)).isEmpty)
        }
    }

    @Test func historyAfterOtherBarsIsTakenAsBars() throws {
        var desk = Self.harness()
        desk.bars(Array(Self.minutes[..<100]))
        #expect(Self.recall(Array(Self.minutes[..<300]), [], into: &desk).isEmpty)
        var plain = Self.harness()
        plain.bars(Array(Self.minutes[..<300]))
        #expect(difference(desk.first, plain.first) == nil)
        desk.send(.historiesRecalled([RecalledHistory(slot: 4, bars: [], studies: [])]))
        #expect(difference(desk.first, plain.first) == nil)
    }
}
