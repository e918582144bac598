import Ledger
import Market

/// What can be asked for.
package enum BriefingKind: String, Hashable, Codable, Sendable, CaseIterable {
    /// The game plan of a session.
    case morning
    /// A line for each instrument in focus, and what to do now.
    case update
    /// More about one contract.
    case detail

    /// As a heading writes it.
    package var title: String {
        switch self {
        case .morning: "Game plan"
        case .update: "Update"
        case .detail: "Detail"
        }
    }
}

/// What makes an update come at once.
package enum BriefingTrigger: String, Hashable, Codable, Sendable, CaseIterable {
    /// A price came to a pivot or to the prior day's high or low.
    case level
    /// Three frames have come to agree.
    case agreement
    /// The market's regime has become another.
    case regime
}

/// Who writes in this run, and when.
package struct BriefingRules: Hashable, Sendable {
    /// The model that is asked; nil where the desk writes by itself.
    package var model: String?
    /// Why no model is asked, or what the choice rests on, as a sentence.
    package var reason: String
    package var everyMinutes: Int
    package var triggers: Set<BriefingTrigger>

    package init(
        model: String?, reason: String, everyMinutes: Int = 15,
        triggers: Set<BriefingTrigger> = Set(BriefingTrigger.allCases)
    ) {
        self.model = model
        self.reason = reason
        self.everyMinutes = everyMinutes
        self.triggers = triggers
    }
}

/// A text to be written now.
package struct BriefingRequest: Hashable, Codable, Sendable {
    /// Grows with every request.
    package var number: Int
    package var kind: BriefingKind
    /// Exchange time.
    package var askedAt: Timestamp
    /// Why it is asked: `on request`, `every 15 min`, `MNQH4 at PDH`.
    package var cause: String
    /// The contract it is about; nil for all.
    package var symbol: String?

    package init(number: Int, kind: BriefingKind, askedAt: Timestamp, cause: String, symbol: String? = nil) {
        self.number = number
        self.kind = kind
        self.askedAt = askedAt
        self.cause = cause
        self.symbol = symbol
    }

    /// `Update`, `Detail MNQH4`
    package var title: String { kind.title + (symbol.map { " " + $0 } ?? "") }
}

/// A text that is whole, with its figures checked.
package struct BriefingText: Hashable, Codable, Sendable {
    package var request: BriefingRequest
    /// The model; nil where the desk wrote it by itself.
    package var model: String?
    package var lines: [ProseLine]
    /// What is missing from it, as a sentence.
    package var note: String?

    package init(request: BriefingRequest, model: String?, lines: [ProseLine], note: String? = nil) {
        self.request = request
        self.model = model
        self.lines = lines
        self.note = note
    }
}

/// A text that is being written.
package struct RunningBriefing: Hashable, Sendable {
    package var request: BriefingRequest
    /// What has come so far.
    package var lines: [ProseLine] = []
    /// The model looks something up.
    package var isSearching = false

    package init(request: BriefingRequest) { self.request = request }
}

/// The last question that was not answered.
package struct FailedBriefing: Hashable, Sendable {
    package var request: BriefingRequest
    /// What happened and how to mend it.
    package var reason: String
    /// What had come until then.
    package var lines: [ProseLine]
    /// When it is asked again by itself; nil where it is not.
    package var nextTry: Timestamp?

    package init(request: BriefingRequest, reason: String, lines: [ProseLine] = [], nextTry: Timestamp? = nil) {
        self.request = request
        self.reason = reason
        self.lines = lines
        self.nextTry = nextTry
    }
}

/// Briefings as a reader sees them.
package struct BriefingState: Hashable, Sendable {
    package var rules: BriefingRules
    /// Newest last, a bounded tail.
    package var texts: [BriefingText] = []
    package var running: RunningBriefing?
    /// Nil once something was answered after it.
    package var failure: FailedBriefing?
    /// The live session was switched on by key.
    package var isSessionOn = false
    /// When the next update is due; nil where none is.
    package var next: Timestamp?
    /// What was spent today: `14 answers, $0.0821`; nil before anything is known.
    package var spent: String?
    /// What a text costs, about, in words, by its kind.
    package var prices: [BriefingKind: String] = [:]
    package var grades = BriefingGrades()

    package init(rules: BriefingRules) { self.rules = rules }

    /// What the newest update says is to be done, with the text it stands in.
    package var doNow: (text: BriefingText, line: ProseLine)? {
        guard let text = texts.last(where: { $0.request.kind == .update }), let line = text.lines.doNow else {
            return nil
        }
        return (text, line)
    }
}

/// What became of the game plans of this market.
package struct BriefingGrades: Hashable, Sendable {
    /// One for each writer.
    package var statistics: [CallStatistics] = []
    /// The newest plans that were graded, ascending in time, a bounded tail.
    package var graded: [CalledPlan] = []
    /// Plans whose session has not closed, or whose prices are not there.
    package var open: [CalledPlan] = []

    package init() {}
}

/// What the writer tells the engine.
package enum BriefingNews: Sendable {
    /// What earlier runs left; comes once, before anything else.
    case restored(texts: [BriefingText], isSessionOn: Bool, spent: String?)
    /// What was written so far of the request with this number.
    case progressed(number: Int, lines: [ProseLine], isSearching: Bool)
    case ended(BriefingText, spent: String?)
    case failed(number: Int, BriefingFault, lines: [ProseLine], spent: String?)
    case priced([BriefingKind: String])
    /// Game plans as what they can be held to: what earlier runs left, then each as it is written.
    case called([CalledPlan])
}

/// Why there is no answer.
package struct BriefingFault: Hashable, Sendable {
    /// A sentence with how to mend it.
    package var reason: String
    /// The same question may be answered a little later.
    package var isPassing: Bool
    /// The wait that the server asked for, seconds.
    package var askedWait: Int64?
    /// The user ended it.
    package var isCancelled: Bool

    package init(_ reason: String, isPassing: Bool, askedWait: Int64? = nil, isCancelled: Bool = false) {
        self.reason = reason
        self.isPassing = isPassing
        self.askedWait = askedWait
        self.isCancelled = isCancelled
    }
}

extension [ProseLine] {
    /// Verdicts of all figures, in the order of the text.
    package var verdicts: [FigureVerdict] { flatMap { $0.runs.compactMap(\.verdict) } }

    /// The line that says what to do now.
    package var doNow: ProseLine? { last { $0.text.hasPrefix("DO NOW:") } }
}
