extension Studies {
    /// Shapes of bars, and what several time frames say together.
    static let candles: [StudyKind] = [
        CandlePatterns.kind,
        ConfluenceStudy.kind,
    ]
}
