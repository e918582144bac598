import Market
import State
import Transport

/// What the feed knows and decides, without thread, clock or network of its own.
struct YahooDesk: Sendable {
    /// One request to be made.
    struct Question: Sendable {
        enum Subject: Sendable {
            case bars(Int, Range<Timestamp>, isHole: Bool)
            case cookie
            case crumb(cookie: String)
        }

        var subject: Subject
        var request: HTTPRequest
    }

    let configuration: YahooFeed.Configuration
    var tracks: [YahooTrack] = []
    var pace: YahooPace
    /// Which of the hosts is asked.
    var turn = 0
    var pass: YahooPass?
    /// Yahoo wants a pass before it gives bars.
    var isPassWanted = false
    var cookie: String?
    var trouble: Trouble?
    /// What was told last.
    private var report: SourceReport?
    private var toldClock: Timestamp?

    /// Why nothing comes just now.
    struct Trouble: Sendable {
        var error: YahooError
        /// When it began.
        var since: Timestamp
        var nextTry: Timestamp
    }

    init(_ configuration: YahooFeed.Configuration) {
        self.configuration = configuration
        pace = YahooPace(
            symbols: configuration.live.instruments.count, interval: configuration.interval,
            seed: UInt64(bitPattern: configuration.clock().nanoseconds))
    }

    // MARK: Start

    /// Tells what is kept, before anything is asked.
    mutating func open(at now: Timestamp, emit: (Event) -> Void) {
        let live = configuration.live
        let kept = live.archive.summaries(of: YahooFeed.source)
        tracks = live.instruments.enumerated().map { index, wanted in
            let known =
                wanted.month != nil
                ? nil : kept.first { $0.series.instrument.root == wanted.root }?.series.instrument
            return YahooTrack(wanted, known: known, due: now.adding(nanoseconds: Int64(index) * pace.gap))
        }
        tell(at: now, emit: emit)
        emit(.instrumentsListed(tracks.map(\.instrument)))
        var rows: [SlotBar] = []
        var histories: [RecalledHistory] = []
        for slot in tracks.indices {
            let bars = begin(slot, now: now)
            let studies = live.archive.studies(of: tracks[slot].series)
            if studies.isEmpty {
                rows += bars.map { SlotBar(slot: slot, bar: $0) }
            } else {
                histories.append(RecalledHistory(slot: slot, bars: bars, studies: studies))
                tellLoading(Double(slot + 1) / Double(tracks.count), at: now, emit: emit)
            }
        }
        if !histories.isEmpty { emit(.historiesRecalled(histories)) }
        rows.sort { ($0.bar.time, $0.slot) < ($1.bar.time, $1.slot) }
        for start in stride(from: 0, to: rows.count, by: 512) {
            emit(.barsClosed(Array(rows[start..<min(start + 512, rows.count)])))
            if start % 8_192 == 0 { tellLoading(Double(start) / Double(rows.count), at: now, emit: emit) }
        }
        tick(at: now, emit: emit)
    }

    /// Says, among minutes on their way to the engine, which part of them is before this.
    private mutating func tellLoading(_ progress: Double, at now: Timestamp, emit: (Event) -> Void) {
        var report = health(at: now)
        report.state = .loading(progress: progress)
        self.report = report
        emit(.sourceReported(report))
    }

    /// Tells the time, once a second, and how the feed does where that has changed.
    mutating func tick(at now: Timestamp, emit: (Event) -> Void) {
        if toldClock.map({ now.seconds > $0.seconds }) ?? true {
            toldClock = now
            emit(.clockAdvanced(now))
        }
        tell(at: now, emit: emit)
    }

    mutating func tell(at now: Timestamp, emit: (Event) -> Void) {
        let report = health(at: now)
        guard report != self.report else { return }
        self.report = report
        emit(.sourceReported(report))
    }

    /// Begins a symbol with what is kept of it, and gives that.
    mutating func begin(_ slot: Int, now: Timestamp) -> [Bar] {
        let track = tracks[slot]
        let calendar = track.instrument.spec.calendar
        var day = calendar.tradingDay(atOrAfter: now)
        for _ in 0..<configuration.live.historyDays { day = calendar.previousTradingDay(before: day) }
        // Yahoo has minutes of the last thirty days; one is left for clocks that differ.
        let earliest =
            [
                calendar.session(of: day).lowerBound, now.adding(minutes: -29 * 1_440),
                YahooContract.floor(track.instrument, now: now) ?? now.adding(minutes: -29 * 1_440),
            ].max() ?? now
        let kept = configuration.live.archive.read(
            track.series, in: calendar.session(of: day).lowerBound..<now.adding(minutes: 1))
        return tracks[slot].begin(kept, wanted: min(earliest, now).startOfMinute..<now.startOfMinute)
    }

    // MARK: Asking

    /// When something may be asked next; nil while nothing is watched.
    var nextQuestion: Timestamp? {
        guard let due = tracks.map(\.due).min() else { return nil }
        return pace.earliest.map { max($0, due) } ?? due
    }

    /// What is to be asked now; nil where nothing is due. To be called only when the question before was answered.
    mutating func question(at now: Timestamp) -> Question? {
        guard let next = nextQuestion, next <= now else { return nil }
        pace.asked(at: now)
        if isPassWanted {
            guard let cookie else { return Question(subject: .cookie, request: configuration.service.cookie()) }
            return Question(
                subject: .crumb(cookie: cookie), request: configuration.service.crumb(cookie: cookie, turn: turn))
        }
        guard let slot = tracks.indices.min(by: { tracks[$0].due < tracks[$1].due }) else { return nil }
        let (span, isHole) = tracks[slot].next(at: now)
        tracks[slot].due = dueAfter(slot, now: now)
        return Question(
            subject: .bars(slot, span, isHole: isHole),
            request: configuration.service.chart(tracks[slot].symbol, span, turn: turn, pass: pass))
    }

    private func dueAfter(_ slot: Int, now: Timestamp) -> Timestamp {
        if tracks[slot].refusal != nil { return now.adding(minutes: 15) }
        // Late prices come for a while after the close.
        let calendar = tracks[slot].instrument.spec.calendar
        let isOpen = calendar.isOpen(at: now) || calendar.isOpen(at: now.adding(minutes: -YahooTrack.patience - 5))
        if !isOpen, tracks[slot].isAnswered, tracks[slot].holes.isEmpty {
            return now.adding(seconds: YahooPace.closedInterval)
        }
        return now.adding(seconds: pace.interval)
    }

    mutating func retry() {
        pace.retry()
        guard pace.quietUntil == nil, let last = pace.lastAsked else { return }
        for slot in tracks.indices where tracks[slot].refusal == nil { tracks[slot].due = min(tracks[slot].due, last) }
    }
}
