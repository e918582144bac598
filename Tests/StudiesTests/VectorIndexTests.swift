import Support
import Testing

/// Every vector there is for the studies: where ours is equal, under the source's parameters, and where it differs and
/// why. The insights' figures stand one by one in `InsightsTableTests`, volume's and levels' at the head of their suites.
@Suite struct VectorIndexTests {
    /// Some figures of a vector.
    struct Entry {
        let vector: String
        let figures: String
        /// The function that proves it; nil where there is nothing to hold the figures against.
        let test: String?
        /// Nil where ours is equal; else why it is not.
        let difference: String?

        init(_ vector: String, _ figures: String, _ test: String?, differs difference: String? = nil) {
            self.vector = vector
            self.figures = figures
            self.test = test
            self.difference = difference
        }
    }

    private static let notAStudy = "not asked of the studies; its parts are in others"
    private static let sameFunction = "1m and 5m are the same function over other bars; the tests carry the 5m"

    static let entries = [
        Entry("talib_synth_5m", "averages, ranges, strength, bands, directional movement …", "equalsItsVector"),
        Entry(
            "talib_synth_5m", "MACD line and Stochastic %K in the first bars", "equalsItsVector",
            differs: BasicVectorsTests.oneByOne),
        Entry("talib_synth_5m", "CDLDOJI, CDLENGULFING, CDLHAMMER, CDLSHOOTINGSTAR", "equalsTALibOnEveryBar"),
        Entry("talib_synth_5m", "TRANGE, AD, ROC, MOM, STDDEV, MAX, MIN", nil, differs: notAStudy),
        Entry("talib_synth_1m", "all of it", "equalsItsVector", differs: sameFunction),
        Entry("ui_synth_5m", "ema, atr_span14, rsi_span14, macd", "equalsItsVector"),
        Entry(
            "ui_synth_5m", "vwap_utc_day", "eachTradingDayStartsAnew",
            differs: "the original begins anew at midnight UTC; a trading day begins at 18:00 New York"),
        Entry(
            "ui_synth_5m", "momentum_1m", "onlyTheLastTenBarsCount",
            differs: "below ten bars the original says none and zero; what is not known is absent"),
        Entry("ui_synth_1m", "all of it", "equalsItsVector", differs: sameFunction),
        Entry("ref_session_synth", "session VWAP and its deviation", "equalsItsVector"),
        Entry("ref_session_synth", "sum of delta, histogram, value areas", "sessionSumAndProfile"),
        Entry("pivots", "pivot, R1, S1, R2, S2", "pivotsAsInTheTextbooks"),
        Entry("ref_pivots", "floor, Fibonacci, Camarilla, Woodie, central range", "pivotsAsInTheTextbooks"),
        Entry("vol_synth", "figure by figure in InsightsTableTests", "everyLineHasItsTest"),
        Entry("vol_degenerate", "figure by figure in InsightsTableTests", "everyLineHasItsTest"),
        Entry("ref_kmeans", "optimum, and the original's ten rounds", "theOptimumEqualsTheReference"),
        Entry("wave_synth", "figure by figure in InsightsTableTests", "everyLineHasItsTest"),
        Entry("signal_quality_synth", "figure by figure in InsightsTableTests", "everyLineHasItsTest"),
        Entry("regime_synth_5m", "figure by figure in InsightsTableTests", "everyLineHasItsTest"),
        Entry("cvd_synth", "delta, sums, absorption", "cumulativeDelta"),
        Entry("cvd_synth", "divergences", "divergences"),
        Entry("volprofile_synth", "binned profiles, naked points of control", "binnedProfiles"),
        Entry("volprofile_synth", "rolling bins", "rollingBins"),
        Entry("ict_synth", "swings", "swings"),
        Entry("ict_synth", "gaps", "gaps"),
        Entry("ict_synth", "blocks and breakers", "blocksAndBreakers"),
        Entry("ict_synth", "sweeps", "sweeps"),
        Entry(
            "smc_synth_5m", "gaps", "gapsAreTheSameOneBarLater",
            differs: "written in the middle bar's row, before the third is there"),
        Entry(
            "smc_synth_5m", "swings of length 5", "theirSwingsAreOursLessThoseTheFutureStruckOut",
            differs: "the future strikes some out, and the ends of the file count as swings"),
        Entry(
            "smc_synth_5m", "swings of lengths 10 and 50", nil,
            differs: "as those of length 5: longer windows change which, not when they are known"),
        Entry(
            "smc_synth_5m", "breaks", "theirBreaksAreWrittenBeforeTheyHappen",
            differs: "written in the swing's row, before the break"),
        Entry(
            "smc_synth_5m", "order blocks", "theirBlocksRestOnSwingsNobodyKnowsYet",
            differs: "rest on swings from their own row on"),
        Entry(
            "smc_synth_5m", "liquidity", "theirEqualHighsDependOnTheWholeFile",
            differs: "its tolerance is a share of the whole file's range"),
        Entry(
            "smc_synth_5m", "retracements", nil, differs: "of swings from their own row on, before they are known"),
        Entry("smc_synth_1m", "all of it", nil, differs: "as smc_synth_5m: the same function over other bars"),
        Entry("confluence_synth", "sides, scores, reasons", "equalsTheOriginalUnderItsRules"),
        Entry("scorer", "all cases", "equalsTheOriginalUnderItsRules"),
        Entry("daily_focus", "cards and the daily ranking", "equalsTheOriginalUnderItsRules"),
        Entry("position_size", "sizes where one fits", "equalsTheOriginalWhereverOneFits"),
        Entry(
            "position_size", "sizes where none fits", "oneThatRisksTooMuchIsNone",
            differs: "the original takes one contract whatever it risks"),
        Entry("backtest_synth_5m", "all of it", nil, differs: "no study: trades of a strategy"),
        Entry("costs", "all of it", nil, differs: "no study: costs of trades"),
        Entry("monte_carlo", "all of it", nil, differs: "no study: of a strategy's trades"),
        Entry("pbo", "all of it", nil, differs: "no study: of a search over strategies"),
        Entry("score_function", "all of it", nil, differs: "no study: of a search over strategies"),
        Entry("walkforward_grid", "all of it", nil, differs: "no study: of a search over strategies"),
    ]

    @Test func everyEntryHasItsTest() throws {
        let sources = try Checkout.swiftFiles(under: "Tests/StudiesTests").map(\.text).joined()
        for entry in Self.entries {
            if let test = entry.test { #expect(sources.contains("func \(test)("), "\(entry.vector): \(test)") }
            #expect(entry.test != nil || entry.difference != nil, "\(entry.vector): neither proof nor reason")
        }
    }
}
