import FoundationEssentials
import Market
import Support
import Testing

@testable import Studies

/// Confluence is the same however it is fed, and what it said stays said.
@Suite struct ConfluenceCausalityTests {
    private static let frames = ConfluenceFrames(bias: .fifteenMinutes, setup: .fiveMinutes, trigger: .oneMinute)
    private static let fresh = Confluence(spec: StudyMarket.equity, frames: frames)

    private func readings(_ steps: [ConfluenceTape.Step], from start: Confluence = fresh) -> [ConfluenceReading] {
        var confluence = start
        return steps.map { step in
            for row in step.bars { confluence.add(row.bar, day: row.day, frame: row.frame) }
            return confluence.reading
        }
    }

    @Test(arguments: [0, 7]) func isTheSameInAnyOrderAndResumedAnywhere(_ gapEvery: Int) throws {
        let steps = ConfluenceTape.steps(randomBars(2_600, from: StudyMarket.start, seed: 21, gapEvery: gapEvery))
        let straight = readings(steps)
        #expect(Set(straight.map(\.score)) == [0, 1, 2, 3])
        // Frames that close together may come in any order.
        var numbers = SeededNumbers(seed: 4)
        let mixed = steps.map { ConfluenceTape.Step(end: $0.end, bars: $0.bars.shuffled(using: &numbers)) }
        #expect(readings(mixed).map(\.score) == straight.map(\.score))
        if gapEvery == 0 { #expect(readings(mixed) == straight) }
        for cut in [1, 800, 1_301, 2_599] {
            var head = Self.fresh
            for step in steps[..<cut] { for row in step.bars { head.add(row.bar, day: row.day, frame: row.frame) } }
            let resumed = try JSONDecoder().decode(Confluence.self, from: JSONEncoder().encode(head))
            #expect(resumed == head)
            #expect(readings(Array(steps[cut...]), from: resumed) == Array(straight[cut...]))
        }
    }

    @Test func whatComesLaterChangesNothing() {
        let minutes = randomBars(2_000, from: StudyMarket.start, seed: 22)
        let other = minutes.enumerated().map { index, bar in
            var bar = bar
            if index >= 1_205 { bar.high = Price(ticks: bar.high.ticks + 500) }
            return bar
        }
        let first = readings(ConfluenceTape.steps(minutes))
        let second = readings(ConfluenceTape.steps(other))
        #expect(first[..<1_205] == second[..<1_205])
        #expect(first[1_205...] != second[1_205...])
    }

    /// `since` is the close at which side and score last changed, as the readings themselves show.
    @Test func sinceIsTheLastChange() {
        var last: ConfluenceReading?
        for (step, reading) in zip(
            ConfluenceTape.steps(randomBars(2_000, from: StudyMarket.start, seed: 23)),
            readings(ConfluenceTape.steps(randomBars(2_000, from: StudyMarket.start, seed: 23))))
        {
            let isSame = reading.side == last?.side ?? 0 && reading.score == last?.score ?? 0
            #expect(reading.since == (isSame ? last?.since : step.end))
            last = reading
        }
    }

    @Test func theStudyIsTheSame() {
        let steps = ConfluenceTape.steps(randomBars(2_600, from: StudyMarket.start, seed: 24, gapEvery: 11))
        var study = ConfluenceStudy(StudySetup(spec: StudyMarket.equity, frame: .oneMinute))
        for (step, reading) in zip(steps, readings(steps)) {
            for row in step.bars where row.frame == .oneMinute { study.add(row.bar, day: row.day) }
            let row = study.row
            #expect(row[0] == Double(reading.score) && row[1] == Double(reading.side + 1))
            #expect(row[3] == reading.quality)
        }
    }

    @Test(arguments: StudyMarket.all) func everyReadingIsSound(_ market: StudyMarket) {
        var study = Confluence(spec: market.spec, frames: Self.frames)
        for step in ConfluenceTape.steps(market.bars.map(\.bar)) {
            for row in step.bars { study.add(row.bar, day: row.day, frame: row.frame) }
            let reading = study.reading
            let sides = reading.verdicts.compactMap(\.side)
            #expect(reading.score == sides.count { $0 == reading.side && $0 != 0 })
            #expect((0...1).contains(reading.quality))
            #expect(!reading.isTradeable || reading.score == 3)
            for verdict in reading.verdicts {
                #expect(verdict.isMissing == (verdict.evidence == nil))
                #expect(!verdict.headline.isEmpty && !verdict.reasons(market.spec).contains { $0.contains("?") })
            }
        }
    }
}
