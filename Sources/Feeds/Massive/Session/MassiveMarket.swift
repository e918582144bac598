import Market
import State

/// The mind of the live feed: takes what the socket, REST, the user and the clocks tell, and says what is to be done. It
/// reads no clock and waits for nothing, so that every fault can be played to it.
///
/// Minutes come from the socket and are filled up and checked by REST: on start, after each gap, where one did not come,
/// and again once they have settled, when what REST says is what counts.
struct MassiveMarket: Sendable {
    let configuration: MassiveConfiguration
    var slots: [SlotMarket] = []
    var link = Link()
    var backOff: BackOff
    var box = Outbox()
    var reader = WireReader([])
    var clock = MarketClock()
    var phase = Phase.choosing
    /// When the months are looked for again after a failure, monotonic.
    var chooseAgain: Int64?
    /// When the market's history must be there, monotonic.
    var historyUntil = Int64.max
    /// Bars of instruments whose history came before that of the others.
    var early: [Int: [Bar]] = [:]
    /// The newest minute that an earlier run left, until newer ones are there.
    var recalled: Timestamp?
    /// When that was shown, monotonic.
    var recalledAt: Int64?
    /// What was told and is not yet given to the archive, by slot.
    var unkept: [Int: [Bar]] = [:]
    /// Counts requests for minutes.
    var asked = 0
    /// The session for which the front months were chosen.
    var chosenDay: TradingDay?
    var rolls: [ContractRoll] = []
    var notes: [String] = []
    /// Exchange time of the next look at the volumes of a roll that is near.
    var nextRollLook: Timestamp?
    /// When the vendor was last asked for its schedule, of which the desk knows the answer.
    var schedulesAsked: Timestamp?
    /// What of the vendor's schedule the trader must know, as sentences.
    var hoursNotes: [String] = []
    var isDelayed: Bool?
    var isFree = false
    var hasPositions = false
    /// What is wrong with REST, as a sentence; nil while it answers.
    var restTrouble: String?
    var malformed = 0
    /// Trades and minutes that were stamped later than now, and left out.
    var futureRows = 0
    var told: SourceReport?
    var nextReport = Int64.min
    /// Exchange time of the next look at what has settled.
    var nextCheck: Timestamp?
    /// How long the next request waits for the plan's limit; set by the feed's thread.
    var requestWait: Duration?

    enum Phase: Hashable, Sendable {
        /// The months to trade are being found.
        case choosing
        /// The history is being fetched.
        case loading
        case running
        /// The key is refused.
        case refused(String, again: Int64)
    }

    init(_ configuration: MassiveConfiguration, seed: UInt64) {
        self.configuration = configuration
        backOff = BackOff(seed: seed)
        schedulesAsked = configuration.hoursAsked
        hoursNotes = configuration.hoursNotes
    }

    var patience: MassivePatience { configuration.patience }

    mutating func begin(at now: Moment) {
        report(at: now)
        box.append(
            .recall(configuration.live.instruments, in: historyStart(TradingCalendar(group: .equity), now)..<now.market)
        )
    }

    /// By how much the prices of delayed plans are late, nanoseconds.
    static let planDelay: Int64 = 600 * Timestamp.second

    // MARK: - Months

    func today(_ now: Moment) -> TradingDay {
        (configuration.live.instruments.first?.spec.calendar ?? TradingCalendar(group: .equity))
            .tradingDay(atOrAfter: now.market)
    }

    mutating func choose(at now: Moment) {
        chosenDay = today(now)
        box.append(.choose(slots.map(\.instrument), on: today(now)))
    }

    mutating func take(_ result: Result<MassiveChoice, MassiveFault>, at now: Moment) {
        switch result {
        case .success(let choice):
            restTrouble = nil
            chooseAgain = nil
            (rolls, notes) = (choice.rolls.map { $0.seen(at: now.market) }, choice.notes)
            isDelayed = choice.isDelayed ?? isDelayed
            if choice.isFree, !isFree {
                isFree = true
                box.append(.limitRequests(RequestBudget.freeLimit))
            }
            clock.delay = isDelayed ?? isFree ? Self.planDelay : 0
            for roll in choice.rolls { box.append(.log(.info, "\(roll)")) }
            for note in choice.notes { box.append(.log(.warn, note)) }
            list(choice.instruments, at: now)
            if phase == .choosing { load(at: now) }
        case .failure(let fault):
            restTrouble = "\(fault)"
            box.append(.log(.warn, "contracts: \(fault)"))
            if case .keyRefused = fault {
                phase = .refused("\(fault)", again: now.after(patience.afterRefusal))
                return
            }
            chooseAgain = now.after(backOff.atLeast(fault.isPassing ? .seconds(10) : .seconds(60)))
            // Meanwhile the months that custom names, so that the socket is not kept waiting.
            if phase == .choosing {
                if slots.isEmpty {
                    list(FrontMonths.byCalendar(configuration.live.instruments, on: today(now)), at: now)
                }
                load(at: now)
            }
        }
    }

    /// Takes up instruments, one a slot; those that were there go on as they were.
    mutating func list(_ instruments: [Instrument], at now: Moment) {
        guard instruments != slots.map(\.instrument) else { return }
        // Under the months that it was told of.
        keepWhatWasTold()
        let before = slots
        slots = instruments.enumerated().map { slot, instrument in
            slot < before.count && before[slot].instrument == instrument
                ? before[slot] : SlotMarket(instrument: instrument)
        }
        for (old, new) in zip(before, slots) where old.instrument != new.instrument {
            box.append(.log(.info, "\(old.instrument) rolls to \(new.instrument)"))
        }
        reader = WireReader(instruments)
        box.emit(.instrumentsListed(instruments))
        guard phase != .choosing else { return }
        for (slot, old) in before.enumerated() where old.instrument != instruments[slot] {
            early[slot] = nil
            beginHistory(slot, at: now)
        }
        if link.isLive { subscribe(at: now) }
    }

    private mutating func load(at now: Moment) {
        phase = .loading
        historyUntil = now.after(patience.history)
        for slot in slots.indices { beginHistory(slot, at: now) }
        link.lastRow = now.monotonic
        connect(at: now)
        askSchedules(at: now)
    }

    private mutating func beginHistory(_ slot: Int, at now: Moment) {
        let start = slots[slot].known ?? historyStart(slots[slot].calendar, now)
        slots[slot].doubt(start, through: now.market.startOfMinute)
        slots[slot].heldUntil = now.after(patience.history * 3)
        slots[slot].nextAsk = now.monotonic
    }

    func historyStart(_ calendar: TradingCalendar, _ now: Moment) -> Timestamp {
        var day = calendar.tradingDay(atOrAfter: now.market)
        if calendar.session(of: day).lowerBound > now.market { day = calendar.previousTradingDay(before: day) }
        for _ in 0..<max(0, configuration.live.historyDays) { day = calendar.previousTradingDay(before: day) }
        return calendar.session(of: day).lowerBound
    }

    // MARK: - The user and the engine

    mutating func perform(_ command: FeedCommand, at now: Moment) {
        switch command {
        case .retry: retry(at: now)
        case .positionsOpen(let isOpen):
            guard hasPositions != isOpen else { return }
            hasPositions = isOpen
            if !isOpen { reader.forgetQuotes() }
            if link.isLive { subscribe(at: now) }
        case .pause, .resume, .step, .setSpeed, .jump: break
        }
    }

    /// Tries at once what waits for its time: whoever asks has ended the other program or mended the account.
    private mutating func retry(at now: Moment) {
        if case .waiting = link.phase { link.phase = .waiting(until: now.monotonic) }
        if chooseAgain != nil { chooseAgain = now.monotonic }
        link.refused = []
        if link.isLive { subscribe(at: now) }
        nextCheck = now.market
    }

    // MARK: - Time

    /// Does what is due.
    mutating func tick(at now: Moment) {
        switch phase {
        case .refused(_, let again) where again <= now.monotonic:
            phase = .choosing
            choose(at: now)
        case .loading where historyUntil <= now.monotonic: beginRunning(at: now)
        default: break
        }
        if let again = chooseAgain, again <= now.monotonic {
            chooseAgain = nil
            choose(at: now)
        }
        tickLink(at: now)
        releaseHeld(at: now)
        advanceClock(at: now)
        if phase == .running {
            rollWhereDue(at: now)
            lookAtRollsWhereDue(at: now)
        }
        askForDoubts(at: now)
        report(at: now)
    }

    /// The longest sleep, nanoseconds.
    private static let longestSleep: Int64 = 1_000_000_000

    /// When `tick` is to be called next, whatever comes before; monotonic.
    func nextWake(after now: Moment) -> Int64 {
        var wake = now.monotonic + Self.longestSleep
        if case .waiting(let until) = link.phase { wake = min(wake, until) }
        if let deadline = link.deadline { wake = min(wake, deadline) }
        for slot in slots where slot.held != nil { wake = min(wake, slot.heldUntil) }
        if phase == .running { wake = min(wake, clock.nextWake(after: now)) }
        return max(wake, now.monotonic + 10_000_000)
    }

    mutating func takeActions() -> [MassiveAction] {
        keepWhatWasTold()
        return box.take()
    }
}
