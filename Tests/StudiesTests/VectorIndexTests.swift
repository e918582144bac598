import Support
import Testing

/// Every vector there is for the studies: where ours is equal, under the source's parameters, and where it differs and
/// why. The insights' figures stand one by one in `InsightsTableTests`, volume's and levels' at the head of their suites.
@Suite struct VectorIndexTests {
    private static let notAStudy = "not asked of the studies; its parts are in others"
    private static let sameFunction = "1m and 5m are the same function over other bars; the tests carry the 5m"

    static let entries = [
        VectorEntry("talib_synth_5m", "averages, ranges, strength, bands, directional movement …", "equalsItsVector"),
        VectorEntry(
            "talib_synth_5m", "MACD line and Stochastic %K in the first bars", "equalsItsVector",
            differs: BasicVectorsTests.oneByOne),
        VectorEntry("talib_synth_5m", "CDLDOJI, CDLENGULFING, CDLHAMMER, CDLSHOOTINGSTAR", "equalsTALibOnEveryBar"),
        VectorEntry("talib_synth_5m", "TRANGE, AD, ROC, MOM, STDDEV, MAX, MIN", nil, differs: notAStudy),
        VectorEntry("talib_synth_1m", "all of it", "equalsItsVector", differs: sameFunction),
        VectorEntry("ui_synth_5m", "ema, atr_span14, rsi_span14, macd", "equalsItsVector"),
        VectorEntry(
            "ui_synth_5m", "vwap_utc_day", "eachTradingDayStartsAnew",
            differs: "the original begins anew at midnight UTC; a trading day begins at 18:00 New York"),
        VectorEntry(
            "ui_synth_5m", "momentum_1m", "onlyTheLastTenBarsCount",
            differs: "below ten bars the original says none and zero; what is not known is absent"),
        VectorEntry("ui_synth_1m", "all of it", "equalsItsVector", differs: sameFunction),
        VectorEntry("ref_session_synth", "session VWAP and its deviation", "equalsItsVector"),
        VectorEntry("ref_session_synth", "sum of delta, histogram, value areas", "sessionSumAndProfile"),
        VectorEntry("pivots", "pivot, R1, S1, R2, S2", "pivotsAsInTheTextbooks"),
        VectorEntry("ref_pivots", "floor, Fibonacci, Camarilla, Woodie, central range", "pivotsAsInTheTextbooks"),
        VectorEntry("vol_synth", "figure by figure in InsightsTableTests", "everyLineHasItsTest"),
        VectorEntry("vol_degenerate", "figure by figure in InsightsTableTests", "everyLineHasItsTest"),
        VectorEntry("ref_kmeans", "optimum, and the original's ten rounds", "theOptimumEqualsTheReference"),
        VectorEntry("wave_synth", "figure by figure in InsightsTableTests", "everyLineHasItsTest"),
        VectorEntry("signal_quality_synth", "figure by figure in InsightsTableTests", "everyLineHasItsTest"),
        VectorEntry("regime_synth_5m", "figure by figure in InsightsTableTests", "everyLineHasItsTest"),
        VectorEntry("cvd_synth", "delta, sums, absorption", "cumulativeDelta"),
        VectorEntry("cvd_synth", "divergences", "divergences"),
        VectorEntry("volprofile_synth", "binned profiles, naked points of control", "binnedProfiles"),
        VectorEntry("volprofile_synth", "rolling bins", "rollingBins"),
        VectorEntry("ict_synth", "swings", "swings"),
        VectorEntry("ict_synth", "gaps", "gaps"),
        VectorEntry("ict_synth", "blocks and breakers", "blocksAndBreakers"),
        VectorEntry("ict_synth", "sweeps", "sweeps"),
        VectorEntry(
            "smc_synth_5m", "gaps", "gapsAreTheSameOneBarLater",
            differs: "written in the middle bar's row, before the third is there"),
        VectorEntry(
            "smc_synth_5m", "swings of length 5", "theirSwingsAreOursLessThoseTheFutureStruckOut",
            differs: "the future strikes some out, and the ends of the file count as swings"),
        VectorEntry(
            "smc_synth_5m", "swings of lengths 10 and 50", nil,
            differs: "as those of length 5: longer windows change which, not when they are known"),
        VectorEntry(
            "smc_synth_5m", "breaks", "theirBreaksAreWrittenBeforeTheyHappen",
            differs: "written in the swing's row, before the break"),
        VectorEntry(
            "smc_synth_5m", "order blocks", "theirBlocksRestOnSwingsNobodyKnowsYet",
            differs: "rest on swings from their own row on"),
        VectorEntry(
            "smc_synth_5m", "liquidity", "theirEqualHighsDependOnTheWholeFile",
            differs: "its tolerance is a share of the whole file's range"),
        VectorEntry(
            "smc_synth_5m", "retracements", nil, differs: "of swings from their own row on, before they are known"),
        VectorEntry("smc_synth_1m", "all of it", nil, differs: "as smc_synth_5m: the same function over other bars"),
        VectorEntry("confluence_synth", "sides, scores, reasons", "equalsTheOriginalUnderItsRules"),
        VectorEntry("scorer", "all cases", "equalsTheOriginalUnderItsRules"),
        VectorEntry("daily_focus", "cards and the daily ranking", "equalsTheOriginalUnderItsRules"),
        VectorEntry("position_size", "sizes where one fits", "equalsTheOriginalWhereverOneFits"),
        VectorEntry(
            "position_size", "sizes where none fits", "oneThatRisksTooMuchIsNone",
            differs: "the original takes one contract whatever it risks"),
        VectorEntry("backtest_synth_5m", "all of it", nil, differs: "no study: trades of a strategy"),
        VectorEntry("costs", "all of it", nil, differs: "no study: costs of trades"),
        VectorEntry("monte_carlo", "all of it", nil, differs: "no study: of a strategy's trades"),
        VectorEntry("pbo", "all of it", nil, differs: "no study: of a search over strategies"),
        VectorEntry("score_function", "all of it", nil, differs: "no study: of a search over strategies"),
        VectorEntry("walkforward_grid", "all of it", nil, differs: "no study: of a search over strategies"),
    ]

    @Test func everyEntryHasItsTest() throws {
        let sources = try Checkout.swiftFiles(under: "Tests/StudiesTests").map(\.text).joined()
        for entry in Self.entries {
            if let test = entry.test { #expect(sources.contains("func \(test)("), "\(entry.vector): \(test)") }
            #expect(entry.test != nil || entry.difference != nil, "\(entry.vector): neither proof nor reason")
        }
    }
}
