import Foundation
import Market
import Support
import Testing

@testable import Studies

/// What every insight promises, on every kind of bars that a feed may bring.
@Suite struct InsightsCausalityTests {
    /// Bars that try a study: what is told of them must be finite, causal and resumable.
    enum Tape: String, CaseIterable {
        case plain, nearOne, nearHundredThousand, belowZero, flat, withoutVolume, withGaps, withShortSession

        func bars() -> [Bar] {
            let start = Timestamp(seconds: 1_767_916_800)  // 2026-01-09 00:00 UTC, a Thursday evening
            switch self {
            case .plain: return randomBars(3_200, from: start, seed: 1)
            case .nearOne: return randomBars(1_500, from: start, seed: 2, price: 110)
            case .nearHundredThousand: return randomBars(1_500, from: start, seed: 3, price: 400_000)
            case .belowZero: return randomBars(1_500, from: start, seed: 4, price: -3_760)
            case .flat:
                return randomBars(1_500, from: start, seed: 5).map { bar in
                    var bar = bar
                    (bar.open, bar.high, bar.low, bar.close) =
                        (Price(ticks: 400), Price(ticks: 400), Price(ticks: 400), Price(ticks: 400))
                    return bar
                }
            case .withoutVolume:
                return randomBars(1_500, from: start, seed: 6).map { bar in
                    var bar = bar
                    bar.volume = 0
                    return bar
                }
            case .withGaps: return randomBars(1_500, from: start, seed: 7, gapEvery: 3)
            case .withShortSession:
                let bars = randomBars(4_400, from: start, seed: 8)
                // Of the day that begins on the second evening three bars are left.
                return Array(bars[..<1_300] + bars[1_410..<1_413] + bars[2_900...])
            }
        }
    }

    static let cases = Studies.insights.flatMap { kind in Tape.allCases.map { (kind.name, $0) } }

    private static func study(_ name: String) throws -> any Study {
        let kind = try #require(Studies.insights.first { $0.name == name })
        return kind.make(try InsightVectors.setup("synth_1m", ["window": 300]))
    }

    @Test(arguments: cases) func tellsTheSameWhereverItIsCut(_ name: String, _ tape: Tape) throws {
        try check(try Self.study(name), tape)
    }

    /// Saved as text anywhere and taken up again it is the same study: at once, and some bars later. Equal states have
    /// equal futures, so that nothing more need be fed.
    private func check<S: Study>(_ fresh: S, _ tape: Tape) throws {
        let bars = tape.bars()
        let cuts = [1, 250, bars.count / 2, bars.count - 1]
        var whole = fresh
        var resumed: [(study: S, until: Int)] = []
        for (index, bar) in bars.enumerated() {
            let day = InsightVectors.day(bar)
            whole.add(bar, day: day)
            let row = whole.row
            guard row.count == whole.fields.count else {
                Issue.record("\(row.count) values for \(whole.fields.count) fields")
                return
            }
            for place in resumed.indices {
                resumed[place].study.add(bar, day: day)
                #expect(resumed[place].study.row == row, "at \(index)")
                if index == resumed[place].until { #expect(resumed[place].study == whole, "at \(index)") }
            }
            resumed.removeAll { $0.until == index }
            if cuts.contains(index + 1) {
                let copy = try JSONDecoder().decode(S.self, from: JSONEncoder().encode(whole))
                #expect(copy == whole, "saved after \(index + 1) bars")
                resumed.append((copy, min(index + 60, bars.count - 1)))
            }
        }
        #expect(resumed.isEmpty, "each was followed to its end")
        #expect(tape == .flat || (0..<whole.fields.count).contains { whole.row[$0] != nil })
    }

    @Test(arguments: cases) func aPreviewIsTheNextRowAndChangesNothing(_ name: String, _ tape: Tape) throws {
        var study = try Self.study(name)
        for (index, bar) in tape.bars().prefix(1_450).enumerated() {
            let day = InsightVectors.day(bar)
            guard index % 37 == 0 || index > 1_350 else {
                study.add(bar, day: day)
                continue
            }
            let before = study.row
            let preview = study.preview(with: bar, day: day)
            #expect(study.row == before)
            study.add(bar, day: day)
            #expect(study.row == preview)
        }
    }

    /// A fit made by a worker gives what the study finds by itself; one that is out of date is not taken.
    @Test(arguments: Studies.insights.map(\.name)) func fitsApartChangeNothing(_ name: String) throws {
        let bars = Tape.plain.bars()
        var alone = StudySet([try Self.study(name)])
        var helped = StudySet([try Self.study(name)])
        var late = StudySet([try Self.study(name)])
        var day: TradingDay?
        var fits = 0
        var stale: [StudySet.Fit] = []
        for (index, bar) in bars.enumerated() {
            let next = InsightVectors.day(bar)
            if next != day {
                for refit in helped.refits {
                    helped.prepare(refit.run())
                    fits += 1
                }
                for fit in stale { late.prepare(fit) }
            }
            day = next
            if index % 500 == 0 { stale = late.refits.map { $0.run() } }
            alone.add(bar, day: next)
            helped.add(bar, day: next)
            late.add(bar, day: next)
            #expect(alone.row == helped.row && alone.row == late.row, "at \(index)")
        }
        #expect(fits > 0 || name == "wave")
    }
}
