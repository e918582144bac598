import Market

/// What an answer used, as the server counted it.
package struct Usage: Hashable, Sendable, Codable {
    package var promptTokens: Int
    /// Of the prompt's, those that were cheaper because the server knew them.
    package var cachedTokens: Int
    /// All that were written, reasoning included.
    package var writtenTokens: Int
    package var searches: Int
    /// What the server itself says it costs.
    package var toldCost: Cost?

    package init(
        promptTokens: Int = 0, cachedTokens: Int = 0, writtenTokens: Int = 0, searches: Int = 0, toldCost: Cost? = nil
    ) {
        self.promptTokens = promptTokens
        self.cachedTokens = cachedTokens
        self.writtenTokens = writtenTokens
        self.searches = searches
        self.toldCost = toldCost
    }

    /// What the answer costs: the server's own figure, else by the table; nil where neither tells.
    package func cost(model: String, prices: [ModelPrice] = ModelPrice.known) -> Cost? {
        if let toldCost { return toldCost }
        // What a search costs is not in the table.
        guard searches == 0, let price = prices.first(where: { $0.models.contains(model) }) else { return nil }
        return price.cost(of: self)
    }
}

/// An exact amount of US dollars as xAI counts it: in 1/10 000 000 000 dollar.
package struct Cost: Hashable, Comparable, Sendable, Codable {
    package var ticks: Int64

    package init(ticks: Int64) { self.ticks = ticks }
    package init(_ money: Money) { ticks = money.tenThousandths * 1_000_000 }

    package static let zero = Cost(ticks: 0)
    package static func < (a: Cost, b: Cost) -> Bool { a.ticks < b.ticks }
    package static func + (a: Cost, b: Cost) -> Cost {
        let (sum, isTooLarge) = a.ticks.addingReportingOverflow(b.ticks)
        return Cost(ticks: isTooLarge ? .max : sum)
    }

    /// `$0.0042`, rounded up, so that it never looks cheaper than it is.
    package var text: String {
        let (whole, rest) = max(0, ticks).quotientAndRemainder(dividingBy: 1_000_000)
        return "$" + NumberStyle.plain.text(Int(whole) + (rest > 0 ? 1 : 0), decimals: 4)
    }
}

/// What a model costs, as of a date: public prices change.
package struct ModelPrice: Hashable, Sendable {
    /// The names it answers to.
    package var models: [String]
    /// Dollars for a million tokens, in `Cost` ticks a token.
    package var prompt: Int64
    /// Nil where no figure is known: then they are counted like others, which is too much rather than too little.
    package var cached: Int64?
    package var written: Int64
    /// Prompts from this size on cost more, and how much more is not known.
    package var longPrompt: Int
    /// When the figures were read.
    package var asOf: CivilDate

    package init(
        _ models: [String], prompt: Int64, cached: Int64?, written: Int64, longPrompt: Int = 200_000, asOf: CivilDate
    ) {
        self.models = models
        self.prompt = prompt
        self.cached = cached
        self.written = written
        self.longPrompt = longPrompt
        self.asOf = asOf
    }

    /// $1 for a million tokens is 10 000 ticks a token. Source: xAI's public price list.
    package static let known: [ModelPrice] = [
        ModelPrice(
            ["grok-4.3", "grok-4.3-latest"], prompt: 12_500, cached: nil, written: 25_000,
            asOf: CivilDate(year: 2026, month: 10, day: 17)),
        ModelPrice(
            ["grok-4.5", "grok-4.5-latest"], prompt: 20_000, cached: 5_000, written: 60_000,
            asOf: CivilDate(year: 2026, month: 10, day: 17)),
    ]

    func cost(of usage: Usage) -> Cost? {
        guard usage.promptTokens < longPrompt, usage.cachedTokens <= usage.promptTokens else { return nil }
        let fresh = Int64(usage.promptTokens - usage.cachedTokens)
        return Cost(
            ticks: fresh * prompt + Int64(usage.cachedTokens) * (cached ?? prompt)
                + Int64(usage.writtenTokens) * written)
    }
}
