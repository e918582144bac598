import Ledger
import Market
import State

// MARK: - Accounts and journal

extension Engine {
    /// Takes a report in. Whatever becomes of it, one verdict and one effect to keep it go out under its number.
    mutating func report(_ report: PositionReport, receivedAt: Timestamp, number: UInt64) {
        let now = ourTime(receivedAt)
        // Taken out of the table, so that it is changed in place.
        var book = accounts.removeValue(forKey: report.account) ?? AccountBook(Account(name: report.account))
        let verdict = ReportOrder.judge(
            sentAt: report.sentAt, after: book.account.report?.sentAt,
            clocks: configuration.mode == .live ? [receivedAt] : [receivedAt, now])
        effects.append(.judged(verdict, number: number))
        var changes: [StoredChange] = []
        if verdict.isAccepted {
            symbols.learn(report.positions, near: NewYork.local(now).date)
            let before = book.clockNote
            let fills = book.take(report, verdict: verdict, at: now, from: fillSources)
            book.noteDay(at: now, valuation, symbols)
            changes.append(.account(book.kept))
            if !fills.isEmpty { changes.append(.fills(account: report.account, fills)) }
            if let note = book.clockNote, before == nil {
                effects.append(.log(.warn, part: "port", text: "\(report.account): \(note); its reports are taken"))
            }
        }
        accounts[report.account] = book
        effects.append(.persist(changes, number: number))
    }

    mutating func hear(_ heartbeat: Heartbeat, receivedAt: Timestamp) {
        var book =
            accounts.removeValue(forKey: heartbeat.account) ?? AccountBook(Account(name: heartbeat.account))
        book.hear(heartbeat, at: ourTime(receivedAt))
        accounts[heartbeat.account] = book
    }

    mutating func note(_ fault: BridgeFault) {
        if let name = fault.account, accounts[name] != nil {
            accounts[name]?.note(fault)
        } else {
            bridgeFault = fault
        }
    }

    mutating func clear(account name: String?, number: UInt64) {
        let names = name.map { [$0] } ?? accounts.keys.sorted()
        effects.append(.persist(names.map(StoredChange.accountCleared), number: number))
        for name in names { accounts[name] = nil }
        if name == nil { bridgeFault = nil }
    }

    mutating func restore(_ stored: StoredDesk) {
        // What a desk that only looks was told before is void; what a sender told this run is newer than the store.
        accounts = accounts.filter { !$0.value.isRestored }
        for account in stored.accounts where accounts[account.name]?.account.report == nil {
            symbols.learn(
                account.positions.lazy.map(\.reported),
                near: NewYork.local(account.reportedAt ?? .init(seconds: 0)).date)
            accounts[account.name] = AccountBook(account, isRestored: true)
        }
        journal.restore(stored.journal)
        restoredDrafts = stored.drafts
    }

    /// Notes how low the accounts stand: a day that has once lost too much is over, wherever it goes from there.
    mutating func noteDays() {
        guard let time, accounts.values.contains(where: { !$0.isRestored && !$0.account.positions.isEmpty }) else {
            return
        }
        let valuation = valuation
        for name in accounts.keys { accounts[name]?.noteDay(at: time, valuation, symbols) }
    }

    /// Tells the feed when the first position opens and when the last one is closed.
    mutating func watchPositions() {
        let hasPositions = accounts.values.contains { !$0.account.positions.isEmpty }
        guard configuration.mode == .live, hasPositions != hadPositions else { return }
        hadPositions = hasPositions
        effects.append(.tellFeed(.positionsOpen(hasPositions)))
    }

    /// Our own time of something heard: the machine's in a live run, else the market's.
    private func ourTime(_ receivedAt: Timestamp) -> Timestamp {
        configuration.mode == .live ? receivedAt : time ?? receivedAt
    }
}

// MARK: - Values

extension Engine {
    /// The accounts as a reader sees them, each position valued now.
    func accountStates(_ snapshot: Snapshot) -> [AccountState] {
        guard !accounts.isEmpty else { return [] }
        let valuation = Valuation(books, configuration, health: snapshot.sources)
        return accounts.values.map { $0.state(valuation, symbols) }.sorted { $0.account.name < $1.account.name }
    }

    /// By the newest prices and what the sources say now.
    private var valuation: Valuation {
        Valuation(books, configuration, health: sources.health(at: time, calendars: calendars))
    }

    /// Only what it needs of the engine, so that the tables can change in place while it lives.
    private var fillSources: FillSources {
        FillSources(
            instrument: { [symbols] in symbols.instrument($0) },
            quote: { [books, sources, calendars, time, configuration] instrument in
                let health = sources.health(at: time, calendars: calendars)
                return Valuation(books, configuration, health: health).points(of: instrument)
            })
    }
}

extension Valuation {
    /// By the newest prices of a run's instruments. A run of its own prices values its own accounts by them, wherever they
    /// stand; a live account is valued only by a source that is live and not delayed.
    fileprivate init(_ books: [InstrumentBook], _ configuration: EngineConfiguration, health: [SourceHealth]) {
        let isLive = configuration.mode == .live
        self.init(
            marks: books.compactMap(\.mark), specs: configuration.specs, isOwnRun: !isLive,
            refusal: isLive ? Self.refusal(health.first { $0.report.name == configuration.source }) : nil)
    }

    /// Why a source's prices may not value a live account, as half a sentence; nil where they may.
    private static func refusal(_ source: SourceHealth?) -> String? {
        guard let report = source?.report else { return "there is no source of prices" }
        if let delay = report.delaySeconds, delay > 0 {
            return "prices of \(report.name) come \(SpanText.coarse(Int64(delay) * Timestamp.second)) late"
        }
        return report.state == .live ? nil : "\(report.name) is \(report.state.word)"
    }
}
