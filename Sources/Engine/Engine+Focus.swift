import Market
import State
import Studies

extension Engine {
    /// Scores and plans every instrument anew.
    mutating func planDay(at instant: Timestamp) {
        let rules = configuration.focus
        let rows = books.indices.map { books[$0].focusRow(slot: $0, rules: rules, at: instant) }
        focus = FocusList(rows, threshold: rules.score, limit: rules.count, time: instant)
    }

    /// Why nothing should be traded now; nil before anything is planned.
    func noTrade(_ accounts: [AccountState]) -> NoTrade? {
        guard let time, let focus else { return nil }
        let cards = Dictionary(focus.rows.map { ($0.slot, $0.card) }, uniquingKeysWith: { first, _ in first })
        let products = books.enumerated().map { slot, book in
            NoTradeInputs.Product(
                symbol: book.instrument.symbol, spec: book.instrument.spec, card: cards[slot] ?? nil)
        }
        return NoTrade(
            NoTradeInputs(
                time: time, plan: configuration.plan, isOpen: calendars.contains { $0.isOpen(at: time) },
                products: products, events: configuration.focus.events, dayProfit: dayProfit(accounts),
                limits: configuration.focus.noTrade))
    }

    /// What the desk's account has made today: realised, and what its open positions are worth as far as that is known.
    /// Nil without a report, and with several accounts of which none is chosen.
    private func dayProfit(_ accounts: [AccountState]) -> Money? {
        let states = accounts.filter { !$0.isRestored }
        let own = configuration.account.map { name in states.filter { $0.account.name == name } } ?? states
        guard own.count == 1, let realised = own[0].account.report?.realised else { return nil }
        return realised + (own[0].openProfit ?? .zero)
    }
}
