import Market

/// A change of a position, as two reports that follow each other show it. A reversal is two: the close and the opening.
package struct Fill: Hashable, Sendable, Codable {
    /// What a fill does to its position.
    package enum Effect: String, Hashable, Sendable, Codable {
        case opens, adds, reduces, closes

        package var isExit: Bool { self == .reduces || self == .closes }
    }

    package var symbol: String
    /// Long for bought, short for sold.
    package var side: PositionSide
    package var quantity: Int
    package var effect: Effect
    /// Points, the average of all contracts of the fill; nil where it cannot be known.
    package var price: Double?
    /// True where the price does not follow from the platform's own figures: it is our quote of that time, or a guess
    /// that the figures allow.
    package var isEstimated: Bool
    /// What an exit gained before costs; nil for entries, and where its price or product is not known.
    package var realised: Money?
    /// True where nobody listened just before: more may have happened than two reports can show.
    package var isAfterGap: Bool
    /// Our own time of the report that showed it.
    package var time: Timestamp

    package init(
        symbol: String, side: PositionSide, quantity: Int, effect: Effect, price: Double?, isEstimated: Bool = false,
        realised: Money? = nil, isAfterGap: Bool = false, time: Timestamp
    ) {
        self.symbol = symbol
        self.side = side
        self.quantity = quantity
        self.effect = effect
        self.price = price
        self.isEstimated = isEstimated
        self.realised = realised
        self.isAfterGap = isAfterGap
        self.time = time
    }
}
