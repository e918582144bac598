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
        case .noPrices(let products):
            products == 1 ? "The product has too few bars." : "None of \(products) products has enough bars."
        case .lowQuality(let best, let quality, let threshold):
            "No product has the quality of \(percent(threshold)): the best is \(best) with \(percent(quality))."
        case .nothingQualifies(let products): nothingText(products)
        case .eventNear(let event, let minutes, let margin): nearText(event, minutes, margin)
        }
    }
}

extension NoTrade.Objection: CustomStringConvertible {
    /// A sentence with the figure it rests on.
    package var description: String {
        switch self {
        case .noPrices: "Too few bars to judge."
        case .silent(let since): "No price since \(NewYork.local(since).dated)."
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

extension NoTrade.Objection {
    /// The same in two or three words.
    fileprivate var word: String {
        switch self {
        case .noPrices: "too few bars"
        case .silent: "silent"
        case .lowQuality: "low quality"
        case .tooVolatile: "wide ranges"
        case .eventNear(let event, _, _): event.name
        case .noSide: "no side"
        case .tooCostly: "too much risk"
        }
    }
}

/// Of a few products what speaks against each.
private func nothingText(_ products: [NoTrade.LeftOut]) -> String {
    if products.count == 1, let product = products.first, let objection = product.objections.first {
        return "\(product.symbol): \(objection)"
    }
    let shown = 4
    let texts = products.prefix(shown).map { "\($0.symbol) \($0.objections.first?.word ?? "")" }
    let rest = products.count > shown ? ", \(products.count - shown) more" : ""
    return "Nothing qualifies: \(texts.joined(separator: ", "))\(rest)."
}

private func clock(_ minute: Int) -> String { "\(padded(minute / 60, 2)):\(padded(minute % 60, 2))" }

private func percent(_ share: Double) -> String { "\(NumberStyle.screen.text(100 * share, decimals: 0) ?? "?") %" }

private func nearText(_ event: EconomicEvent, _ minutes: Int, _ margin: Int) -> String {
    let when = minutes >= 0 ? "in \(minutes) min" : "\(-minutes) min ago"
    return "\(event.name) at \(NewYork.local(event.time).clock), \(when); within \(margin) min nothing is traded."
}
