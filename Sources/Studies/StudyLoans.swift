import Market

/// What studies of a set have found with a bar, for later ones that rest on the same, so that nothing is reckoned twice.
/// Of several studies of a kind the first lends.
package struct StudyLoans: Sendable {
    /// Of the first `WaveDominance`.
    var waves: WaveLoan?
    /// Of the first `VolatilityClusters`: its percentile, which it may not have yet.
    var percentile: Double??
    /// Of the first `CandlePatterns`: its reading, which it may not have yet.
    var candle: CandleReading??
    /// Of the first `Swings`.
    var swings: SwingLoan?
}
