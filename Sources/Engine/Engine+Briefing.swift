import Market
import State

extension Engine {
    /// Looks at the market for what is worth an update, and asks for what is due.
    mutating func advanceBriefing(at now: Timestamp) {
        // Before there are prices there is nothing to write about, and what is still loading is long past.
        guard var track = briefing, hasScanned, !sources.isLoading else { return }
        if signalsMinute != now.startOfMinute {
            signalsMinute = now.startOfMinute
            if track.isLive, !signals.isEmpty {
                let watched = watchedSlots()
                for slot in books.indices where watched.contains(slot) {
                    for cause in signals.take(books[slot].state(source: configuration.source)) {
                        track.happened(cause)
                    }
                }
            }
            effects += track.grade(at: now) { symbol in
                guard let book = books.first(where: { $0.instrument.symbol == symbol }) else { return nil }
                return (book.instrument.spec.calendar, book.minutes)
            }
            if !hasPriced {
                hasPriced = true
                effects.append(.priceBriefings)
            }
        }
        effects += track.advance(
            to: now, hasPositions: accounts.values.contains { !$0.account.positions.isEmpty },
            planFrom: entriesBegin(at: now))
        briefing = track
    }

    /// When the plan allows the first entry of a day; nil on days without trading.
    private func entriesBegin(at now: Timestamp) -> Timestamp? {
        let date = NewYork.local(now).date
        guard calendars.contains(where: { $0.isTradingDay(TradingDay(date)) }) else { return nil }
        return NewYork.instant(date, minuteOfDay: configuration.plan.entriesFrom)
    }

    /// The instruments in focus and those that are held; all where nothing is in focus.
    private mutating func watchedSlots() -> Set<Int> {
        let focused = focusList()?.focus.map(\.slot) ?? []
        let held = accounts.values.flatMap(\.account.positions).compactMap { symbols.instrument($0.reported.symbol) }
        let slots = Set(focused + books.indices.filter { held.contains(books[$0].instrument) })
        return slots.isEmpty ? Set(books.indices) : slots
    }
}
