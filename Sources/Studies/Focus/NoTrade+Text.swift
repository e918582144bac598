import Market

extension NoTrade.Reason: CustomStringConvertible {
    /// A sentence with the figure it rests on.
    package var description: String {
        switch self {
        case .dailyLoss(let profit, let limit):
            "The day stands at \(profit.text(signed: true)), and \((-limit).text()) ends it."
        case .dailyLow(let profit, let limit):
            "The day stood at \(profit.text(signed: true)) at its lowest, and \((-limit).text()) ends it."
        case .losingStreak(let losses, let limit): "\(losses) losses in a row; \(limit) end the day."
        case .marketClosed: "The market is closed."
        case .beforeEntries(let now, let from): "It is \(clock(now)); entries begin at \(clock(from))."
        case .afterEntries(let now, let to): "It is \(clock(now)); entries ended at \(clock(to))."
        case .noPrices(let products): "None of \(products) products has enough bars."
        case .lowQuality(let best, let quality, let threshold):
            "No product has the quality of \(percent(threshold)): the best is \(best) with \(percent(quality))."
        case .nothingQualifies(let products): "Each of \(products) products has something against it."
        case .eventNear(let event, let minutes, let margin): nearText(event, minutes, margin)
        }
    }
}

extension NoTrade.Objection: CustomStringConvertible {
    /// A sentence with the figure it rests on.
    package var description: String {
        switch self {
        case .noPrices: "Too few bars to judge."
        case .lowQuality(let quality, let threshold):
            "Quality \(percent(quality)) is below \(percent(threshold))."
        case .tooVolatile(let percentile, let limit):
            "Ranges are wider than \(percent(percentile)) of the past; \(percent(limit)) is the most."
        case .eventNear(let event, let minutes, let margin): nearText(event, minutes, margin)
        case .noSide: "Quality is there, but no side."
        case .tooCostly(let risk, let limit):
            "One contract risks \(risk.text()), more than \(limit.text())."
        }
    }
}

private func clock(_ minute: Int) -> String { "\(padded(minute / 60, 2)):\(padded(minute % 60, 2))" }

private func percent(_ share: Double) -> String { "\(NumberStyle.screen.text(100 * share, decimals: 0) ?? "?") %" }

private func nearText(_ event: EconomicEvent, _ minutes: Int, _ margin: Int) -> String {
    let when = minutes >= 0 ? "in \(minutes) min" : "\(-minutes) min ago"
    return "\(event.name) at \(NewYork.local(event.time).clock), \(when); within \(margin) min nothing is traded."
}
