import Market
import Studies
import Support
import Testing

@Suite struct SessionVWAPTests {
    private let quarter = TickSize(25, 100)
    private let monday = TradingDay(CivilDate(year: 2024, month: 1, day: 8))
    private let tuesday = TradingDay(CivilDate(year: 2024, month: 1, day: 9))

    @Test func weighsTypicalPricesByVolume() throws {
        var vwap = SessionVWAP(tick: quarter)
        vwap.add(bar(high: 406, low: 400, close: 403, volume: 30), day: monday)  // typical 403 ticks
        vwap.add(bar(high: 414, low: 408, close: 411, volume: 10), day: monday)  // typical 411 ticks
        let value = try #require(vwap.value)
        #expect(value.average == 405 * 0.25)
        // Variance (30·2² + 10·6²) / 40 = 12 square ticks.
        #expect(abs(value.deviation - 12.0.squareRoot() * 0.25) < 1e-12)
        #expect(value.band(2) == value.average + 2 * value.deviation)
        #expect(value.band(-1) == value.average - value.deviation)
    }

    @Test func tradesCountWithTheirOwnPrice() throws {
        var vwap = SessionVWAP(tick: quarter)
        vwap.add(price: Price(ticks: 66_331), size: 3, day: monday)
        vwap.add(price: Price(ticks: 66_335), size: 1, day: monday)
        let value = try #require(vwap.value)
        #expect(value.average == 66_332 * 0.25)
        #expect(abs(value.deviation - 3.0.squareRoot() * 0.25) < 1e-12)
    }

    @Test func nothingTradedIsNil() {
        var vwap = SessionVWAP(tick: quarter)
        #expect(vwap.value == nil)
        vwap.add(bar(high: 406, low: 400, close: 403, volume: 0), day: monday)
        #expect(vwap.value == nil)
    }

    @Test func eachTradingDayStartsAnew() throws {
        var vwap = SessionVWAP(tick: quarter)
        vwap.add(bar(high: 406, low: 400, close: 403, volume: 30), day: monday)
        vwap.add(bar(high: 806, low: 800, close: 803, volume: 5), day: tuesday)
        #expect(vwap.value?.average == 803 * 0.25)
        #expect(vwap.value?.deviation == 0)
        vwap.add(bar(high: 810, low: 808, close: 809, volume: 0), day: TradingDay(tuesday.date.adding(days: 1)))
        #expect(vwap.value == nil)
    }

    @Test func aCalmDayAtAHighPriceKeepsItsDeviation() throws {
        var vwap = SessionVWAP(tick: TickSize(1, 100))
        for index in 0..<100_000 {
            vwap.add(price: Price(ticks: 10_000_000 + index % 2 * 2), size: 7, day: monday)
        }
        #expect(try #require(vwap.value).deviation == 0.01)
    }

    @Test func equalsTheDefinitionAfterEveryBar() throws {
        let bars = randomBars(500, from: Timestamp(seconds: 0), seed: 21)
        var vwap = SessionVWAP(tick: quarter)
        for (index, bar) in bars.enumerated() {
            vwap.add(bar, day: monday)
            guard index % 50 == 49 else { continue }
            let seen = bars[...index]
            let volume = seen.reduce(0.0) { $0 + Double($1.volume) }
            let mean = seen.reduce(0.0) { $0 + typical($1) * Double($1.volume) } / volume
            let variance =
                seen.reduce(0.0) { $0 + (typical($1) - mean) * (typical($1) - mean) * Double($1.volume) } / volume
            let value = try #require(vwap.value)
            #expect(abs(value.average - mean) < 1e-8)
            #expect(abs(value.deviation - variance.squareRoot()) < 1e-8)
        }
    }

    @Test func orderInsideADayLeavesNoTrace() {
        let bars = randomBars(400, from: Timestamp(seconds: 0), seed: 2)
        var forward = SessionVWAP(tick: quarter)
        var shuffled = SessionVWAP(tick: quarter)
        var numbers = SeededNumbers(seed: 1)
        for bar in bars { forward.add(bar, day: monday) }
        for bar in [bars[0]] + bars.dropFirst().shuffled(using: &numbers) { shuffled.add(bar, day: monday) }
        #expect(forward == shuffled)
    }

    private func typical(_ bar: Bar) -> Double {
        Double(bar.high.ticks + bar.low.ticks + bar.close.ticks) / 3 * 0.25
    }

    private func bar(high: Int, low: Int, close: Int, volume: Int) -> Bar {
        Bar(
            time: Timestamp(seconds: 0), open: Price(ticks: low), high: Price(ticks: high), low: Price(ticks: low),
            close: Price(ticks: close), volume: volume)
    }
}
