import Market

/// What the desk runs: each study with its parameters, its frames and what of it is kept for drawing.
package enum DeskStudies {
    private static let all = TimeFrame.allCases
    private static let intraday: [TimeFrame] = [.oneMinute, .fiveMinutes, .fifteenMinutes]

    /// - Parameters:
    ///   - emaFast: bars of the fast average.
    ///   - emaSlow: bars of the slow average.
    package static func list(emaFast: Int, emaSlow: Int) -> [DeskStudy] { averages(emaFast, emaSlow) + day + frames }

    private static func averages(_ fast: Int, _ slow: Int) -> [DeskStudy] {
        [fast, slow].map { length in
            DeskStudy(
                EMA.kind, ["length": Double(length)], on: .each(all), isLive: true, whole: ["\(length)"],
                isToldAnew: true)
        }
    }

    /// What speaks of the trading day.
    private static let day: [DeskStudy] = [
        DeskStudy(VWAP.kind, on: .day, isLive: true, whole: ["value", "deviation"], isToldAnew: true),
        DeskStudy(AnchoredVWAP.kind, on: .day, isLive: true, recent: ["value"]),
        DeskStudy(AnchoredVWAP.kind, as: "week_vwap", ["anchor": 1], on: .day, isLive: true, recent: ["value"]),
        DeskStudy(OpeningRange.kind, on: .day, isLive: true),
        DeskStudy(InitialBalance.kind, on: .day, isLive: true),
        DeskStudy(PreviousLevels.kind, on: .day),
        DeskStudy(PivotLevels.kind, on: .day),
        DeskStudy(CVD.kind, on: .day, isLive: true, recent: ["sum", "average"]),
        DeskStudy(SessionProfile.kind, on: .day),
        DeskStudy(RelativeVolume.kind, on: .day, recent: ["day"]),
        DeskStudy(SessionLevels.kind, on: .day),
        DeskStudy(KillZones.kind, on: .day),
    ]

    /// What speaks of the bars of a frame.
    private static let frames: [DeskStudy] = [
        DeskStudy(ATR.kind, on: .each(all), isLive: true, recent: ["14"], isToldAnew: true),
        DeskStudy(RSI.kind, on: .each(all), isLive: true, recent: ["14"], isToldAnew: true),
        DeskStudy(MACD.kind, on: .each(all), isLive: true, recent: ["line", "signal"], isToldAnew: true),
        DeskStudy(ADX.kind, on: .each(all), isLive: true, recent: ["value"], isToldAnew: true),
        DeskStudy(Bollinger.kind, on: .each(all), isLive: true, recent: ["upper", "lower"], isToldAnew: true),
        DeskStudy(Keltner.kind, on: .each(intraday), isLive: true, recent: ["upper", "lower"], isToldAnew: true),
        DeskStudy(Stochastic.kind, on: .each(intraday), isLive: true, recent: ["k", "d"], isToldAnew: true),
        DeskStudy(SMA.kind, on: .each(intraday)),
        DeskStudy(WMA.kind, on: .each(intraday)),
        DeskStudy(Hull.kind, on: .each(intraday)),
        DeskStudy(RMA.kind, on: .each(intraday), recent: ["14"], isToldAnew: true),
        DeskStudy(OBV.kind, on: .each(intraday), recent: ["value"], isToldAnew: true),
        DeskStudy(MFI.kind, on: .each(intraday)),
        DeskStudy(CCI.kind, on: .each(intraday)),
        DeskStudy(Williams.kind, on: .each(intraday)),
        DeskStudy(ParabolicSAR.kind, on: .each(intraday), recent: ["value"], isToldAnew: true),
        DeskStudy(AwesomeOscillator.kind, on: .each(intraday)),
        DeskStudy(LinearRegression.kind, on: .each(intraday)),
        DeskStudy(VolatilityClusters.kind, on: .each(all), recent: ["percentile"]),
        DeskStudy(WaveDominance.kind, on: .each(all), recent: ["speed", "average"]),
        DeskStudy(SignalQuality.kind, on: .each(all), recent: ["score"]),
        // Each frame costs a fit a day, which takes as long as a day of minutes does.
        DeskStudy(MarketRegime.kind, on: .each([.oneMinute, .fiveMinutes]), recent: ["regime"]),
        DeskStudy(CandlePatterns.kind, on: .each(intraday)),
        DeskStudy(Absorption.kind, on: .each(intraday)),
        DeskStudy(Swings.kind, on: .each(all)),
        DeskStudy(DeltaDivergence.kind, on: .each(intraday)),
        DeskStudy(MarketStructure.kind, on: .each(all)),
        DeskStudy(FairValueGaps.kind, on: .each(all)),
        DeskStudy(OrderBlocks.kind, on: .each(all)),
        DeskStudy(Liquidity.kind, on: .each(all)),
        DeskStudy(DealingRange.kind, on: .each(all)),
    ]
}
