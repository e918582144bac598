import Market

/// What an open position is worth now.
package struct PositionValue: Hashable, Sendable {
    /// What the figure rests on.
    package enum Basis: Hashable, Sendable {
        /// Our own price of the same root and month.
        case quote
        /// Our own price of the twin's same month: the full-size product of a micro, or the other way round.
        case twin(symbol: String)
        /// A replay's or simulation's own price of a series without a month, of the same root or its twin.
        case continuous(symbol: String)
        /// The platform's own figure, as old as its report.
        case bridge
        /// Nothing that could value it; the sentence says why.
        case unknown(String)
    }

    package var basis: Basis
    /// The instrument that the symbol names; nil where it is not known.
    package var instrument: Instrument?
    /// The price that was used, in the position's own ticks; nil for the bridge's figure.
    package var price: Price?
    /// The time of that price, or of the bridge's report.
    package var time: Timestamp?
    /// Gain in points of one contract; nil where unknown.
    package var points: Double?
    /// Gain of the whole position before costs; nil where unknown.
    package var profit: Money?
    /// Why it is the platform's figure and none of ours, as half a sentence.
    package var note: String?

    package init(
        basis: Basis, instrument: Instrument? = nil, price: Price? = nil, time: Timestamp? = nil, points: Double? = nil,
        profit: Money? = nil
    ) {
        self.basis = basis
        self.instrument = instrument
        self.price = price
        self.time = time
        self.points = points
        self.profit = profit
    }
}
