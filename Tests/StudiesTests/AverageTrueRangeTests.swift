import Market
import Studies
import Support
import Testing

@Suite struct AverageTrueRangeTests {
    private let quarter = TickSize(25, 100)

    @Test func countsGapsAndSkipsTheFirstBar() {
        var range = AverageTrueRange(length: 2, tick: quarter)
        var values: [Double?] = []
        // True ranges in ticks: none, 8 (gap up from 100), 12 (gap down from 108), 4.
        for (high, low, close) in [(104, 96, 100), (108, 104, 108), (100, 96, 98), (100, 96, 99)] {
            range.add(bar(high, low, close))
            values.append(range.value)
        }
        #expect(values == [nil, nil, 2.5, 1.75])
    }

    @Test func fourteenBarsNeedOneMore() {
        var range = AverageTrueRange(tick: quarter)
        for _ in 0..<14 { range.add(bar(110, 100, 105)) }
        #expect(range.value == nil)
        range.add(bar(110, 100, 105))
        #expect(range.value == 2.5)
    }

    private func bar(_ high: Int, _ low: Int, _ close: Int) -> Bar {
        Bar(
            time: Timestamp(seconds: 0), open: Price(ticks: low), high: Price(ticks: high), low: Price(ticks: low),
            close: Price(ticks: close), volume: 1)
    }
}
