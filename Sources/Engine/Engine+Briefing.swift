import Market
import State

extension Engine {
    /// Looks at the market for what is worth an update, and asks for what is due.
    mutating func advanceBriefing(at now: Timestamp) {
        // Before there are prices there is nothing to write about.
        guard var track = briefing, hasScanned else { return }
        if signalsMinute != now.startOfMinute {
            signalsMinute = now.startOfMinute
            if track.isLive, !signals.isEmpty {
                let watched = watchedSlots
                for slot in books.indices where watched.contains(slot) {
                    for cause in signals.take(books[slot].state(source: configuration.source)) {
                        track.happened(cause)
                    }
                }
            }
            if !hasPriced {
                hasPriced = true
                effects.append(.priceBriefings)
            }
        }
        effects += track.advance(to: now, hasPositions: accounts.values.contains { !$0.account.positions.isEmpty })
        briefing = track
    }

    /// The instruments in focus and those that are held; all where nothing is in focus.
    private var watchedSlots: Set<Int> {
        let focused = focus?.focus.map(\.slot) ?? []
        let held = accounts.values.flatMap(\.account.positions).compactMap { symbols.instrument($0.reported.symbol) }
        let slots = Set(focused + books.indices.filter { held.contains(books[$0].instrument) })
        return slots.isEmpty ? Set(books.indices) : slots
    }
}
