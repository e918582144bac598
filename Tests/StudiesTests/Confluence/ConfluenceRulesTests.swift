import Market
import Support
import Testing

@testable import Studies

/// What this program's confluence does otherwise than the original's, each with bars reckoned by hand.
@Suite struct ConfluenceRulesTests {
    private static let spec = SyntheticMarket.spec
    private static let frames = ConfluenceFrames(bias: .fifteenMinutes, setup: .fiveMinutes, trigger: .oneMinute)

    private func confluence(_ rules: InsightRules = .standard) -> Confluence {
        Confluence(spec: Self.spec, frames: Self.frames, rules: rules)
    }

    /// Up 5 and down 3 in turn: RSI about 62, every close above the average of 20.
    private static func rise(_ count: Int, _ frame: TimeFrame) -> [Bar] {
        ConfluenceTape.zigzag(count, up: 5, down: 3, frame: frame)
    }

    private static func fall(_ count: Int, _ frame: TimeFrame) -> [Bar] {
        ConfluenceTape.zigzag(count, up: 3, down: 5, frame: frame)
    }
    /// A slow fall of 40 minutes, then a rise of 80 ticks: the averages, 6 apart, move 17 and 8 and so cross.
    private static func turn(volume: Int) -> [Bar] {
        ConfluenceTape.on(fall(40, .oneMinute), .oneMinute, [80], volume: volume)
    }

    @Test func threeFramesOnOneSideAreATrade() {
        var confluence = confluence()
        confluence.take(Self.rise(60, .fifteenMinutes), .fifteenMinutes)
        confluence.take(Self.rise(40, .fiveMinutes), .fiveMinutes)
        confluence.take(Self.turn(volume: 500), .oneMinute)
        let reading = confluence.reading
        #expect(reading.side == 1 && reading.score == 3 && reading.isTradeable)
        #expect(reading.call == "LONG TRADE")
        #expect(reading[.bias].headline == "10>20>50" && reading[.trigger].headline == "cross+vol")
        #expect(
            reading[.trigger].reasons(Self.spec, style: .plain).last == "Volume 500 is 5.0 times the mean of 20 bars.")
    }

    @Test func aTriggerNeedsVolumeToCount() {
        var confluence = confluence()
        confluence.take(Self.turn(volume: 100), .oneMinute)
        // As much as the 20 bars before is not more than they.
        #expect(confluence.reading[.trigger].side == 0 && confluence.reading[.trigger].headline == "low volume")
        var original = self.confluence(.original)
        original.take(Self.turn(volume: 100), .oneMinute)
        #expect(original.reading[.trigger].side == 1)
    }

    @Test func averagesAloneAreNoTrigger() {
        var (ours, original) = (confluence(), confluence(.original))
        ours.take(Self.rise(40, .oneMinute), .oneMinute)
        original.take(Self.rise(40, .oneMinute), .oneMinute)
        #expect(ours.reading[.trigger].side == 0 && ours.reading[.trigger].headline == "no trigger")
        #expect(original.reading[.trigger].side == 1)
    }

    @Test func aTieHasNoSide() {
        for rules in [InsightRules.standard, .original] {
            var confluence = confluence(rules)
            confluence.take(Self.rise(60, .fifteenMinutes), .fifteenMinutes)
            confluence.take(Self.fall(40, .fiveMinutes), .fiveMinutes)
            let reading = confluence.reading
            #expect(reading[.bias].side == 1 && reading[.setup].side == -1)
            #expect(reading.side == (rules == .standard ? 0 : -1) && reading.score == (rules == .standard ? 0 : 1))
            #expect(reading.call == nil)
        }
    }

    @Test func closesInARowAreInARow() {
        // Forty closes above the average of 20, one far below it, and two above again.
        let bars = ConfluenceTape.on(Self.rise(40, .fiveMinutes), .fiveMinutes, [-60, 62, 4])
        var (ours, original) = (confluence(), confluence(.original))
        ours.take(bars, .fiveMinutes)
        original.take(bars, .fiveMinutes)
        guard case .setup(let mended) = ours.reading[.setup].evidence,
            case .setup(let counted) = original.reading[.setup].evidence
        else {
            Issue.record("no setup figures")
            return
        }
        #expect(mended.trendBars == 2)
        #expect(counted.trendBars > 10)
    }

    @Test func aSetupNeedsTwoOfThree() {
        // A steady rise: many closes in a row, but RSI 100 and no low near the average.
        var (ours, original) = (confluence(), confluence(.original))
        let steady = ConfluenceTape.on([], .fiveMinutes, [Int](repeating: 4, count: 40))
        ours.take(steady, .fiveMinutes)
        original.take(steady, .fiveMinutes)
        #expect(ours.reading[.setup].side == 0 && ours.reading[.setup].headline == "no setup")
        #expect(original.reading[.setup].side == 1)
    }

    @Test func distancesAreInRanges() {
        // The same moves at another price: the same quality here, another by 500 × the share of the price.
        func quality(_ rules: InsightRules, at price: Int) -> Double? {
            var confluence = confluence(rules)
            confluence.take(
                ConfluenceTape.zigzag(60, up: 5, down: 3, frame: .fifteenMinutes, from: price), .fifteenMinutes)
            guard case .bias(let figures) = confluence.reading[.bias].evidence else { return nil }
            return figures.quality
        }
        #expect(quality(.standard, at: 20_000) == quality(.standard, at: 80_000))
        #expect(quality(.original, at: 20_000) != quality(.original, at: 80_000))
        // One tick a bar, ranges of about 4: the lines lie (24.5 − 4.5) ticks apart, more than two ranges, and the last
        // close, a down bar, is below none.
        #expect(quality(.standard, at: -3_000) == 1)
    }

    @Test func aMissingFrameIsMissing() {
        var confluence = confluence()
        confluence.take(Self.rise(54, .fifteenMinutes), .fifteenMinutes)
        confluence.take(Self.rise(40, .fiveMinutes), .fiveMinutes)
        confluence.take(Self.turn(volume: 500), .oneMinute)
        let reading = confluence.reading
        #expect(reading.score == 2 && !reading.isTradeable)
        #expect(reading.missing.map(\.role) == [.bias])
        #expect(reading[.bias].headline == "54 of 55 bars")
        #expect(
            reading[.bias].reasons(Self.spec)
                == ["15m has 54 closed bars of the 55 it needs, so it says nothing."])
        // Bars of another frame are no stand-in.
        confluence.take(Self.rise(200, .oneHour), .oneHour)
        #expect(confluence.reading == reading)
    }

    @Test func itIsToldSinceWhen() {
        var confluence = confluence()
        let bars = Self.rise(70, .fifteenMinutes)
        for (index, bar) in bars.enumerated() {
            confluence.add(bar, day: bar.session, frame: .fifteenMinutes)
            let verdict = confluence.reading[.bias]
            #expect(verdict.closedAt == bar.time.adding(minutes: 15))
            // The side is there with the 55th bar and stays.
            #expect(verdict.since == (index < 54 ? nil : bars[54].time.adding(minutes: 15)))
            #expect(confluence.reading.since == verdict.since)
        }
    }

    @Test func aBarEndsWithItsSession() throws {
        // The day after Thanksgiving trades until 13:15 in New York; its last hour is a quarter of one.
        var confluence = Confluence(
            spec: Self.spec, frames: ConfluenceFrames(bias: .oneHour, setup: .fifteenMinutes, trigger: .fiveMinutes))
        var bar = ConfluenceTape.bar(0, 20_000, 20_004, .oneHour)
        bar.time = newYork(2025, 11, 28, 13)
        let day = try #require(TradingCalendar(group: .equity).tradingDay(containing: bar.time))
        confluence.add(bar, day: day, frame: .oneHour)
        #expect(confluence.reading[.bias].closedAt == newYork(2025, 11, 28, 13, 15))
    }

    @Test func metalsAreSlower() {
        #expect(ConfluenceFrames(.metals).bias == .oneHour && ConfluenceFrames(.energy).bias == .fifteenMinutes)
        #expect(ConfluenceFrames(trigger: .fiveMinutes)?.bias == .oneHour)
        #expect(ConfluenceFrames(trigger: .fifteenMinutes) == nil)
    }
}
