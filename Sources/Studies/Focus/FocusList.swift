import Market

/// The products in the order of their pre-market scores, with the cards of the day.
package struct FocusList: Hashable, Codable, Sendable {
    /// One product.
    package struct Row: Hashable, Codable, Sendable {
        package var symbol: String
        package var slot: Int
        package var score: PreMarketScore
        package var card: FocusPlan?

        package init(symbol: String, slot: Int, score: PreMarketScore, card: FocusPlan?) {
            self.symbol = symbol
            self.slot = slot
            self.score = score
            self.card = card
        }
    }

    /// The best score first; products without a score come last.
    package let rows: [Row]
    /// Score from which a product is in focus, 0 to 100.
    package let threshold: Double
    /// How many products may be in focus.
    package let limit: Int
    /// When it was reckoned, exchange time.
    package let time: Timestamp

    package init(_ rows: [Row], threshold: Double, limit: Int, time: Timestamp) {
        self.rows = rows.sorted { (-($0.score.value ?? -1), $0.slot) < (-($1.score.value ?? -1), $1.slot) }
        self.threshold = threshold
        self.limit = limit
        self.time = time
    }

    /// Products in focus, the best first.
    package var focus: ArraySlice<Row> { rows.filter { $0.score.value.map { $0 >= threshold } == true }.prefix(limit) }

    /// `Focus: MNQ 72, MES 55.`, or why there is none.
    package var summary: String {
        let text = { (value: Double) in NumberStyle.screen.score(value) }
        if !focus.isEmpty {
            return "Focus: \(focus.map { "\($0.symbol) \(text($0.score.value ?? 0))" }.joined(separator: ", "))."
        }
        guard let best = rows.first else { return "No product is listed, so none is in focus." }
        guard let value = best.score.value else {
            return "No product has enough bars for a score yet, so none is in focus."
        }
        let nearly = NumberStyle.screen.score(value, decimals: 1)
        return "No product reaches \(text(threshold)); the best is \(best.symbol) with \(nearly)."
    }
}

extension NumberStyle {
    /// A score, cut and never rounded up: what does not reach a threshold does not look as if it did.
    package func score(_ value: Double, decimals: Int = 0) -> String {
        let places = decimals == 0 ? 1.0 : 10.0
        return text((value * places).rounded(.down) / places, decimals: decimals) ?? "?"
    }
}
