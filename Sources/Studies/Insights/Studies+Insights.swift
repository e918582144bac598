extension Studies {
    /// What the market is like: volatility, waves, quality, regime.
    static let insights: [StudyKind] = [
        VolatilityClusters.kind,
        WaveDominance.kind,
        SignalQuality.kind,
        MarketRegime.kind,
    ]
}
