import Market
import Studies
import Support
import Testing

@Suite struct MinuteTrendTests {
    private let quarter = TickSize(25, 100)

    @Test func nineBarsSayNothing() {
        #expect(trend(closes: Array(repeating: 400, count: 9)).value == nil)
        #expect(trend(closes: Array(repeating: 400, count: 10)).value?.trend == .flat)
    }

    @Test func slopeIsTheMeanOfTheLastFourChanges() {
        let value = trend(closes: [400, 400, 400, 400, 400, 400, 404, 402, 410, 416]).value
        #expect(value?.slope == 1)
        #expect(value?.trend == .up)
        #expect(trend(closes: [400, 400, 400, 400, 400, 400, 396, 398, 390, 384]).value?.trend == .down)
    }

    @Test func aMoveBelowOneBasisPointIsFlat() {
        // One tick at the end lifts EMA 5 by 1/3 and EMA 10 by 2/11 of a tick: 0.1515 ticks apart.
        let start = Array(repeating: 1_600, count: 9)
        #expect(trend(closes: Array(repeating: 1_500, count: 9) + [1_501]).value?.trend == .up)
        #expect(trend(closes: start + [1_601]).value?.trend == .flat)
    }

    @Test func belowZeroUpIsStillUp() {
        #expect(trend(closes: (0..<10).map { -4_000 + $0 * 10 }).value?.trend == .up)
        #expect(trend(closes: (0..<10).map { -4_000 - $0 * 10 }).value?.trend == .down)
    }

    @Test func aSurgeIsMoreThanTwiceTheMeanOfNine() {
        let nine = [10, 20, 30, 10, 20, 30, 10, 20, 30]
        #expect(trend(closes: Array(repeating: 400, count: 10), volumes: nine + [40]).value?.isVolumeSurge == false)
        #expect(trend(closes: Array(repeating: 400, count: 10), volumes: nine + [41]).value?.isVolumeSurge == true)
        #expect(
            trend(closes: Array(repeating: 400, count: 10), volumes: Array(repeating: 0, count: 10)).value?
                .isVolumeSurge == false)
    }

    @Test func onlyTheLastTenBarsCount() {
        let bars = randomBars(200, from: Timestamp(seconds: 0), seed: 8)
        var stream = MinuteTrend(tick: quarter)
        for (index, bar) in bars.enumerated() {
            stream.add(bar)
            guard index >= 9 else { continue }
            var batch = MinuteTrend(tick: quarter)
            for bar in bars[(index - 9)...index] { batch.add(bar) }
            #expect(stream.value == batch.value)
            #expect(stream.value != nil)
        }
    }

    private func trend(closes: [Int], volumes: [Int]? = nil) -> MinuteTrend {
        var trend = MinuteTrend(tick: quarter)
        for (index, close) in closes.enumerated() {
            let price = Price(ticks: close)
            trend.add(
                Bar(
                    time: Timestamp(seconds: Int64(index) * 60), open: price, high: price, low: price, close: price,
                    volume: volumes?[index] ?? 1))
        }
        return trend
    }
}
