import Market
import State
import Studies
import Support
import Testing

@testable import Engine

@Suite struct DeterminismTests {
    private let roots = ["NQ", "CL", "6E"]

    /// A day and a half of bars of three instruments with gaps, twice-sent and late rows, then an hour of trades.
    private var rows: (bars: [SlotBar], trades: [SlotTrade]) {
        let days = [Harness.monday, Harness.calendar.nextTradingDay(after: Harness.monday)]
        var bars: [SlotBar] = []
        for (index, day) in days.enumerated() {
            for slot in roots.indices {
                bars += randomBars(
                    index == 0 ? 1_150 : 600, from: Harness.calendar.session(of: day).lowerBound,
                    seed: UInt64(index * 10 + slot), price: 20_000, gapEvery: 9
                ).map { SlotBar(slot: slot, bar: $0) }
            }
        }
        bars.sort { ($0.bar.time, $0.slot) < ($1.bar.time, $1.slot) }
        for index in stride(from: 50, to: bars.count, by: 97) { bars.insert(bars[index - 40], at: index) }
        var numbers = SeededNumbers(seed: 4)
        var time = bars.map(\.bar.time).max()?.adding(minutes: 1) ?? Timestamp(seconds: 0)
        var trades: [SlotTrade] = []
        for _ in 0..<3_000 {
            time = time.adding(nanoseconds: Int64.random(in: 0...2_500_000_000, using: &numbers))
            let trade = Trade(
                time: time, price: Price(ticks: 20_000 + Int.random(in: -30...30, using: &numbers)),
                size: Int.random(in: 1...9, using: &numbers), aggressor: .unknown)
            trades.append(SlotTrade(slot: Int.random(in: 0...2, using: &numbers), trade: trade))
        }
        return (bars, trades)
    }

    private func run(batch: Int) throws -> (json: String, frames: [[Bar]], studies: [[StudyRow]], pasts: [[[Double?]]])
    {
        let (bars, trades) = rows
        var desk = Harness(roots.map(Harness.instrument))
        for start in stride(from: 0, to: bars.count, by: batch) {
            desk.send(.barsClosed(Array(bars[start..<min(start + batch, bars.count)])))
        }
        for start in stride(from: 0, to: trades.count, by: batch) {
            desk.send(.tradesPrinted(Array(trades[start..<min(start + batch, trades.count)])))
        }
        let picture = desk.snapshot
        let frames = picture.instruments.flatMap { state in TimeFrame.allCases.compactMap { state.frames[$0] } }
        let rows = frames.map { [$0.studies.settled, $0.studies.preview ?? StudyRow()] }
        let pasts = frames.map { frame in
            (frame.studies.fields.whole + frame.studies.fields.recent).map { past($0, frame) }
        }
        return (try picture.json(), frames.map { all($0.bars) }, rows, pasts)
    }

    @Test func batchesLeaveNoTrace() throws {
        let whole = try run(batch: .max / 4)
        #expect(whole.frames.count == 12)
        // One row in 97 of the 5,250 was sent twice.
        #expect(whole.json.contains("\"refused\":54,"))
        for batch in [1, 7, 4_096] {
            let split = try run(batch: batch)
            #expect(split.json == whole.json)
            #expect(split.frames == whole.frames)
            #expect(split.studies == whole.studies)
            #expect(split.pasts == whole.pasts)
        }
    }
}
