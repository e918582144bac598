import Market

/// What a pre-market score is made of. What is not known is nil, never zero.
package struct ScoreFigures: Hashable, Codable, Sendable {
    /// Average true range over what is usual at this time of day.
    package var rangeRatio: Double?
    /// Volume of the day so far over the usual by this minute.
    package var relativeVolume: Double?
    /// The day's first price against the last close of the day before, in percent.
    package var gapPercent: Double?
    /// The trading day's events that move the product; nil without a calendar of events.
    package var events: [EconomicEvent]?
    /// Close less its average of 20, in average true ranges.
    package var displacement: Double?

    package init(
        rangeRatio: Double? = nil, relativeVolume: Double? = nil, gapPercent: Double? = nil,
        events: [EconomicEvent]? = nil, displacement: Double? = nil
    ) {
        self.rangeRatio = rangeRatio
        self.relativeVolume = relativeVolume
        self.gapPercent = gapPercent
        self.events = events
        self.displacement = displacement
    }

    /// The greatest impact, and 5 for each event where there are several; at most 100.
    package var catalyst: Double? {
        events.map { events in
            let most = events.map(\.impact.points).max() ?? 0
            return min(100, most + (events.count > 1 ? 5 * Double(events.count) : 0))
        }
    }

    subscript(kind: PreMarketScore.Kind) -> Double? {
        switch kind {
        case .range: rangeRatio
        case .volume: relativeVolume
        case .gap: gapPercent
        case .catalyst: catalyst
        case .momentum: displacement
        }
    }

    func sentence(_ part: PreMarketScore.Part) -> String {
        let points = "\(text(part.points ?? 0, 0)) of 100"
        let figure = part.figure ?? 0
        switch part.kind {
        case .range: return "It ranges \(text(figure, 2)) times as widely as usual at this time: \(points)."
        case .volume: return "Volume so far is \(text(figure, 2)) times the usual: \(points)."
        case .gap: return "It opened \(text(figure, 2, signed: true)) % from the last close: \(points)."
        case .momentum: return "It is \(text(figure, 1, signed: true)) ranges from its average of 20: \(points)."
        case .catalyst:
            guard let events, !events.isEmpty else { return "No event of today moves it: \(points)." }
            let names = events.map { "\(NewYork.local($0.time).clock) \($0.name)" }.joined(separator: ", ")
            return "Scheduled today: \(names): \(points)."
        }
    }

    private func text(_ value: Double, _ decimals: Int, signed: Bool = false) -> String {
        NumberStyle.screen.text(value, decimals: decimals, signed: signed) ?? "?"
    }
}
