import Market
import Support
import Testing

@testable import Studies

@Suite struct InsightsQualityTests {
    @Test(arguments: InsightVectors.sets) func equalsTheOriginalUnderItsRules(_ set: String) throws {
        let vector = try InsightVectors.load(set)
        var rows: [Int: InsightVectors.Value] = [:]
        for row in vector["quality"].list { rows[row[0].whole] = row }
        let bullish = Set(vector["bullish_candles"].list.map(\.whole))
        let bearish = Set(vector["bearish_candles"].list.map(\.whole))
        var score = SignalScore(rules: .original)
        var oscillator = AwesomeMomentum(tick: TickSize(25, 100))
        var previous: Bar?
        var compared = 0
        for (index, bar) in try InsightVectors.bars(set).enumerated() {
            score.add(bar)
            oscillator.add(bar)
            let candle = CandleSignal(bar, previous: previous)
            previous = bar
            if index < 600 {
                #expect(candle.isBullish == bullish.contains(index), "candle \(index)")
                #expect(candle.isBearish == bearish.contains(index), "candle \(index)")
            }
            guard let row = rows[index + 1] else { continue }
            compared += 1
            var inputs = SignalScore.Inputs()
            inputs.oscillation = oscillator.value ?? 0
            // Below 20 bars the original scores 0; here there is no score.
            guard index + 1 >= 20 else {
                #expect(score.reading(inputs) == nil)
                continue
            }
            expectEqual(try #require(score.reading(inputs)), row[9], at: index + 1)
            inputs.currentRatio = row[1].number ?? 0
            inputs.phase = try #require(WaveReading.Phase.allCases.first { $0.name == row[2].text })
            inputs.bias = try #require(WaveReading.Bias.allCases.first { $0.name == row[4].text })
            inputs.higherBias = inputs.bias
            inputs.percentile = row[5].number ?? 0
            let value = try #require(score.reading(inputs))
            expectEqual(value, row[8], at: index + 1)
            #expect((value.premium != .none) == row[6].flag)
            #expect(value.premium.name == row[7].text)
        }
        #expect(compared > 30)
    }

    private func expectEqual(_ value: QualityReading, _ row: InsightVectors.Value, at bar: Int) {
        let at = Comment(rawValue: "at \(bar)")
        #expect(isEqual(value.score, row[0].number, decimals: 3), at)
        #expect(isEqual(value.score * 100, row[1].number, decimals: 1), at)
        #expect(value.isHigh == row[2].flag, at)
        #expect(value.factors.volatility == row[3].number, at)
        #expect(value.factors.velocity == row[4].number, at)
        #expect(value.factors.acceleration == row[5].number, at)
        #expect(value.factors.trendSpeed == row[6].number, at)
        #expect(value.factors.candle == row[7].number, at)
        #expect(value.factors.higherFrame == row[8].number, at)
        #expect(value.context.name == row[9].text, at)
        #expect(isEqual(value.strength, row[11].number, decimals: 1), at)
        #expect(isEqual(value.velocity, row[13].number, decimals: 4), at)
        #expect(isEqual(value.acceleration, row[14].number, decimals: 4), at)
    }

    private func score(_ rules: InsightRules, _ closes: [Int], body: Int = 0) -> SignalScore {
        var score = SignalScore(rules: rules)
        for (index, close) in closes.enumerated() {
            score.add(
                Bar(
                    time: Timestamp(seconds: Int64(index) * 300), open: Price(ticks: close - body),
                    high: Price(ticks: close + 8), low: Price(ticks: close - 8), close: Price(ticks: close), volume: 1))
        }
        return score
    }

    /// 40 closes that swing by ten ticks and end with a rise.
    private var rise: [Int] { (0..<36).map { 400 + $0 % 4 * 10 } + [400, 420, 450, 500] }

    @Test func nothingGoodIsZero() throws {
        // Wild, falling in an uptrend, no candle, waves against it: the original still gives 0.125.
        var inputs = SignalScore.Inputs()
        inputs.phase = .uptrend
        inputs.percentile = 0.95
        inputs.higherBias = .bearish
        let fall = rise.map { 1_000 - $0 }
        #expect(try #require(score(.original, fall).reading(inputs)).score == 0.125)
        #expect(try #require(score(.standard, fall).reading(inputs)).score == 0)
    }

    @Test func everythingGoodIsOne() throws {
        // The last bar is a hammer: a body of one tick at the top of a long lower wick.
        var score = score(.standard, rise)
        score.add(
            Bar(
                time: Timestamp(seconds: 100_000), open: Price(ticks: 559), high: Price(ticks: 560),
                low: Price(ticks: 540), close: Price(ticks: 560), volume: 1))
        var inputs = SignalScore.Inputs()
        inputs.phase = .uptrend
        inputs.currentRatio = 1.6
        inputs.higherBias = .bullish
        inputs.bias = .bullish
        let value = try #require(score.reading(inputs))
        #expect(value.score == 1 && value.isHigh && value.side == .long && value.premium == .long)
        #expect(value.mark == .good)
    }

    @Test func accelerationAndTrendSpeedAreTwoParts() throws {
        // Volatility 1.5, velocity 1, acceleration, and half of 0.5 for neutral waves. The original adds 0.5 whether
        // one of acceleration and trend speed is there or both.
        var inputs = SignalScore.Inputs()
        inputs.phase = .uptrend
        let one = (
            try #require(score(.original, rise).reading(inputs)), try #require(score(.standard, rise).reading(inputs))
        )
        inputs.currentRatio = 2
        let both = (
            try #require(score(.original, rise).reading(inputs)), try #require(score(.standard, rise).reading(inputs))
        )
        #expect(one.0.score == 3.25 / 4 && both.0.score == 3.25 / 4)
        #expect(one.1.score == 3 / 4.0 && both.1.score == 3.25 / 4)
        // A speed against the trend is none.
        inputs.currentRatio = -2
        #expect(try #require(score(.standard, rise).reading(inputs)).score == 3 / 4.0)
        #expect(try #require(score(.original, rise).reading(inputs)).factors.trendSpeed == 0.5)
    }

    @Test func aRangeIsHighOnlyWithASide() throws {
        // A quiet range: volatility 1.5 and velocity 1, waves to one side. Without a candle nobody knows which side to
        // take: the original calls it high quality.
        let still = (0..<40).map { 400 + [0, 10, 0, 10, 20, 10][$0 % 6] } + [410, 400, 410, 410, 400, 410]
        var inputs = SignalScore.Inputs()
        inputs.percentile = 0.25
        inputs.bias = .bullish
        inputs.higherBias = .bullish
        let theirs = try #require(score(.original, still).reading(inputs))
        let mine = try #require(score(.standard, still).reading(inputs))
        #expect(theirs.context == .ranging && theirs.isHigh && theirs.factors.higherFrame == 0.5)
        #expect(mine.side == .none && !mine.isHigh && mine.factors.higherFrame == 0)
    }

    @Test func madeUpZerosDoNotCount() throws {
        // 23 closes that rise by 2 and 4 in turn: three-bar changes are 8 and 10 ticks in turn, 2.25 points on average
        // with a deviation of a quarter of a point. The original adds three zeros and divides by the price.
        let closes = (0..<23).map { 400 + $0 / 2 * 6 + $0 % 2 * 2 }
        let value = try #require(score(.standard, closes).reading(SignalScore.Inputs()))
        // 20 velocities, ten of each; the last is 22 − 19: 466 − 456 = 10 ticks, 2.5 points.
        #expect(isEqual(value.velocity, 2.5 / 0.25))
        #expect(try #require(score(.original, closes).reading(SignalScore.Inputs())).velocity < 4)
    }

    @Test func velocityHasItsSignBelowZero() throws {
        var inputs = SignalScore.Inputs()
        inputs.phase = .uptrend
        let deep = rise.map { $0 - 4_000 }
        #expect(try #require(score(.standard, deep).reading(inputs)).velocity > 1)
        #expect(try #require(score(.original, deep).reading(inputs)).velocity < 0, "a fraction of a price below zero")
    }

    @Test func theHigherFrameIsALongerOne() throws {
        // Three bars of five minutes make one of fifteen, told with its last; a hole ends it when the next one begins.
        var higher = HigherBars(frame: .fiveMinutes, multiple: 3)
        let day = TradingDay(CivilDate(year: 2026, month: 1, day: 9))
        let open = NewYork.instant(CivilDate(year: 2026, month: 1, day: 8), minuteOfDay: 18 * 60)
        var told: [(Int64, Int, Int64)] = []
        for minute in [0, 5, 10, 15, 20, 30, 40] {
            let bar = Bar(
                time: open.adding(minutes: Int64(minute)), open: Price(ticks: minute), high: Price(ticks: minute + 1),
                low: Price(ticks: minute), close: Price(ticks: minute), volume: 1)
            for done in [higher.close(before: bar, day: day), higher.add(bar, day: day)].compactMap({ $0 }) {
                told.append((Int64(minute), done.bar.volume, (done.bar.time - open) / Timestamp.minute))
            }
        }
        #expect(told.map(\.0) == [10, 30, 40] && told.map(\.1) == [3, 2, 2] && told.map(\.2) == [0, 15, 30])
    }
}
