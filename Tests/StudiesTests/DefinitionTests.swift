import Market
import Studies
import Testing

/// Studies without vectors against their definitions, reckoned over the whole window at every bar.
@Suite struct DefinitionTests {
    private let bars: [(bar: Bar, day: TradingDay)]
    private let closes: [Double]

    init() throws {
        bars = try SyntheticMarket.bars()
        closes = bars.map { Double($0.bar.close.ticks) / 4 }
    }

    private func weighted(_ values: ArraySlice<Double>) -> Double {
        let weights = zip(1..., values)
        return weights.reduce(0) { $0 + Double($1.0) * $1.1 } / weights.reduce(0) { $0 + Double($1.0) }
    }

    @Test func hullIsAnAverageOfAverages() throws {
        let hull = try values("hull", ["length": 16], over: bars).map { $0["16"] }
        let raw = closes.indices.map { index in
            index < 15 ? 0 : 2 * weighted(closes[(index - 7)...index]) - weighted(closes[(index - 15)...index])
        }
        #expect(hull[17] == nil && hull[18] != nil)
        for index in 18..<closes.count {
            #expect(abs(try #require(hull[index]) - weighted(raw[(index - 3)...index])) < 1e-9)
        }
    }

    @Test func wildersAverageIsRecursive() throws {
        let rma = try values("rma", over: bars).map { $0["14"] }
        var average = closes[..<14].reduce(0, +) / 14
        #expect(rma[12] == nil)
        #expect(abs(try #require(rma[13]) - average) < 1e-9)
        for index in 14..<closes.count {
            average = (average * 13 + closes[index]) / 14
            #expect(abs(try #require(rma[index]) - average) < 1e-9)
        }
    }

    @Test func keltnerIsAnAverageAndTrueRanges() throws {
        let channel = try values("keltner", over: bars)
        let average = try values("ema", ["length": 20], over: bars)
        let range = try values("atr", ["length": 10], over: bars)
        for index in 20..<bars.count {
            let (middle, reach) = (try #require(average[index]["20"]), 2 * (try #require(range[index]["10"])))
            #expect(channel[index] == ["upper": middle + reach, "middle": middle, "lower": middle - reach])
        }
    }

    @Test func theShorterAverageOfMACDIsTheFastOne() throws {
        let swapped = try values("macd", ["fast": 30, "slow": 10], over: bars)
        #expect(try swapped == values("macd", ["fast": 10, "slow": 30], over: bars))
        #expect(swapped.last?["line"] != nil)
    }

    /// No phase is told before the oscillator that it rests on.
    @Test func wavesWaitForTheOscillator() throws {
        let (waves, oscillator) = (try values("wave", over: bars), try values("awesome", over: bars))
        let first = try #require(waves.firstIndex { $0["phase"] != nil })
        #expect(try #require(oscillator.firstIndex { $0["value"] != nil }) == first)
    }

    @Test func aLineThroughALineIsTheLine() throws {
        var line = Array(bars[..<20])
        for index in line.indices { line[index].bar.close = Price(ticks: 1_000 + 3 * index) }
        let row = try #require(try values("linreg", over: line).last)
        #expect(row == ["value": 264.25, "slope": 0.75, "fit": 1, "upper": 264.25, "lower": 264.25])
    }

    @Test func regressionLeavesTheLeastSquares() throws {
        let rows = try values("linreg", ["length": 30, "width": 1], over: bars)
        for index in stride(from: 29, to: bars.count, by: 17) {
            let window = Array(closes[(index - 29)...index])
            let row = rows[index]
            let (end, slope) = (try #require(row["value"]), try #require(row["slope"]))
            func squares(_ end: Double, _ slope: Double) -> Double {
                window.enumerated().reduce(0) {
                    $0 + ($1.element - end + slope * Double(29 - $1.offset))
                        * ($1.element - end + slope * Double(29 - $1.offset))
                }
            }
            let least = squares(end, slope)
            #expect(least < squares(end + 0.01, slope) && least < squares(end - 0.01, slope))
            #expect(least < squares(end, slope + 0.001) && least < squares(end, slope - 0.001))
            #expect(abs(try #require(row["upper"]) - end - (least / 30).squareRoot()) < 1e-7)
        }
    }

    @Test func parametersOutOfRangeAreTakenToTheNearest() throws {
        #expect(try values("ema", ["length": -4], over: bars).last?["1"] == closes.last)
        #expect(try values("sma", ["length": .nan], over: bars).last?["21"] != nil)
    }

    @Test func anOscillatorWithoutRangeStandsInTheMiddle() throws {
        let flat = bars[..<40].map { entry in
            var bar = entry.bar
            (bar.open, bar.high, bar.low, bar.close) = (
                Price(ticks: 9), Price(ticks: 9), Price(ticks: 9), Price(ticks: 9)
            )
            return (bar: bar, day: entry.day)
        }
        #expect(try values("stochastic", over: flat).last == ["k": 50, "d": 50])
        #expect(try values("williams", over: flat).last == ["14": -50])
        #expect(try values("rsi", over: flat).last == [:])
        #expect(try values("adx", over: flat).last == [:])
        #expect(try values("cci", over: flat).last == ["20": 0])
    }
}
