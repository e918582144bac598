import Market
import State

/// Briefings as the engine knows them: what was written, what is being written, and when the next is due. It asks by
/// effects, so that whoever writes never holds the engine up.
struct BriefingTrack: Sendable {
    private(set) var state: BriefingState
    private var cadence: Cadence
    private var lastNumber = 0
    private(set) var calls = CallTrack()
    /// The writer has told what earlier runs left; before that nothing is asked.
    private var isRestored = false
    private var date: CivilDate?
    /// What happened since the last question, in words.
    private var causes: [String] = []

    /// Texts that are kept; more than a day of updates.
    private static let limit = 40

    init(_ rules: BriefingRules) {
        state = BriefingState(rules: rules)
        cadence = Cadence(every: .seconds(60 * rules.everyMinutes), seed: 7)
    }

    /// Nothing that happens matters while no update would be written.
    var isLive: Bool { cadence.isOn || cadence.hasPositions }

    /// Takes what happened in the market since the last minute.
    mutating func happened(_ cause: String) {
        if !causes.contains(cause) { causes.append(cause) }
        cadence.happened()
    }

    /// Asks for what is due.
    ///
    /// - Parameter planFrom: from when the day's own game plan is due; nil on days without trading.
    mutating func advance(to now: Timestamp, hasPositions: Bool, planFrom: Timestamp? = nil) -> [Effect] {
        cadence.hasPositions = hasPositions
        let today = NewYork.local(now).date
        // A new day brings a new budget.
        if let date, date != today, cadence.obstacle != nil { cadence.mended() }
        date = today
        guard isRestored, state.running == nil else { return [] }
        // What costs nothing need not be asked for.
        if state.rules.model == nil {
            let last = known(at: now).last { $0.request.kind == .morning }?.request.askedAt
            guard let last else { return ask(.morning, at: now, cause: "at the start") }
            if let planFrom, last < planFrom, planFrom <= now { return ask(.morning, at: now, cause: "the day's plan") }
        }
        guard cadence.step(at: now) == .ask else { return [] }
        let cause = causes.isEmpty ? "every \(state.rules.everyMinutes) min" : causes.prefix(3).joined(separator: ", ")
        return ask(.update, at: now, cause: cause)
    }

    /// Asks at the user's wish.
    mutating func ask(_ kind: BriefingKind, about symbol: String? = nil, at now: Timestamp?) -> [Effect] {
        guard let now else { return [.log(.info, part: "briefing", text: "there is nothing to write about yet")] }
        guard state.running == nil else { return [] }
        return ask(kind, about: symbol, at: now, cause: "on request")
    }

    private mutating func ask(
        _ kind: BriefingKind, about symbol: String? = nil, at now: Timestamp, cause: String
    ) -> [Effect] {
        lastNumber += 1
        let request = BriefingRequest(number: lastNumber, kind: kind, askedAt: now, cause: cause, symbol: symbol)
        state.running = RunningBriefing(request: request)
        cadence.asked(at: now)
        causes = []
        return [.brief(request)]
    }

    mutating func cancel() -> [Effect] { state.running == nil ? [] : [.cancelBriefing] }

    mutating func setSession(_ isOn: Bool) -> [Effect] {
        cadence.isOn = isOn
        if isOn, cadence.obstacle != nil { cadence.mended() }
        return [.keepBriefingSession(isOn)]
    }

    /// Takes what the writer tells.
    mutating func take(_ news: BriefingNews, at now: Timestamp?) {
        switch news {
        case .restored(let texts, let isSessionOn, let spent):
            state.texts = Array(texts.suffix(Self.limit))
            state.spent = spent
            cadence.isOn = isSessionOn
            lastNumber = texts.map(\.request.number).max() ?? 0
            if let last = texts.last {
                cadence.asked(at: last.request.askedAt)
                cadence.answered()
            }
            isRestored = true
        case .progressed(let number, let lines, let isSearching):
            guard state.running?.request.number == number else { return }
            state.running?.lines = lines
            state.running?.isSearching = isSearching
        case .ended(let text, let spent):
            guard end(text.request.number) != nil else { return }
            state.texts = Array((state.texts + [text]).suffix(Self.limit))
            state.failure = nil
            state.spent = spent
            cadence.answered()
        case .failed(let number, let fault, let lines, let spent):
            guard let request = end(number) else { return }
            if let spent { state.spent = spent }
            var next: Timestamp?
            if fault.isCancelled {
                cadence.cancelled()
            } else {
                let again = cadence.failed(fault, at: now ?? request.askedAt)
                if isLive { next = again }
            }
            state.failure = FailedBriefing(request: request, reason: fault.reason, lines: lines, nextTry: next)
        case .priced(let prices): state.prices = prices
        case .called(let plans): calls.take(plans, at: now)
        }
    }

    /// The request that has ended; nil where another runs.
    private mutating func end(_ number: Int) -> BriefingRequest? {
        guard let running = state.running, running.request.number == number else { return nil }
        state.running = nil
        return running.request
    }

    /// Time went back: texts of later times are not known yet.
    mutating func reset() {
        cadence.reset()
        causes = []
        calls.reset()
    }

    /// Grades game plans whose session has closed.
    mutating func grade(
        at now: Timestamp, bars: (String) -> (calendar: TradingCalendar, bars: BarSeries)?
    ) -> [Effect] {
        let graded = calls.grade(at: now, bars: bars)
        return graded.isEmpty ? [] : [.keepGrades(graded)]
    }

    private func known(at now: Timestamp) -> [BriefingText] { state.texts.filter { $0.request.askedAt <= now } }

    /// As a reader sees it at a time.
    func state(at now: Timestamp?) -> BriefingState {
        var told = state
        told.isSessionOn = cadence.isOn
        told.grades = calls.grades
        guard let now else { return told }
        told.texts = known(at: now)
        if case .wait(let until) = cadence.step(at: now) { told.next = until }
        return told
    }
}
