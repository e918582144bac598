import Canvas
import Ledger
import Market
import State

/// The journal as the page sees it: what is saved, what is being typed, and what the fills say.
struct JournalDesk {
    let context: PaneContext

    init(_ context: PaneContext) { self.context = context }

    private var view: JournalView { context.view.journal }
    private var snapshot: Snapshot { context.snapshot }

    /// The trading day that is written now: in the halt after a day, and over the weekend, the one that is over. Nil while
    /// the market's past is being read, for its clock runs through days that are over.
    var today: TradingDay? {
        guard let time = snapshot.time, !isReadingThePast else { return nil }
        let calendar = TradingCalendar(group: .equity)
        return calendar.tradingDay(containing: time)
            ?? calendar.previousTradingDay(before: calendar.tradingDay(atOrAfter: time))
    }

    private var isReadingThePast: Bool {
        snapshot.sources.contains { if case .loading = $0.report.state { true } else { false } }
    }

    /// Accounts that can be chosen: of the settings, of bridges, of the journal.
    var accounts: [String] {
        var names = [context.facts.account].compactMap { $0 }
        names += snapshot.accounts.map(\.account.name) + snapshot.journal.map(\.account)
        var known: [String] = []
        for name in names where !known.contains(name) { known.append(name) }
        return known
    }

    /// Drafts that wait beside the form: those put away here, and those of the last run.
    var drafts: [JournalDraft] {
        let typed = view.drafts.map(dated)
        let here = typed.map(\.key)
        let restored = snapshot.restoredDrafts.map(dated).filter {
            !view.settled.contains($0.key) && !here.contains($0.key)
        }
        return restored + typed
    }

    /// A draft that was begun before the day was known is for the day that it is.
    private func dated(_ draft: JournalDraft) -> JournalDraft {
        guard draft.date.isEmpty, let today else { return draft }
        var draft = draft
        draft.date = today.description
        return draft
    }

    /// The form as it is drawn and typed into. While nothing was typed it follows the journal and the fills.
    var form: JournalForm {
        guard let form = view.form else { return opened(presentKey) }
        if form.isTouched { return today.map { form.dated($0.description) } ?? form }
        if let sent = form.sent, saved(sent.account, sent.day)?.isSameDay(as: sent) != true { return form }
        var fresh = opened(form.followsToday ? presentKey : form.key)
        fresh.followsToday = form.followsToday
        guard !fresh.draft.isSameText(as: form.draft) else { return form }
        fresh.field = form.field
        return fresh
    }

    /// The form that opens with the page: what was being typed when the last run ended, else the present day.
    var first: JournalForm {
        if let form = view.form, form.isTouched { return form }
        if let draft = drafts.last { return opened(draft.key) }
        var form = opened(presentKey)
        form.followsToday = true
        return form
    }

    private var presentKey: JournalKey { JournalKey(account: defaultAccount, date: today?.description ?? "") }

    /// The form of a day: its draft, else what is saved, else what the fills say.
    func opened(_ key: JournalKey) -> JournalForm {
        let base = base(key)
        let draft = drafts.last { $0.key == key }
        return JournalForm(draft ?? base, base: base)
    }

    private func base(_ key: JournalKey) -> JournalDraft {
        let style = context.facts.numbers
        let empty = JournalDraft(account: key.account, date: key.date, changedAt: Timestamp(seconds: 0))
        guard let date = CivilDate(iso: key.date) else { return empty }
        if let saved = saved(key.account, TradingDay(date)) { return saved.draft(style) }
        guard let proposal = proposal(key.account, TradingDay(date)) else { return empty }
        var filled = empty
        filled.gross = proposal.gross?.value.fieldText(style) ?? ""
        filled.net = proposal.net?.value.fieldText(style) ?? ""
        filled.contracts = proposal.contracts.map { "\($0.value)" } ?? ""
        filled.instruments = OutsideText.line(proposal.instruments?.value ?? "")
        return filled
    }

    /// What the fills of an account say of a day; nil where none is known.
    func proposal(_ account: String, _ day: TradingDay) -> JournalProposal? {
        guard let known = snapshot.accounts.first(where: { $0.account.name == account })?.account else { return nil }
        let proposal = JournalProposal(known, day: day, instrument: { Instrument(symbol: $0, near: day.date) })
        return proposal.fills > 0 ? proposal : nil
    }

    func saved(_ account: String, _ day: TradingDay) -> JournalEntry? {
        snapshot.journal.last { $0.account == account && $0.day == day }
    }

    private var defaultAccount: String {
        context.account?.account.name ?? context.facts.account ?? snapshot.journal.last?.account ?? ""
    }

    /// Why nothing can be saved now, as a sentence; nil when it can.
    var refusal: String? {
        switch snapshot.store?.state {
        case nil: "No store is open, so the day would be lost; the draft stays here."
        case .open: nil
        case .readOnly(let why): "The store takes no writes: \(OutsideText.line(why)) The draft stays here."
        case .failed(let why): "The store has failed: \(OutsideText.line(why)) The draft stays here."
        }
    }

    /// Whose days are listed: the account's name, or `all accounts`.
    var whose: String { view.account.map { OutsideText.line($0) } ?? "all accounts" }

    /// The newest six days of the form's account without its own, ascending.
    func recent(_ form: JournalForm) -> [JournalEntry] {
        snapshot.journal.filter { $0.account == form.text(.account) && $0.day != form.day }.suffix(6)
    }

    /// The days of the account that is listed, newest first.
    var history: [JournalEntry] {
        snapshot.journal.reversed().filter { view.account == nil || $0.account == view.account }
    }

    /// Everything unsaved, the newest last, as it is to be kept on disk.
    func draftsToKeep(_ form: JournalForm?) -> [JournalDraft] {
        guard let form, form.isTouched else { return drafts }
        var draft = form.draft
        draft.changedAt = snapshot.time ?? Timestamp(seconds: 0)
        return drafts.filter { $0.key != form.key } + [draft]
    }
}

extension JournalDraft {
    var key: JournalKey { JournalKey(account: account, date: date) }
}
