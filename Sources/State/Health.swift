import Market

/// How a source does, in the order of gravity.
package enum SourceState: Hashable, Sendable {
    case live
    case off(reason: String)
    case paused
    case ended
    /// Fetching or reading; `progress` 0…1 where it is known.
    case loading(progress: Double?)
    /// No message for longer than the source promises.
    case stale
    case failed(reason: String)

    /// 0 is well, larger is worse.
    package var gravity: Int {
        switch self {
        case .live: 0
        case .off: 1
        case .paused: 2
        case .ended: 3
        case .loading: 4
        case .stale: 5
        case .failed: 6
        }
    }

    /// One word for tables and JSON.
    package var word: String {
        switch self {
        case .live: "live"
        case .off: "off"
        case .paused: "paused"
        case .ended: "ended"
        case .loading: "loading"
        case .stale: "stale"
        case .failed: "failed"
        }
    }
}

/// What a source says of itself.
package struct SourceReport: Hashable, Sendable {
    /// Stable and short, as the screen shows it: `sim`, `replay`, `massive`.
    package var name: String
    package var state: SourceState
    /// One short sentence: files, host, what is wrong and how to mend it.
    package var detail: String
    /// Longest silence, in seconds of exchange time, that is no trouble while a market is open; nil promises nothing.
    package var promiseSeconds: Int?
    /// How late its prices come by contract, in seconds; nil for real time. Late prices never value a live account.
    package var delaySeconds: Int?
    /// By how many seconds of open market that which is shown is behind, while what came since is being fetched; nil
    /// where nothing is, or it is about to come.
    package var behindSeconds: Int?
    /// Changes of front months that are near.
    package var rolls: [ContractRoll] = []
    /// What else the trader should know of, as sentences: where the calendar is wrong, what is not listed.
    package var notices: [String] = []

    package init(
        name: String, state: SourceState, detail: String = "", promiseSeconds: Int? = nil, delaySeconds: Int? = nil
    ) {
        self.name = name
        self.state = state
        self.detail = detail
        self.promiseSeconds = promiseSeconds
        self.delaySeconds = delaySeconds
    }
}

/// A source as the engine sees it.
package struct SourceHealth: Hashable, Sendable {
    package var report: SourceReport
    /// Exchange time of the newest message; nil before the first.
    package var lastMessage: Timestamp?
    /// Bars and trades since the start.
    package var messages: Int
    /// Messages a second over the last minute of exchange time.
    package var rate: Double?
    /// Rows that came twice, too late, out of order, outside trading hours or malformed, and were left out.
    package var refused: Int

    package init(
        report: SourceReport, lastMessage: Timestamp? = nil, messages: Int = 0, rate: Double? = nil, refused: Int = 0
    ) {
        self.report = report
        self.lastMessage = lastMessage
        self.messages = messages
        self.rate = rate
        self.refused = refused
    }
}

/// A periodic job of the engine.
package struct JobStatus: Hashable, Sendable {
    package var name: String
    package var everySeconds: Int
    package var lastRun: Timestamp?
    package var nextRun: Timestamp?

    package init(name: String, everySeconds: Int, lastRun: Timestamp? = nil, nextRun: Timestamp? = nil) {
        self.name = name
        self.everySeconds = everySeconds
        self.lastRun = lastRun
        self.nextRun = nextRun
    }
}

/// One line of the log, already free of secrets and control characters.
package struct LogLine: Hashable, Sendable {
    package enum Level: Int, Comparable, Sendable, CaseIterable {
        case debug, info, warn, error

        package static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
    }

    package var time: Timestamp
    package var level: Level
    /// The part that speaks: `feed`, `engine`, `desk`.
    package var part: String
    package var text: String

    package init(time: Timestamp, level: Level, part: String, text: String) {
        self.time = time
        self.level = level
        self.part = part
        self.text = text
    }
}
