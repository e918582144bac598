import FoundationEssentials
import Market
import Support
import Testing

@testable import Studies

/// The day's cards under the original's rules against its figures, and what is mended.
@Suite struct FocusPlanTests {
    private static let es = SyntheticMarket.spec
    private static let mes = ContractSpecs.byRoot["MES"]!
    private static let limits = SizeLimits(accountSize: 50_000, riskBasisPoints: 75)

    @Test func equalsTheOriginalUnderItsRules() throws {
        let rows = try VectorList("focus").rows
        #expect(rows.count == 22)
        let bars = try InsightVectors.bars("synth_5m")
        let setup = try InsightVectors.setup("synth_5m", ["rules": 1])
        var quality = SignalQuality(setup)
        var waves = WaveDominance(setup)
        var volatility = VolatilityClusters(setup)
        var fed = 0
        var longs = 0
        for row in rows {
            let count = try row.whole("bars")
            for bar in bars[fed..<count] {
                let day = InsightVectors.day(bar)
                quality.add(bar, day: day)
                waves.add(bar, day: day)
                volatility.add(bar, day: day)
            }
            fed = count
            let last = bars[count - 1]
            let inputs = FocusInputs(
                price: last.close, points: setup.tick.points(last.close), time: last.time, wave: waves.value,
                quality: quality.value, volatility: volatility.value, oscillator: waves.oscillator)
            let side = FocusBias(inputs, threshold: 0.55, rules: .original).side
            let place = "at \(count)"
            #expect(side == (try row.whole("side")), "\(place)")
            #expect(isEqual(inputs.range, try row.number("range"), decimals: 6), "\(place)")
            #expect(isEqual(inputs.quality?.score, try row.number("quality"), decimals: 3), "\(place)")
            #expect(((inputs.quality?.score ?? 0) < 0.55) == (try row.flag("skip")), "\(place)")
            let zone = try #require(FocusZone(inputs, side: side, rules: .original))
            #expect(isEqual(zone.entryLow, try row.number("entry_low"), decimals: 4), "\(place)")
            #expect(isEqual(zone.entryHigh, try row.number("entry_high"), decimals: 4), "\(place)")
            #expect(isEqual(zone.stop, try row.number("stop"), decimals: 4), "\(place)")
            #expect(isEqual(zone.targets[0], try row.number("target1"), decimals: 4), "\(place)")
            #expect(isEqual(zone.targets[1], try row.number("target2"), decimals: 4), "\(place)")
            // The original sizes from the price, off the tick, by the same budget of $375.
            let one = abs(inputs.points - zone.stop) * 5
            #expect(Int(375 / one) == (try row.whole("contracts")), "\(place)")
            longs += side
        }
        #expect(longs == 11)
    }

    // MARK: - Mended

    /// Price 5,000.00, range 8.00, waves of the ratio on the side.
    private func inputs(
        dominance: Double, ratio: Double, score: Double = 0.8, side: QualityReading.Side? = nil, range: Double = 8
    ) -> FocusInputs {
        let isUp = dominance > 0
        let quality = QualityReading(
            score: score,
            factors: .init(volatility: 0, velocity: 0, acceleration: 0, trendSpeed: 0, candle: 0, higherFrame: 0),
            context: isUp ? .uptrend : .downtrend, side: side ?? (isUp ? .long : .short), strength: 50, velocity: 0,
            acceleration: 0, isHigh: true, premium: .none)
        let wave = WaveReading(
            ratio: ratio, dominance: dominance, speed: 0, normalizedSpeed: 0.5, bullCount: 5, bearCount: 5,
            momentum: .neutral, phase: isUp ? .uptrend : .downtrend)
        let volatility = VolatilityReading(
            range: range, cluster: .medium, typicalRange: range, scaleCentres: nil, unit: 1, percentile: 0.5,
            regime: .medium, hint: .normalStops,
            positionMultiplier: 1, stopMultiplier: 1)
        return FocusInputs(
            price: Price(ticks: 20_000), points: 5_000, time: newYork(2026, 2, 3, 9), wave: wave, quality: quality,
            volatility: volatility, oscillator: isUp ? 1 : -1)
    }

    private func card(_ inputs: FocusInputs, _ spec: ContractSpec = mes, micro: ContractSpec? = nil) -> FocusPlan {
        FocusPlan(inputs, spec: spec, micro: micro, limits: Self.limits, threshold: 0.55)
    }

    @Test func aLongIsSizedFromItsWorstEntry() throws {
        // Half-width 4: the zone 4,996.00 to 5,001.20, its middle 4,998.60; stop 12 below: 4,986.60, on ticks 4,986.50.
        let card = card(inputs(dominance: 0.2, ratio: 2))
        let levels = try #require(card.levels)
        #expect(levels.entryLow.ticks == 19_984 && levels.entryHigh.ticks == 20_005 && levels.entry.ticks == 20_005)
        #expect(levels.stop.ticks == 19_946)
        // Targets 16 and 28 above the middle: 5,014.60 and 5,026.60, on ticks 5,014.50 and 5,026.50.
        #expect(levels.targets.map(\.price.ticks) == [20_058, 20_106])
        // 59 ticks at $1.25: $73.75 a contract, 5 of them in $375.
        #expect(card.size?.ticks == 59 && card.size?.riskOfOne == Money(dollars: 73, cents: 75))
        #expect(card.size?.contracts == 5 && card.size?.risk == Money(dollars: 368, cents: 75))
        #expect(card.size?.bound == .risk && card.bias == "LONG")
        #expect(isEqual(levels.targets[0].reward, 53.0 / 59) && isEqual(levels.targets[1].reward, 101.0 / 59))
        #expect(
            card.reasons == [
                "Quality is 80 %, of the 55 % that a side needs.",
                "Buyers' waves lead: dominance +0.20, and the oscillator agrees.",
                "5 MES risk $368.75 over 59 ticks ($73.75 each), of the $375.00 a trade may.",
            ])
    }

    @Test func strongSellersHaveTheNarrowZoneToo() throws {
        // Buyers' waves are half of sellers': the mirror of the long above.
        let inputs = inputs(dominance: -0.2, ratio: 0.5)
        let levels = try #require(card(inputs).levels)
        #expect(levels.entryHigh.ticks == 20_016 && levels.entry.ticks == 19_995 && levels.stop.ticks == 20_054)
        #expect(levels.targets.map(\.price.ticks) == [19_942, 19_894])
        #expect(isEqual(FocusZone(inputs, side: -1)?.entryHigh, 5_004))
        #expect(isEqual(FocusZone(inputs, side: -1, rules: .original)?.entryHigh, 5_006))
    }

    @Test func noContractWhereNoneFits() throws {
        // One ES risks 59 × $12.50 = $737.50; five of the micro fit.
        let card = card(inputs(dominance: 0.2, ratio: 2), Self.es, micro: Self.mes)
        #expect(card.size?.contracts == 0)
        #expect(card.micro?.root == "MES" && card.micro?.size.contracts == 5)
        #expect(
            card.reasons.suffix(2) == [
                "One ES risks $737.50 over 59 ticks, more than the $375.00 a trade may: 0.",
                "Instead: 5 MES risk $368.75 over 59 ticks ($73.75 each), of the $375.00 a trade may.",
            ])
    }

    @Test func neitherSideHasNoLevels() {
        let even = card(inputs(dominance: 0.04, ratio: 1))
        #expect(even.side == 0 && even.levels == nil && even.size == nil && even.bias == "NEUTRAL")
        #expect(even.reasons.last == "Waves are even: dominance +0.04, where ±0.05 makes a side.")
        let poor = card(inputs(dominance: 0.2, ratio: 2, score: 0.5))
        #expect(poor.reasons == ["Quality is 50 %, below the 55 % that a side needs."])
        // A quality of the other side is no quality for this one.
        #expect(card(inputs(dominance: 0.2, ratio: 2, side: .short)).side == 0)
    }

    @Test func withoutARangeThereIsNoCard() {
        let card = card(inputs(dominance: 0.2, ratio: 2, range: 0))
        #expect(card.side == 0 && card.levels == nil && card.reasons.count == 1)
    }

    @Test func aQuietMarketIsBoundByTheAccount() {
        // A range of half a point: 59 / 16 ticks are 5; 60 would fit, 10 may be held.
        let card = card(inputs(dominance: 0.2, ratio: 2, range: 0.5))
        #expect(card.size?.contracts == 10 && card.size?.bound == .contracts)
    }

    @Test func isSavedAndRead() throws {
        let card = card(inputs(dominance: 0.2, ratio: 2), Self.es, micro: Self.mes)
        #expect(try savedAndRead(card) == card)
    }
}

/// A value as JSON and back.
func savedAndRead<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
}
