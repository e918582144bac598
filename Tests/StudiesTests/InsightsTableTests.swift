import Support
import Testing

/// Every vector of the original that the insights are held against: where ours is equal under the original's rules, and
/// where it is not, and why. The names of tests stand for the proof.
@Suite struct InsightsTableTests {
    static let table = [
        VectorEntry("vol_synth", "Wilder range, every bar", "equalsTheOriginalUnderItsRules"),
        VectorEntry("vol_synth", "k-means centres of the last 250", "equalsTheOriginalUnderItsRules"),
        VectorEntry("vol_synth", "all fields at prefixes of 20 bars and more", "equalsTheOriginalUnderItsRules"),
        VectorEntry(
            "vol_synth", "prefixes below 20 bars", "equalsTheOriginalUnderItsRules",
            differs: "the original makes up MEDIUM and 0.5; what is not known is absent"),
        VectorEntry("vol_degenerate", "const_range", "equalRangesAreMediumWhereTheOriginalSaysLow"),
        VectorEntry(
            "vol_degenerate", "flat", "equalRangesAreMediumWhereTheOriginalSaysLow",
            differs: "the original makes up a range of 0.0001; a market without range has no clusters"),
        VectorEntry("ref_kmeans", "optimal centres and inertia", "theOptimumEqualsTheReference"),
        VectorEntry("ref_kmeans", "the original's ten rounds", "theOptimumEqualsTheReference"),
        VectorEntry("wave_synth", "dynamic average, trend speed, oscillator", "equalsTheOriginalUnderItsRules"),
        VectorEntry("wave_synth", "peaks and lengths of waves", "equalsTheOriginalUnderItsRules"),
        VectorEntry("wave_synth", "all fields at prefixes of 30 bars and more", "equalsTheOriginalUnderItsRules"),
        VectorEntry(
            "wave_synth", "prefixes below 30 bars", "equalsTheOriginalUnderItsRules",
            differs: "the original makes up ratio 1 and ACCUMULATION; what is not known is absent"),
        VectorEntry("signal_quality_synth", "with waves and volatility, and alone", "equalsTheOriginalUnderItsRules"),
        VectorEntry("signal_quality_synth", "candles of the first 600 bars", "equalsTheOriginalUnderItsRules"),
        VectorEntry(
            "signal_quality_synth", "prefixes below 20 bars", "equalsTheOriginalUnderItsRules",
            differs: "the original scores 0 and RANGING; what is not known is absent"),
        VectorEntry("regime_synth_5m", "features", "figuresEqualTheOriginal"),
        VectorEntry("regime_synth_5m", "filtered_probs", "theFilterEqualsAnIndependentOne"),
        VectorEntry(
            "regime_synth_5m", "smoothed_probs_hmmlearn", "theFilterEqualsAnIndependentOne",
            differs: "smoothing knows the future; equal at the last bar only"),
        VectorEntry("regime_synth_5m", "best_loglik, to 0.1", "theFitIsAsLikelyAsTheOriginals"),
        VectorEntry("regime_synth_5m", "detect_sequence_in_order", "theAnswersInTurnEqualTheOriginal"),
        VectorEntry(
            "regime_synth_5m", "detect at 100 bars", "theAnswersInTurnEqualTheOriginal",
            differs: "the original answers choppy with confidence 0; here true ranges answer until there is a model"),
        VectorEntry("regime_synth_5m", "atr_fallback", "theFallbackEqualsTheOriginal"),
    ]

    /// What the product's own rules do otherwise, each with its hand-checked test.
    static let mended = [
        "stops are wider where ranges are wide": "stopsFollowTheHint",
        "cluster and regime agree": "regimeAndClusterNeverContradict",
        "equal ranges are medium": "equalRangesAreMediumWhereTheOriginalSaysLow",
        "ranks count equals half": "equalsCountHalf",
        "clusters have hysteresis": "aClusterIsLeftOnlyPastTheMargin",
        "clusters are the best there are": "theOptimumIsTheBestOfAllCuts",
        "ranges are compared with their time of the day": "aHalfHourIsComparedWithItsOwnPast",
        "the scale stands for the day": "theScaleStandsForTheDay",
        "the average's span adapts": "theSpanChangesWithThePlaceInTheRange",
        "speeds compare between instruments": "speedsAreTheSameForAnyTickAndScale",
        "the real open counts": "gainsAreFromOpenToCloseInRanges",
        "lookbacks count bars": "wavesCountForSoManyBars",
        "a touch is no crossing": "aCloseOnTheAverageIsNoCrossing",
        "a new high can be an uptrend": "aBreakOfTenBarsIsATrend",
        "no side gains less than nothing": "buyersAndSellersAreMeasuredAlike",
        "no wave, no ratio": "withoutAWaveOnASideThereIsNoRatio",
        "scores begin at zero": "nothingGoodIsZero",
        "acceleration and speed are two parts": "accelerationAndTrendSpeedAreTwoParts",
        "high quality has a side": "aRangeIsHighOnlyWithASide",
        "no zeros in the deviation": "madeUpZerosDoNotCount",
        "velocity below zero": "velocityHasItsSignBelowZero",
        "the higher frame is one": "theHigherFrameIsALongerOne",
        "regimes are held": "aRegimeIsHeldUntilAnotherLastsThreeBars",
        "confidence is in what is shown": "oneIsSureOfWhatIsShown",
        "trending is efficient": "aTrendIsEfficientNotQuiet",
        "names last from fit to fit": "statesKeepTheirNamesBetweenFits",
        "fitted on the past": "aModelIsFittedOnThePastOfEachDayAlone",
        "figures below zero": "figuresHoldBelowZero",
    ]

    @Test func everyLineHasItsTest() throws {
        let sources = try ["Volatility", "Wave", "Quality", "Regime"].map {
            try Checkout.text("Tests/StudiesTests/Insights\($0)Tests.swift")
        }.joined()
        for name in Self.table.compactMap(\.test) + Self.mended.values {
            #expect(sources.contains("func \(name)("), "\(name)")
        }
        #expect(Self.table.count { $0.difference != nil } == 6)
    }
}
