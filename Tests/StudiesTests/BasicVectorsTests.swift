import Market
import Studies
import Testing

/// The basic studies against numbers of TA-Lib 0.8.2, of an independent reckoning of the session VWAP, and of averages
/// that start with their first value.
@Suite struct BasicVectorsTests {
    struct Vector: Sendable, CustomStringConvertible {
        let column: String
        let study: String
        let parameters: [String: Double]
        let field: String
        /// Bars at the start in which a difference is meant, and why.
        var differs: (rows: Range<Int>, reason: String)?

        init(
            _ column: String, _ study: String, _ parameters: [String: Double] = [:], _ field: String,
            differs: (Range<Int>, String)? = nil
        ) {
            self.column = column
            self.study = study
            self.parameters = parameters
            self.field = field
            self.differs = differs.map { ($0.0, $0.1) }
        }

        var description: String { column }
    }

    static let oneByOne = "TA-Lib tells nothing before all of its outputs are there; here each comes as soon as it can"
    static let expanding = "the source fills the start with what it has"

    static let vectors: [Vector] = [
        Vector("talib_sma_9", "sma", ["length": 9], "9"),
        Vector("talib_sma_200", "sma", ["length": 200], "200"),
        Vector("talib_ema_9", "ema", ["length": 9], "9"),
        Vector("talib_ema_50", "ema", ["length": 50], "50"),
        Vector("talib_wma_10", "wma", ["length": 10], "10"),
        Vector("talib_atr_14", "atr", [:], "14"),
        Vector("talib_natr_14", "atr", [:], "percent"),
        Vector("talib_rsi_14", "rsi", [:], "14"),
        Vector("talib_rsi_7", "rsi", ["length": 7], "7"),
        Vector("talib_macd", "macd", [:], "line", differs: (25..<33, oneByOne)),
        Vector("talib_macd_signal", "macd", [:], "signal"),
        Vector("talib_macd_hist", "macd", [:], "histogram"),
        Vector("talib_bb_upper", "bollinger", [:], "upper"),
        Vector("talib_bb_mid", "bollinger", [:], "middle"),
        Vector("talib_bb_lower", "bollinger", [:], "lower"),
        Vector("talib_stoch_k", "stochastic", [:], "k", differs: (15..<17, oneByOne)),
        Vector("talib_stoch_d", "stochastic", [:], "d"),
        Vector("talib_adx_14", "adx", [:], "value"),
        Vector("talib_plus_di_14", "adx", [:], "plus"),
        Vector("talib_minus_di_14", "adx", [:], "minus"),
        Vector("talib_cci_20", "cci", [:], "20"),
        Vector("talib_mfi_14", "mfi", [:], "14"),
        Vector("talib_obv", "obv", [:], "value"),
        Vector("talib_willr_14", "williams", [:], "14"),
        Vector("talib_sar", "sar", [:], "value"),
        Vector("talib_linreg_slope_14", "linreg", [:], "slope"),
        Vector("session_vwap", "vwap", [:], "value"),
        Vector("session_vwap_std", "vwap", [:], "deviation"),
        Vector("first_ema_9", "ema", ["length": 9, "start": 1], "9"),
        Vector("first_ema_21", "ema", ["length": 21, "start": 1], "21"),
        Vector("first_atr_14", "atr", ["smoothing": 1], "14"),
        Vector("first_rsi_14", "rsi", ["smoothing": 1], "14"),
        Vector("first_macd", "macd", ["start": 1], "line"),
        Vector("first_macd_signal", "macd", ["start": 1], "signal"),
        Vector("first_macd_hist", "macd", ["start": 1], "histogram"),
        Vector("awesome", "awesome", [:], "value"),
    ]

    @Test(arguments: vectors) func equalsItsVector(_ vector: Vector) throws {
        let table = try VectorTable("basics_5m.csv")
        let expected = try table.column(vector.column)
        let ours = try values(vector.study, vector.parameters, over: SyntheticMarket.bars()).map { $0[vector.field] }
        #expect(expected.count > 50)
        for row in table.rows where vector.differs?.rows.contains(row) != true {
            switch (expected[row], ours[row]) {
            case (nil, nil): break
            case (let theirs?, let value?):
                #expect(abs(value - theirs) <= 1e-9 * max(1, abs(theirs)), "row \(row): \(value), not \(theirs)")
            default:
                Issue.record("row \(row): \(String(describing: ours[row])), not \(String(describing: expected[row]))")
            }
        }
        // A difference that is none is to be taken out of the list.
        if let rows = vector.differs?.rows { #expect(rows.allSatisfy { expected[$0] == nil && ours[$0] != nil }) }
    }
}
