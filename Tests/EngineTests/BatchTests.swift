import Market
import State
import Studies
import Support
import Testing

@testable import Engine

/// Bars of several instruments that come in long runs are taken on all cores; what is shown is as if each had come alone.
@Suite struct BatchTests {
    private static let roots = ["NQ", "CL", "GC"]
    private static let days = [
        Harness.monday, Harness.calendar.nextTradingDay(after: Harness.monday),
    ]

    /// In the order of time: minutes that are wanting, twice-sent and unsound bars, some of the halt, and one whole
    /// instrument that rests for three hours.
    private static let rows: [SlotBar] = {
        var rows: [SlotBar] = []
        for (index, day) in days.enumerated() {
            let start = Harness.calendar.session(of: day).lowerBound
            for slot in roots.indices {
                let bars = randomBars(
                    index == 0 ? 1_390 : 700, from: start, seed: UInt64(10 * index + slot), price: 20_000, gapEvery: 9)
                let rest = start.adding(minutes: 200)..<start.adding(minutes: 380)
                rows += bars.filter { slot != 1 || !rest.contains($0.time) }.map { SlotBar(slot: slot, bar: $0) }
            }
        }
        rows.sort { ($0.bar.time, $0.slot) < ($1.bar.time, $1.slot) }
        for index in stride(from: 1_000, to: 50, by: -97) { rows.insert(rows[index], at: index) }
        for index in stride(from: 90, to: 4_000, by: 501) {
            rows[index].bar.high = Price(ticks: rows[index].bar.low.ticks - 1)
            rows[index + 1].slot = 7
        }
        return rows
    }()

    private func run(batch: Int, trades: Bool = false) throws -> (json: String, told: [String]) {
        var desk = Harness(Self.roots.map(Harness.instrument))
        if trades {
            // A forming minute that the first bars find, one of them its own.
            desk.trade(20_010, size: 3, at: Self.rows[0].bar.time.adding(seconds: 5), slot: 1)
            desk.trade(20_011, size: 3, at: Self.rows[0].bar.time.adding(seconds: 9), slot: 2)
        }
        for start in stride(from: 0, to: Self.rows.count, by: batch) {
            desk.send(.barsClosed(Array(Self.rows[start..<min(start + batch, Self.rows.count)])))
        }
        let picture = desk.snapshot
        var told = ["\(picture.jobs) \(picture.scanner) \(String(describing: picture.focus))"]
        for state in picture.instruments {
            told.append("\(String(describing: state.confluence)) \(String(describing: state.previousDay))")
            for frame in TimeFrame.allCases.compactMap({ state.frames[$0] }) {
                told.append("\(all(frame.bars)) \(frame.studies.settled) \(frame.studies.levels)")
                told += (frame.studies.fields.whole + frame.studies.fields.recent).map { "\(past($0, frame))" }
            }
        }
        return (try picture.json(), told)
    }

    @Test(arguments: [false, true]) func manyAtOnceAreAsOneByOne(afterTrades: Bool) throws {
        let single = try run(batch: 1, trades: afterTrades)
        #expect(!single.json.contains("\"refused\":0,"))
        for batch in [100, 512, 4_096, .max / 4] {
            let many = try run(batch: batch, trades: afterTrades)
            #expect(many.json == single.json, "in batches of \(batch)")
            #expect(many.told == single.told, "in batches of \(batch)")
        }
    }

    @Test func onlyWhatAScanIsSureToFollowIsTakenAtOnce() throws {
        var desk = Harness(Self.roots.map(Harness.instrument))
        desk.bars([Self.rows[0].bar], slot: Self.rows[0].slot)
        var engine = desk.engine
        let rows = Self.rows[1..<600]
        let count = engine.countAtOnce(rows)
        let last = try #require(rows.last?.bar.time)
        // All but those of the last minute, which bring the scan.
        #expect(count == rows.count { $0.bar.time < last } && count > 500)
        #expect(engine.countAtOnce(rows.prefix(20)) == 0, "few")
        #expect(engine.countAtOnce(ArraySlice(rows.reversed())) == 0, "not in the order of time")
        let broken = rows.map { row in
            var row = row
            row.bar.high = Price(ticks: row.bar.low.ticks - 1)
            return row
        }
        #expect(engine.countAtOnce(broken[...]) == 0, "none is sure to be taken")
    }
}
