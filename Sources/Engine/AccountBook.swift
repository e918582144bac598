import Ledger
import Market
import State

/// An account and what this run knows of its sender.
struct AccountBook: Sendable {
    private(set) var account: Account
    /// Nothing was heard of it since this start.
    private(set) var isRestored: Bool
    private(set) var fault: BridgeFault?
    private(set) var clockNote: String?
    private(set) var countNote: String?

    init(_ account: Account, isRestored: Bool = false) {
        self.account = account
        self.isRestored = isRestored
    }

    /// The account as it is to be kept: its fills are kept one by one.
    var kept: Account {
        var kept = account
        kept.fills = []
        return kept
    }

    /// Takes an accepted report in and gives the fills that it shows.
    mutating func take(
        _ report: PositionReport, verdict: ReportVerdict, at now: Timestamp, from sources: FillSources
    ) -> [Fill] {
        // After a refused body, or when the bridge counts other positions, at least one report was lost.
        let isAfterGap = isRestored || fault != nil || countNote != nil
        let fills = account.take(report, at: now, isAfterGap: isAfterGap, from: sources)
        isRestored = false
        fault = nil
        countNote = nil
        if case .clockOff(let note) = verdict { clockNote = note } else { clockNote = nil }
        return fills
    }

    mutating func hear(_ heartbeat: Heartbeat, at now: Timestamp) {
        account.heartbeat = heartbeat
        account.heartbeatAt = now
        countNote = nil
        guard let report = account.report, let count = heartbeat.positions, count != account.positions.count else {
            return
        }
        // One that left before the report, or in the same second, may be older than it.
        if let sent = heartbeat.sentAt, let told = report.sentAt, sent <= told { return }
        countNote =
            "the bridge counts \(count) positions and last told \(account.positions.count): a report was lost; the next "
            + "change of a position, or restarting the bridge, sends them again"
    }

    mutating func note(_ fault: BridgeFault) { self.fault = fault }

    /// Notes what the account has made of its trading day, where something was heard of it in this run.
    mutating func noteDay(at now: Timestamp, _ valuation: Valuation, _ symbols: SymbolBook) {
        let day = TradingCalendar(group: .equity).fillDay(now)
        guard !isRestored, let profit = state(valuation, symbols).profit(of: day) else { return }
        account.note(profit: profit, on: day)
    }

    /// The account as a reader sees it.
    func state(_ valuation: Valuation, _ symbols: SymbolBook) -> AccountState {
        var state = AccountState(
            account: account, isRestored: isRestored,
            values: account.positions.map {
                valuation.value(
                    $0.reported, of: symbols.instrument($0.reported.symbol), reportedAt: account.reportedAt)
            })
        state.fault = fault
        state.clockNote = clockNote
        state.countNote = countNote
        return state
    }
}
