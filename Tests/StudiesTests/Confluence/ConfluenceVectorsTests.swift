import Market
import Studies
import Support
import Testing

/// Confluence under the original's rules against its figures, 150 moments of one made-up market.
@Suite struct ConfluenceVectorsTests {
    private static let patterns = ["engulfing", "engulfing", "hammer", "shooting star"]
    private static let patternSides = [1, -1, 1, -1]

    @Test func equalsTheOriginalUnderItsRules() throws {
        let table = try VectorList("confluence").rows
        #expect(table.count == 150)
        let frames = ConfluenceFrames(bias: .fifteenMinutes, setup: .fiveMinutes, trigger: .oneMinute)
        var confluence = Confluence(spec: FlowMarket.spec, frames: frames, rules: .original)
        let minutes = try FlowMarket.oneMinute.bars()
        let (fives, fifteens) = (resampled(minutes, 5), resampled(minutes, 15))
        var fed = (0, 0, 0)
        for row in table {
            let counts = (try row.whole("bars_1m"), try row.whole("bars_5m"), try row.whole("bars_15m"))
            confluence.take(Array(fifteens[fed.2..<counts.2]), .fifteenMinutes)
            confluence.take(Array(fives[fed.1..<counts.1]), .fiveMinutes)
            confluence.take(Array(minutes[fed.0..<counts.0]), .oneMinute)
            fed = counts
            let reading = confluence.reading
            let place = "at \(counts.0)"
            #expect(reading.score == (try row.whole("score")), "\(place)")
            #expect(reading.side == (try row.whole("side")), "\(place)")
            #expect(reading.isTradeable == (try row.flag("tradeable")), "\(place)")
            #expect(isEqual(reading.quality, try row.number("quality"), decimals: 3), "\(place)")
            try check(reading, row, place)
        }
    }

    private func check(_ reading: ConfluenceReading, _ row: [String: String], _ place: String) throws {
        #expect((reading[.bias].side ?? 0) == (try row.whole("bias")), "\(place)")
        #expect((reading[.setup].side ?? 0) == (try row.whole("setup")), "\(place)")
        #expect((reading[.trigger].side ?? 0) == (try row.whole("trigger")), "\(place)")
        if case .bias(let figures) = reading[.bias].evidence {
            #expect(isEqual(figures.fast, try row.number("bias_fast"), decimals: 4), "\(place)")
            #expect(isEqual(figures.middle, try row.number("bias_middle"), decimals: 4), "\(place)")
            #expect(isEqual(figures.slow, try row.number("bias_slow"), decimals: 4), "\(place)")
            #expect(isEqual(figures.slope, try row.number("slope"), decimals: 6), "\(place)")
            #expect(isEqual(figures.quality, try row.number("bias_quality"), decimals: 3), "\(place)")
            // The original only ever says whether the close is above all three.
            if figures.side >= 0 { #expect(figures.isBeyond == (try row.flag("beyond")), "\(place)") }
        } else {
            #expect(row["bias_fast"] == "", "\(place)")
        }
        if case .setup(let figures) = reading[.setup].evidence {
            #expect(isEqual(figures.fast, try row.number("setup_fast"), decimals: 4), "\(place)")
            #expect(isEqual(figures.middle, try row.number("setup_middle"), decimals: 4), "\(place)")
            #expect((figures.pullback != nil) == (try row.flag("pullback")), "\(place)")
            #expect(isEqual(figures.strength, try row.number("setup_rsi"), decimals: 1), "\(place)")
            #expect(figures.trendBars == (try row.whole("trend_bars")), "\(place)")
            #expect(isEqual(figures.quality, try row.number("setup_quality"), decimals: 3), "\(place)")
        } else {
            #expect(row["setup_fast"] == "", "\(place)")
        }
        if case .trigger(let figures) = reading[.trigger].evidence {
            #expect(isEqual(figures.fast, try row.number("trigger_fast"), decimals: 4), "\(place)")
            #expect(isEqual(figures.slow, try row.number("trigger_slow"), decimals: 4), "\(place)")
            #expect(isEqual(figures.strength, try row.number("trigger_rsi"), decimals: 1), "\(place)")
            #expect(figures.isVolumeUp == (try row.flag("volume")), "\(place)")
            #expect((figures.crossing != nil) == (try row.flag("crossed")), "\(place)")
            #expect(figures.isTrigger == (try row.flag("triggered")), "\(place)")
            let pattern = try row.whole("pattern")
            #expect(figures.pattern == (pattern == 0 ? nil : Self.patterns[pattern - 1]), "\(place)")
            #expect(figures.patternSide == (pattern == 0 ? 0 : Self.patternSides[pattern - 1]), "\(place)")
        } else {
            #expect(row["trigger_fast"] == "", "\(place)")
        }
    }

    /// Bars of a longer frame by the clock in UTC, as the source of the vectors has them.
    private func resampled(_ minutes: [Bar], _ count: Int64) -> [Bar] {
        var bars: [Bar] = []
        for minute in minutes {
            let start = Timestamp(seconds: floorDivide(minute.time.seconds, count * 60) * count * 60)
            if bars.last?.time == start {
                bars[bars.count - 1].absorb(minute)
            } else {
                bars.append(minute)
                bars[bars.count - 1].time = start
            }
        }
        return bars
    }
}
