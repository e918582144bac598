import Market
import State
import Studies

/// What one instrument's day is planned from: confluence of three frames and the measures of the pre-market score.
struct FocusTrack: Codable, Sendable {
    private var confluence: Confluence
    private var measure: PreMarketMeasure
    /// The last reading; nil since a bar closed.
    private var told: ConfluenceReading?

    init(spec: ContractSpec) {
        confluence = Confluence(spec: spec)
        measure = PreMarketMeasure(spec: spec)
    }

    /// Takes a closed bar of any frame.
    mutating func close(_ bar: Bar, day: TradingDay, frame: TimeFrame) {
        confluence.add(bar, day: day, frame: frame)
        if frame == .fiveMinutes { measure.add(bar, day: day) }
        told = nil
    }

    /// What the three frames say; nil before the first bar.
    mutating func reading() -> ConfluenceReading? {
        if let told { return told }
        let reading = confluence.reading
        guard reading.closedAt != nil else { return nil }
        told = reading
        return reading
    }

    func figures(events: [EconomicEvent]?) -> ScoreFigures { measure.figures(events: events) }
}
