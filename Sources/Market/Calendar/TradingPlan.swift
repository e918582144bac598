/// The trader's own day, in minutes of the New York day: entries, then manage only, then close, then flat.
package struct TradingPlan: Hashable, Sendable {
    package var entriesFrom: Int
    package var entriesTo: Int
    package var windDown: Int
    package var flatBy: Int

    package init(entriesFrom: Int, entriesTo: Int, windDown: Int, flatBy: Int) {
        self.entriesFrom = entriesFrom
        self.entriesTo = entriesTo
        self.windDown = windDown
        self.flatBy = flatBy
    }

    /// Entries 03:30–10:00, close from 11:30, flat by 12:00.
    package static let standard = TradingPlan(entriesFrom: 210, entriesTo: 600, windDown: 690, flatBy: 720)

    /// The phase at a wall-clock time; the evening belongs to the coming day's wait for entries.
    package func phase(minuteOfDay minute: Int) -> PlanPhase {
        switch minute {
        case ..<entriesFrom: .beforeEntries
        case ..<entriesTo: .entries
        case ..<windDown: .manageOnly
        case ..<flatBy: .close
        case ..<(18 * 60): .flat
        default: .beforeEntries
        }
    }
}

/// Where in the trader's plan the clock stands.
package enum PlanPhase: String, Sendable, Codable {
    case beforeEntries, entries, manageOnly, close, flat
}
