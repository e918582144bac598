import Ledger
import Market
import State
import Studies

/// The only writer: takes events one by one and gives pictures of what they amount to. It has no clock, does no input or
/// output and never waits; the same events, however batched, give the same pictures.
///
/// Exchange time comes from `.clockAdvanced`, and from rows that run ahead of it. A clock event says that all rows up to
/// its instant have come, so bars that end then are closed and jobs that are due then are run. A row only proves that
/// what ended before it is over, for rows of the same minute may follow.
package struct Engine: Sendable {
    package private(set) var configuration: EngineConfiguration
    var time: Timestamp?
    var books: [InstrumentBook] = []
    /// One for each group of products that is listed.
    var calendars: [TradingCalendar] = []
    var sources: SourceWatch
    var scanner = Scanner()
    var plan = DayPlan()
    /// True once the scanner has seen bars.
    var hasScanned = false
    var scannerJob: Job
    var refreshJob: Job
    /// The earliest instant, in nanoseconds, at which a bar ends or a job is due; never later than the true one.
    var earliestDue = Int64.max
    /// What the event in hand asks of the runtime.
    var effects: [Effect] = []
    /// By name.
    var accounts: [String: AccountBook] = [:]
    var symbols: SymbolBook
    /// Whether the feed was told that an account holds positions.
    var hadPositions = false
    /// The newest refused body of no known account.
    var bridgeFault: BridgeFault?
    var journal = JournalBook()
    var restoredDrafts: [JournalDraft] = []
    /// Nil where briefings are off.
    var briefing: BriefingTrack?
    var signals = BriefingSignals([])
    /// The minute in which signals were looked at last.
    var signalsMinute: Timestamp?
    var hasPriced = false
    /// Nil where no source of news is named.
    private var news: NewsState?
    private var store: StoreHealth?
    private var port: PortHealth?
    private var playback: Playback?
    private var log: LogTail
    private var eventNumber: UInt64 = 0
    private var snapshotNumber: UInt64 = 0

    package init(_ configuration: EngineConfiguration) {
        self.configuration = configuration
        sources = SourceWatch(main: configuration.source)
        symbols = SymbolBook(specs: configuration.specs)
        scannerJob = Job(name: "scanner", everySeconds: configuration.scannerSeconds)
        refreshJob = Job(name: "refresh", everySeconds: configuration.refreshSeconds)
        log = LogTail(limit: configuration.logTail)
        briefing = configuration.briefing.map(BriefingTrack.init)
        signals = BriefingSignals(configuration.briefing?.triggers ?? [])
    }

    /// Takes an event in, and says what is to be done about it outside.
    package mutating func apply(_ event: NumberedEvent) -> [Effect] {
        eventNumber = event.number
        effects.removeAll()
        switch event.event {
        case .clockAdvanced(let instant):
            advanceClock(to: instant)
            noteDays()
            askForFits(number: event.number)
            askForKeeping()
        case .instrumentsListed(let instruments): list(instruments)
        case .barsClosed(let bars): take(bars)
        case .historiesRecalled(let histories): recall(histories)
        case .barsCorrected(let bars): correct(bars)
        case .tradesPrinted(let trades): for trade in trades { take(trade) }
        case .marketReset: reset()
        case .sourceReported(let report):
            sources.take(report, at: time)
            if let time { advanceBriefing(at: time) }
        case .playbackChanged(let playback): self.playback = playback
        case .positionsReported(let report, let receivedAt):
            self.report(report, receivedAt: receivedAt, number: event.number)
            watchPositions()
        case .heartbeatReceived(let heartbeat, let receivedAt):
            hear(heartbeat, receivedAt: receivedAt)
        case .positionsCleared(let account, _):
            clear(account: account, number: event.number)
            watchPositions()
        case .bridgeFaulted(let fault): note(fault)
        case .storeOpened(let stored):
            restore(stored)
            watchPositions()
        case .storeReported(let health): store = health
        case .portReported(let health): port = health
        case .briefingTold(let news):
            briefing?.take(news, at: time)
            // A market that stands still has no clock that would ask for what is due.
            if let time { advanceBriefing(at: time) }
        case .newsTold(let news): self.news = news
        case .eventsKnown(let events):
            configuration.focus.events = events
            for slot in books.indices { books[slot].forgetDraft() }
            if let time, hasScanned { planDay(at: time) }
        case .fitted(let answer): take(answer)
        case .intentRaised(let intent): perform(intent, number: event.number)
        case .logged(let line): log.append(line)
        case .pictureAsked: break
        }
        return effects
    }

    /// Asks to keep a change of the journal; also where there was none, so that nobody waits for the event's number.
    private mutating func keep(_ change: StoredChange?, number: UInt64) {
        effects.append(.persist(change.map { [$0] } ?? [], number: number))
    }

    private mutating func perform(_ intent: Intent, number: UInt64) {
        switch intent {
        case .refreshNow: refreshNow()
        case .feed(let command): effects.append(.tellFeed(command))
        case .saveJournal(let entry): keep(journal.save(entry), number: number)
        case .deleteJournal(let account, let day): keep(journal.delete(account: account, day: day), number: number)
        case .undoJournal: keep(journal.undo(), number: number)
        case .keepDrafts(let drafts): effects.append(.keepDrafts(drafts))
        case .brief(let kind, let symbol): effects += briefing?.ask(kind, about: symbol, at: time) ?? []
        case .cancelBriefing: effects += briefing?.cancel() ?? []
        case .briefingSession(let isOn): effects += briefing?.setSession(isOn) ?? []
        }
    }

    /// The picture now. Series are shared with it by reference; the next bar after it copies one day's columns.
    package mutating func snapshot() -> Snapshot {
        snapshotNumber += 1
        var snapshot = Snapshot(mode: configuration.mode, plan: configuration.plan)
        snapshot.number = snapshotNumber
        snapshot.eventNumber = eventNumber
        snapshot.time = time
        snapshot.emaFastLength = configuration.emaFastLength
        snapshot.emaSlowLength = configuration.emaSlowLength
        snapshot.playback = playback
        for slot in books.indices { snapshot.instruments.append(books[slot].state(source: configuration.source)) }
        snapshot.scanner = scanner
        snapshot.focus = focusList()
        snapshot.events = configuration.focus.events
        snapshot.sources = sources.health(at: time, calendars: calendars)
        snapshot.jobs = [scannerJob.status, refreshJob.status]
        snapshot.accounts = accountStates(snapshot)
        snapshot.noTrade = noTrade(snapshot.accounts, snapshot.focus)
        snapshot.journal = journal.entries
        snapshot.journalUndo = journal.undoable
        snapshot.restoredDrafts = restoredDrafts
        snapshot.bridgeFault = bridgeFault
        snapshot.store = store
        snapshot.port = port
        snapshot.briefing = briefing?.state(at: time)
        // A recorded market must not know of what was published later.
        snapshot.news = configuration.mode == .replay ? time.flatMap { news?.known(at: $0) } : news
        snapshot.log = log.lines
        snapshot.logCount = log.count
        return snapshot
    }
}

// MARK: - Rows

extension Engine {
    private mutating func list(_ instruments: [Instrument]) {
        let known = Dictionary(books.map { ($0.instrument, $0) }, uniquingKeysWith: { first, _ in first })
        books = instruments.reduce(into: []) { books, instrument in
            let book = known[instrument]
            books.append(
                book ?? InstrumentBook(instrument: instrument, configuration: configuration, like: books.first))
        }
        calendars = Array(Set(instruments.map(\.spec.calendar)))
        scan()
        updateEarliestDue()
    }

    mutating func take(_ row: SlotBar) {
        guard books.indices.contains(row.slot), books[row.slot].admits(row.bar) else { return sources.refuse() }
        let end = row.bar.time.adding(minutes: 1)
        pass(end)
        books[row.slot].take(row.bar)
        earliestDue = min(earliestDue, books[row.slot].earliestEnd)
        sources.accept(at: end)
    }

    private mutating func take(_ row: SlotTrade) {
        guard books.indices.contains(row.slot), books[row.slot].admits(row.trade) else { return sources.refuse() }
        pass(row.trade.time)
        books[row.slot].take(row.trade)
        earliestDue = min(earliestDue, books[row.slot].earliestEnd)
        sources.accept(at: row.trade.time)
    }

    /// Drops all that came from bars and trades; the instruments stay listed.
    private mutating func reset() {
        time = nil
        books = books.map { InstrumentBook(instrument: $0.instrument, configuration: configuration, like: $0) }
        sources.reset()
        scannerJob.reset()
        refreshJob.reset()
        hasScanned = false
        scanner = Scanner()
        plan = DayPlan()
        briefing?.reset()
        scan()
        updateEarliestDue()
    }
}
