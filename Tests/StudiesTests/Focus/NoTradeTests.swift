import Market
import Testing

@testable import Studies

/// When nothing is traded, and the figure each reason rests on.
@Suite struct NoTradeTests {
    private static let spec = SyntheticMarket.spec
    private static let crude = ContractSpecs.byRoot["CL"]!

    private func card(
        _ score: Double = 0.8, percentile: Double = 0.5, dominance: Double = 0.2, range: Double = 1
    ) -> FocusPlan {
        let quality = QualityReading(
            score: score,
            factors: .init(volatility: 0, velocity: 0, acceleration: 0, trendSpeed: 0, candle: 0, higherFrame: 0),
            context: .uptrend, side: .long, strength: 50, velocity: 0, acceleration: 0, isHigh: true, premium: .none)
        let wave = WaveReading(
            ratio: 2, dominance: dominance, speed: 0, normalizedSpeed: 0.5, bullCount: 5, bearCount: 5,
            momentum: .neutral, phase: .uptrend)
        let volatility = VolatilityReading(
            range: range, cluster: .medium, typicalRange: range, scaleCentres: nil, unit: 1, percentile: percentile,
            regime: .medium,
            hint: .normalStops, positionMultiplier: 1, stopMultiplier: 1)
        let inputs = FocusInputs(
            price: Price(ticks: 20_000), points: 5_000, time: newYork(2026, 2, 3, 9), wave: wave, quality: quality,
            volatility: volatility, oscillator: 1)
        return FocusPlan(
            inputs, spec: Self.spec, limits: SizeLimits(accountSize: 50_000, riskBasisPoints: 75), threshold: 0.55)
    }

    private func inputs(_ cards: [FocusPlan?], at time: Timestamp = newYork(2026, 2, 3, 9)) -> NoTradeInputs {
        NoTradeInputs(
            time: time, plan: .standard, isOpen: true,
            products: cards.enumerated().map { .init(symbol: "P\($0)", spec: Self.spec, card: $1) },
            limits: NoTradeLimits())
    }

    private func texts(_ inputs: NoTradeInputs) -> [String] { NoTrade(inputs).reasons.map(\.description) }

    @Test func oneGoodProductIsEnough() {
        let noTrade = NoTrade(inputs([card(0.4), card(), nil]))
        #expect(!noTrade.isOn)
        #expect(noTrade.leftOut.map(\.symbol) == ["P0", "P2"])
        #expect(noTrade.leftOut[0].objections.map(\.description) == ["Quality 40 % is below 55 %."])
    }

    @Test func allOfLowQualityIsTold() {
        #expect(
            texts(inputs([card(0.4), card(0.52), card(0.1)]))
                == ["No product has the quality of 55 %: the best is P1 with 52 %."])
    }

    @Test func aWildProductIsLeftOutAlone() {
        // The original stops everything for one product above 88 %.
        let noTrade = NoTrade(inputs([card(percentile: 0.93), card()]))
        #expect(!noTrade.isOn)
        #expect(
            noTrade.leftOut.first?.objections.map(\.description)
                == ["Ranges are wider than 93 % of the past; 88 % is the most."])
        #expect(
            texts(inputs([card(percentile: 0.93), card(0.4)]))
                == ["Nothing qualifies: P0 wide ranges, P1 low quality."])
        let many = texts(inputs((0..<6).map { card($0 == 5 ? 0.4 : 0.8, percentile: 0.93) }))
        #expect(many == ["Nothing qualifies: P0 wide ranges, P1 wide ranges, P2 wide ranges, P3 wide ranges, 2 more."])
        #expect(
            texts(inputs([card(percentile: 0.93)]))
                == ["P0: Ranges are wider than 93 % of the past; 88 % is the most."])
    }

    @Test func aMicroThatFitsIsNoObjection() {
        // One ES risks more than a trade may, five of its micro do not.
        let spec = ContractSpecs.byRoot["ES"]!
        let full = { (micro: ContractSpec?) in
            FocusPlan(
                card(range: 8).inputs, spec: spec, micro: micro,
                limits: SizeLimits(accountSize: 50_000, riskBasisPoints: 75), threshold: 0.55)
        }
        let fits = full(ContractSpecs.byRoot["MES"])
        #expect(fits.size?.contracts == 0 && fits.micro != nil && !NoTrade(inputs([fits])).isOn)
        let alone = NoTrade(inputs([full(nil)]))
        #expect(alone.reasons.first?.description.hasPrefix("P0: One contract risks") == true)
    }

    @Test func thePlanEndsEntries() {
        #expect(texts(inputs([card()], at: newYork(2026, 2, 3, 9, 59))).isEmpty)
        #expect(texts(inputs([card()], at: newYork(2026, 2, 3, 10))) == ["It is 10:00; entries ended at 10:00."])
        #expect(texts(inputs([card()], at: newYork(2026, 2, 3, 12, 30))) == ["It is 12:30; entries ended at 10:00."])
        // The evening belongs to the next day; the original calls it "after 12:00".
        #expect(texts(inputs([card()], at: newYork(2026, 2, 3, 19))) == ["It is 19:00; entries begin at 03:30."])
        // The same wall clock in summer.
        #expect(texts(inputs([card()], at: newYork(2026, 7, 7, 9, 59))).isEmpty)
    }

    @Test func aLossEndsTheDay() {
        var inputs = inputs([card()])
        inputs.limits.dailyLoss = Money(dollars: 500)
        inputs.dayProfit = Money(dollars: -499, cents: -99)
        #expect(texts(inputs).isEmpty)
        inputs.dayProfit = Money(dollars: -500)
        #expect(texts(inputs) == ["The day stands at −$500.00, and −$500.00 ends it."])
        // What was won back does not open it again.
        inputs.dayLow = Money(dollars: -500)
        inputs.dayProfit = Money(dollars: 80)
        #expect(texts(inputs) == ["The day stood at −$500.00 at its lowest, and −$500.00 ends it."])
        inputs.dayLow = Money(dollars: -499)
        #expect(texts(inputs).isEmpty)
        inputs.dayProfit = nil
        inputs.lossesInARow = 3
        #expect(texts(inputs) == ["3 losses in a row; 3 end the day."])
        inputs.lossesInARow = 2
        #expect(texts(inputs).isEmpty)
    }

    @Test func anEventStandsAsideForThoseItMoves() {
        var inputs = inputs([card(), card()], at: newYork(2026, 2, 3, 8, 20))
        inputs.products[1].spec = Self.crude
        let time = newYork(2026, 2, 3, 8, 30)
        func with(_ reach: EconomicEvent.Reach, _ impact: EconomicEvent.Impact = .high) -> NoTrade {
            inputs.events = EconomicEvents([EconomicEvent(time: time, name: "CPI", impact: impact, reach: reach)])
            return NoTrade(inputs)
        }
        let told = "CPI at 08:30, in 10 min; within 10 min nothing is traded."
        #expect(with(.everything).reasons.map(\.description) == [told])
        #expect(with(.roots(["ES"])).leftOut.map(\.symbol) == ["P0"])
        #expect(!with(.roots(["ES"])).isOn && with(.everything, .medium).leftOut.isEmpty)
        inputs.time = newYork(2026, 2, 3, 8, 19)
        #expect(with(.everything).leftOut.isEmpty)
        inputs.time = newYork(2026, 2, 3, 8, 40)
        #expect(
            with(.everything).reasons.map(\.description)
                == ["CPI at 08:30, 10 min ago; within 10 min nothing is traded."])
        inputs.time = newYork(2026, 2, 3, 8, 40).adding(seconds: 1)
        #expect(with(.everything).leftOut.isEmpty)
    }

    @Test func whatIsNotKnownIsTold() {
        #expect(texts(inputs([nil, nil])) == ["None of 2 products has enough bars."])
        var closed = inputs([card()])
        closed.isOpen = false
        #expect(texts(closed) == ["The market is closed."])
        #expect(NoTrade(inputs([card(dominance: 0)])).leftOut[0].objections == [.noSide])
        // A range of 80: the zone's upper edge 5,012, its middle 4,986, the stop 4,866: 584 ticks at $12.50.
        #expect(
            NoTrade(inputs([card(range: 80)])).leftOut[0].objections.map(\.description)
                == ["One contract risks $7,300.00, more than $375.00."])
    }
}
