import Market
import State
import Studies

extension Engine {
    /// Takes the figures from which every instrument is scored and planned.
    mutating func planDay(at instant: Timestamp) {
        let events = configuration.focus.events
        var drafts: [FocusDraft] = []
        drafts.reserveCapacity(books.count)
        for slot in books.indices { drafts.append(books[slot].focusDraft(slot: slot, events: events, at: instant)) }
        plan.take(drafts, at: instant)
    }

    /// Scores and plans as of the last scan; nil before the first.
    mutating func focusList() -> FocusList? { plan.list(configuration.focus, of: books) }

    /// Why nothing should be traded now; nil before anything is planned.
    func noTrade(_ accounts: [AccountState], _ focus: FocusList?) -> NoTrade? {
        guard let time, let focus else { return nil }
        let cards = Dictionary(focus.rows.map { ($0.slot, $0.card) }, uniquingKeysWith: { first, _ in first })
        let account = ownAccount(accounts)
        let day = TradingCalendar(group: .equity).fillDay(time)
        // What an earlier run left tells of the past, not of what is open now.
        let profit = account?.isRestored == false ? account?.profit(of: day) : nil
        let silent = silences(at: time)
        let products = books.enumerated().map { slot, book in
            NoTradeInputs.Product(
                symbol: book.instrument.symbol, spec: book.instrument.spec, card: cards[slot] ?? nil,
                silentSince: silent[slot])
        }
        return NoTrade(
            NoTradeInputs(
                time: time, plan: configuration.plan, isOpen: calendars.contains { $0.isOpen(at: time) },
                products: products, events: configuration.focus.events, dayProfit: profit,
                dayLow: account?.account.low(on: day), lossesInARow: account?.account.lossesInARow(on: day),
                limits: configuration.focus.noTrade))
    }

    /// By slot the last price of a market that has fallen silent among others. Where none speaks it is their source.
    private func silences(at time: Timestamp) -> [Timestamp?] {
        let silent = books.map { book in
            book.last.flatMap { last in
                MarketPace.isSilent(
                    since: last.time, at: time, book.minutes, book.calendar, allowance: sources.delay) ? last.time : nil
            }
        }
        let speaks = zip(books, silent).contains { book, silent in book.last != nil && silent == nil }
        return speaks ? silent : silent.map { _ in nil }
    }

    /// The account that the desk trades: the one that is chosen, else the only one that was heard of, else the only one.
    private func ownAccount(_ accounts: [AccountState]) -> AccountState? {
        let own = configuration.account.map { name in accounts.filter { $0.account.name == name } } ?? accounts
        let heard = own.filter { !$0.isRestored }
        return heard.count == 1 ? heard[0] : own.count == 1 ? own[0] : nil
    }
}
