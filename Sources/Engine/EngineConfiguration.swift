import Market
import State
import Studies

/// What an engine is told at the start.
package struct EngineConfiguration: Sendable {
    package var mode: RunMode
    /// The source of bars and trades, as its reports name it.
    package var source: String
    package var plan: TradingPlan
    /// The account that this desk trades; nil where the settings name none.
    package var account: String?
    /// Limits and thresholds of scores, plans and the reasons not to trade, and the calendar of events.
    package var focus = FocusRules()
    /// Who writes briefings, and when; nil where they are off.
    package var briefing: BriefingRules?
    /// What tells this program from others, whose saved studies it does not take up; nil where none are saved.
    package var program: String?
    /// Trading days of bars to keep, at least 2.
    package var keptDays: Int
    /// Lengths of the two exponential averages, in bars.
    package var emaFastLength: Int
    package var emaSlowLength: Int
    package var scannerSeconds: Int
    package var refreshSeconds: Int
    /// Log lines that a snapshot holds.
    package var logTail: Int
    /// The products by which positions are understood.
    package var specs: ContractSpecs

    package init(
        mode: RunMode, source: String, plan: TradingPlan = .standard, keptDays: Int = 30, emaFastLength: Int = 9,
        emaSlowLength: Int = 21, scannerSeconds: Int = 60, refreshSeconds: Int = 300, logTail: Int = 500,
        specs: ContractSpecs = .standard
    ) {
        self.mode = mode
        self.source = source
        self.plan = plan
        self.keptDays = max(2, keptDays)
        self.emaFastLength = max(1, emaFastLength)
        self.emaSlowLength = max(1, emaSlowLength)
        self.scannerSeconds = max(1, scannerSeconds)
        self.refreshSeconds = max(1, refreshSeconds)
        self.logTail = max(0, logTail)
        self.specs = specs
    }

    /// What runs over every instrument.
    var studies: [DeskStudy] { DeskStudies.list(emaFast: emaFastLength, emaSlow: emaSlowLength) }
}
