import Market

/// A position from flat to flat, made of its fills. A reversal ends one and starts the next.
package struct RoundTrip: Hashable, Sendable {
    package var symbol: String
    package var side: PositionSide
    /// Nil where it was open before its fills begin.
    package var opened: Timestamp?
    package var closed: Timestamp
    /// Contracts that were closed.
    package var contracts: Int
    package var largest: Int
    /// What it gained before costs; nil where an exit's price is not known.
    package var gross: Money?
    package var isEstimated: Bool
    package var isAfterGap: Bool

    /// The finished trips in fills, which are oldest first, in the order of their ends.
    package static func of(_ fills: some Sequence<Fill>) -> [RoundTrip] {
        var open: [String: Running] = [:]
        var trips: [RoundTrip] = []
        for fill in fills {
            // A reversal's opening and a first sight both start anew.
            var trip = fill.effect == .opens ? Running() : open[fill.symbol] ?? Running()
            trip.take(fill)
            if fill.effect == .closes {
                trips.append(trip.finished(fill))
                open[fill.symbol] = nil
            } else {
                open[fill.symbol] = trip
            }
        }
        return trips
    }

    /// A trip that goes on.
    private struct Running {
        var opened: Timestamp?
        var held = 0
        var largest = 0
        var contracts = 0
        var gross: Money? = .zero
        var isEstimated = false
        var isAfterGap = false

        mutating func take(_ fill: Fill) {
            if fill.effect == .opens, !fill.isAfterGap { opened = fill.time }
            isEstimated = isEstimated || fill.isEstimated
            isAfterGap = isAfterGap || fill.isAfterGap
            if fill.effect.isExit {
                contracts += fill.quantity
                gross = gross.flatMap { gross in fill.realised.map { gross + $0 } }
            }
            held = max(0, held + (fill.effect.isExit ? -fill.quantity : fill.quantity))
            largest = max(largest, held, fill.effect.isExit ? fill.quantity : 0)
        }

        func finished(_ last: Fill) -> RoundTrip {
            RoundTrip(
                symbol: last.symbol, side: last.side == .short ? .long : .short, opened: opened, closed: last.time,
                contracts: contracts, largest: largest, gross: gross, isEstimated: isEstimated, isAfterGap: isAfterGap)
        }
    }
}
