import Market

/// What is known of one account of a platform. A value; the engine keeps one for each name it has heard.
package struct Account: Hashable, Sendable, Codable {
    package let name: String
    /// The last report that was accepted; nil where only signs of life were heard.
    package var report: PositionReport?
    /// Our own time of that report: in a live run the time of day, else the market's.
    package var reportedAt: Timestamp?
    package var heartbeat: Heartbeat?
    /// Our own time of it.
    package var heartbeatAt: Timestamp?
    /// What the open positions are since when, in the order of the report.
    package var positions: [OpenPosition]
    /// What the platform takes for one contract and one side, by symbol, where its realised figure has shown it.
    package var costs: [String: Money]
    /// The platform's realised figure up to which the fills account for it; nil where it tells none.
    package var settled: Money?
    /// How low it stood in the trading day that was noted last.
    package var low: DayLow?
    /// Fills found from one report to the next, oldest first, a bounded tail. Not part of the coded form: fills are kept
    /// one by one, and a restored account is given its newest.
    package var fills: [Fill] = []

    /// Fills that an account holds, and that are to be restored.
    package static let fillLimit = 1_000

    package init(name: String, report: PositionReport? = nil, reportedAt: Timestamp? = nil) {
        self.name = name
        self.report = report
        self.reportedAt = reportedAt
        positions = []
        costs = [:]
    }

    private enum CodingKeys: CodingKey {
        case name, report, reportedAt, heartbeat, heartbeatAt, positions, costs, settled, low
    }
}

/// An open position and what was found out about it.
package struct OpenPosition: Hashable, Sendable, Codable {
    package var reported: ReportedPosition
    /// Our time of the first report that held it on this side; nil where it was already open when the account was first
    /// heard of, or was opened while nobody listened.
    package var openedAt: Timestamp?

    package init(reported: ReportedPosition, openedAt: Timestamp?) {
        self.reported = reported
        self.openedAt = openedAt
    }
}
