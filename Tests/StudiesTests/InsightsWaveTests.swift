import Market
import Support
import Testing

@testable import Studies

@Suite struct InsightsWaveTests {
    @Test(arguments: InsightVectors.sets) func equalsTheOriginalUnderItsRules(_ set: String) throws {
        let vector = try InsightVectors.load(set)
        var rows: [Int: InsightVectors.Value] = [:]
        for row in vector["wave"].list { rows[row[0].whole] = row }
        func series(_ name: String) -> [Int: Double?] {
            Dictionary(uniqueKeysWithValues: vector[name].list.map { ($0[0].whole, $0[1].number) })
        }
        let (lines, speeds, oscillators) = (series("dynamic"), series("speed"), series("ao"))
        var study = WaveDominance(try InsightVectors.setup(set, ["rules": 1]))
        var bulls: [(Double, Int)] = []
        var bears: [(Double, Int)] = []
        var last: WaveBook.Wave?
        for (index, bar) in try InsightVectors.bars(set).enumerated() {
            study.add(bar, day: InsightVectors.day(bar))
            if let line = lines[index] { #expect(isEqual(study.line, line), "average at \(index)") }
            if let speed = speeds[index] { #expect(isEqual(study.speed ?? 0, speed), "speed at \(index)") }
            if let oscillator = oscillators[index] { #expect(isEqual(study.oscillator, oscillator), "AO at \(index)") }
            if study.lastWave != last, let wave = study.lastWave {
                last = wave
                if study.line ?? 0 > Double(bar.close.ticks) / 4 {
                    bulls.append((wave.peak, wave.length))
                } else {
                    bears.append((wave.peak, wave.length))
                }
            }
            guard let row = rows[index + 1] else { continue }
            // Below 30 bars the original answers with a made-up default; here there is no answer.
            guard index + 1 >= 30 else {
                #expect(study.value == nil)
                continue
            }
            expectEqual(try #require(study.value), row)
        }
        for (mine, theirs) in [(bulls, "bull"), (bears, "bear")] {
            for (index, wave) in zip(0..., mine.prefix(100)) {
                #expect(isEqual(wave.0, vector["\(theirs)_changes"][index].number), "\(theirs) \(index)")
                #expect(wave.1 == vector["\(theirs)_durations"][index].whole)
            }
        }
        #expect(bulls.count > 50 && bears.count > 50)
    }

    private func expectEqual(_ value: WaveReading, _ row: InsightVectors.Value) {
        let at = Comment(rawValue: "at \(row[0].whole)")
        #expect(isEqual(value.ratio, row[1].number, decimals: 2), at)
        #expect(isEqual(value.maximumRatio, row[2].number, decimals: 2), at)
        #expect(isEqual(value.currentRatio, row[3].number, decimals: 2), at)
        #expect(isEqual(value.dominance, row[4].number, decimals: 3), at)
        #expect(value.dominanceText == row[5].text, at)
        #expect(isEqual(value.speed, row[6].number, decimals: 4), at)
        #expect(value.bias.name == row[7].text, at)
        #expect(row[8].text.hasPrefix(value.direction.name), at)
        #expect(value.strength.name == row[9].text, at)
        #expect(value.phase.name == row[10].text, at)
        #expect(value.momentum.name == row[11].text, at)
        #expect(isEqual(value.normalizedSpeed, row[12].number, decimals: 3), at)
        #expect(isEqual(value.bullAverage, row[13].number, decimals: 4), at)
        #expect(isEqual(value.bearAverage, row[14].number, decimals: 4), at)
        #expect(isEqual(value.bullMaximum, row[15].number, decimals: 4), at)
        #expect(isEqual(value.bearMaximum, row[16].number, decimals: 4), at)
        #expect(value.bullCount == row[17].whole, at)
        #expect(value.bearCount == row[18].whole, at)
    }

    @Test func theSpanChangesWithThePlaceInTheRange() {
        var mine = DynamicAverage(maximumLength: 20, acceleration: 0, rules: .standard)
        var theirs = DynamicAverage(maximumLength: 20, acceleration: 0, rules: .original)
        for close in [100.0, 110, 105] {
            mine.add(close)
            theirs.add(close)
        }
        // 110 is an end of the range: span 5, weight 1/3, 103.33; 105 is the middle: span 20, weight 2/21.
        let second = 100 + 10.0 / 3
        let third: Double = second + (105 - second) * 2 / 21
        #expect(isEqual(mine.value, third))
        // Against the greatest close the place is 1 and 215/220: the spans are 20 and 19.66.
        let first = 100 + 10 * 2.0 / 21
        let weight = 2 / (6 + 15 * 215.0 / 220)
        let last: Double = first + (105 - first) * weight
        #expect(isEqual(theirs.value, last))
    }

    @Test func speedsAreTheSameForAnyTickAndScale() throws {
        let bars = try InsightVectors.bars("synth_5m")
        var plain = WaveDominance(try InsightVectors.setup("synth_5m", root: "ES"))
        var tall = WaveDominance(try InsightVectors.setup("synth_5m", root: "ES"))
        for bar in bars {
            plain.add(bar, day: InsightVectors.day(bar))
            var big = bar
            big.open.ticks *= 40
            big.high.ticks *= 40
            big.low.ticks *= 40
            big.close.ticks *= 40
            tall.add(big, day: InsightVectors.day(bar))
        }
        let (a, b) = (try #require(plain.value), try #require(tall.value))
        #expect(isEqual(a.speed, b.speed) && isEqual(a.ratio, b.ratio) && isEqual(a.bullAverage, b.bullAverage))
        #expect(a.phase == b.phase && a.bullCount == b.bullCount && a.momentum == b.momentum)
    }

    @Test func wavesCountForSoManyBars() {
        var book = WaveBook(lookback: 10, rules: .standard)
        book.add(WaveBook.Wave(peak: 2, length: 3, end: 5), isBull: true)
        book.add(WaveBook.Wave(peak: -1, length: 3, end: 8), isBull: false)
        book.add(WaveBook.Wave(peak: 4, length: 3, end: 12), isBull: true)
        book.expire(at: 14)
        #expect(book.bulls.average == 3 && book.bulls.extreme == 4 && book.bears.average == -1)
        book.expire(at: 15)
        #expect(book.bulls.average == 4 && book.bulls.waves.count == 1)
        book.expire(at: 18)
        #expect(book.bears.average == nil && book.bears.extreme == nil)
        // The original counts waves: two stay, however old.
        var original = WaveBook(lookback: 2, rules: .original)
        for peak in [1.0, 2, 6] { original.add(WaveBook.Wave(peak: peak, length: 1, end: 0), isBull: true) }
        original.expire(at: 9_999)
        #expect(original.bulls.average == 4)
    }

    @Test func aCloseOnTheAverageIsNoCrossing() {
        func ways(_ rules: InsightRules) -> [AverageCrossing.Way?] {
            var crossing = AverageCrossing(rules: rules)
            return [1.0, 0, 2, -1, 0, -1, 3].map { crossing.add(gap: $0) }
        }
        #expect(ways(.standard) == [nil, nil, nil, .down, nil, nil, .up])
        #expect(ways(.original) == [nil, nil, .up, .down, nil, .down, .up])
    }

    @Test func aBreakOfTenBarsIsATrend() {
        // 34 falling bars and a close above the ten highs before it: the oscillator is still below zero, so it is no
        // uptrend; rising bars with one more high are.
        func phase(_ rules: InsightRules, _ closes: [Int]) -> WaveReading.Phase? {
            var finder = PhaseFinder(tick: TickSize(25, 100), rules: rules)
            for (index, close) in closes.enumerated() {
                finder.add(
                    Bar(
                        time: Timestamp(seconds: Int64(index) * 300), open: Price(ticks: close),
                        high: Price(ticks: close + 1), low: Price(ticks: close - 1), close: Price(ticks: close),
                        volume: 1))
            }
            return finder.phase
        }
        // A rise of 60 bars that slows: the oscillator falls while it is above zero, which the original calls
        // distribution even where the close is a new high.
        var slowing = (0..<60).map { 400 + $0 * 8 }
        slowing += (0..<12).map { 874 + $0 * 2 }
        #expect(phase(.original, slowing) == .distribution)
        #expect(phase(.standard, slowing) == .uptrend)
        #expect(phase(.original, slowing.map { -$0 }) == .accumulation)
        #expect(phase(.standard, slowing.map { -$0 }) == .downtrend)
    }

    @Test func withoutAWaveOnASideThereIsNoRatio() throws {
        var study = WaveDominance(try InsightVectors.setup())
        for index in 0..<60 {
            let bar = Bar(
                time: Timestamp(seconds: Int64(index) * 300), open: Price(ticks: 400 + index),
                high: Price(ticks: 402 + index),
                low: Price(ticks: 399 + index), close: Price(ticks: 401 + index), volume: 1)
            study.add(bar, day: TradingDay(CivilDate(daysSinceEpoch: 0)))
        }
        let value = try #require(study.value)
        // The original makes waves of 0.0001 up, and tells ratios like 312.
        #expect(value.ratio == nil && value.dominance == nil && value.bias == .neutral && value.dominanceText == nil)
        #expect(value.speed > 0 && value.direction == .bullish)
    }

    /// A market turned upside down has its buyers for sellers; and no side ever gains less than nothing.
    @Test func buyersAndSellersAreMeasuredAlike() throws {
        var study = WaveDominance(try InsightVectors.setup())
        var mirror = WaveDominance(try InsightVectors.setup())
        var compared = 0
        for bar in try InsightVectors.bars("synth_5m") {
            var turned = bar
            turned.open = Price(ticks: 50_000 - bar.open.ticks)
            turned.high = Price(ticks: 50_000 - bar.low.ticks)
            turned.low = Price(ticks: 50_000 - bar.high.ticks)
            turned.close = Price(ticks: 50_000 - bar.close.ticks)
            study.add(bar, day: TradingDay(CivilDate(daysSinceEpoch: 0)))
            mirror.add(turned, day: TradingDay(CivilDate(daysSinceEpoch: 0)))
            guard let dominance = study.value?.dominance, let other = mirror.value?.dominance else { continue }
            compared += 1
            #expect(abs(dominance + other) < 1e-9 && abs(dominance) <= 1)
            #expect(study.value?.bullAverage ?? 0 >= 0 && study.value?.bearAverage ?? 0 <= 0)
        }
        #expect(compared > 1_000)
    }

    @Test func gainsAreFromOpenToCloseInRanges() throws {
        // Bars that open a point below the close before and close where it was: closes never move, opens tell of buying.
        var mine = WaveDominance(try InsightVectors.setup())
        var theirs = WaveDominance(try InsightVectors.setup("synth_5m", ["rules": 1]))
        for index in 0..<60 {
            let bar = Bar(
                time: Timestamp(seconds: Int64(index) * 300), open: Price(ticks: 396), high: Price(ticks: 400),
                low: Price(ticks: 396), close: Price(ticks: 400), volume: 1)
            mine.add(bar, day: TradingDay(CivilDate(daysSinceEpoch: 0)))
            theirs.add(bar, day: TradingDay(CivilDate(daysSinceEpoch: 0)))
        }
        // Each bar gains one average range of a point. The sum begins with the first range, at bar 15: 46 bars. Hull's
        // average of a straight line is a third of a bar ahead of it.
        #expect(isEqual(mine.speed, 46 + 1.0 / 3))
        #expect(theirs.speed == 0)
    }
}
