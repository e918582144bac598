import Market

/// A level that a briefing named as one to watch.
package struct LevelCall: Hashable, Codable, Sendable {
    /// Ticks from a level at which it counts as touched.
    package static let near = 2

    package enum Outcome: String, Hashable, Codable, Sendable {
        case untouched
        /// After the touch the price went the margin back before it went the margin beyond.
        case held
        /// The other way round.
        case broke
        /// Touched, and neither until the close.
        case undecided
    }

    /// The contract.
    package var symbol: String
    /// `PDH`, `R1`, `POC`
    package var name: String
    package var price: Price
    /// The last price when it was written.
    package var from: Price
    /// Ticks by which a level holds or breaks, the same in both directions so that chance alone gives one half.
    package var margin: Int
    /// Nil until the session has closed.
    package var outcome: Outcome?

    /// Nil for a level at which the price already stood.
    ///
    /// - Parameter range: the average true range of five minutes, in ticks; half of it is the margin.
    package init?(symbol: String, name: String, price: Price, from: Price, range: Int) {
        guard abs(price - from) > Self.near else { return nil }
        self.symbol = symbol
        self.name = name
        self.price = price
        self.from = from
        margin = max(Self.near, range / 2)
    }

    /// Grades it by what came later.
    ///
    /// - Parameter bars: the minutes after it until the session's close, ascending.
    /// - Returns: nil without bars.
    package func grade(_ bars: some Sequence<Bar>) -> Outcome? {
        // A level above the price is mirrored, so that the price always comes down to it.
        let isAbove = price > from
        var outcome: Outcome?
        for bar in bars {
            let nearest = isAbove ? price - bar.high : bar.low - price
            let farthest = isAbove ? price - bar.low : bar.high - price
            let wasTouched = outcome == .undecided
            guard wasTouched || nearest <= Self.near else {
                outcome = .untouched
                continue
            }
            // Within a minute the order is not known: it is told against the level, and a touch turns no earlier than
            // in the minute after it.
            if nearest <= -margin { return .broke }
            if wasTouched, farthest >= margin { return .held }
            outcome = .undecided
        }
        return outcome
    }
}
