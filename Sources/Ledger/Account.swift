import Market

/// What is known of one account of a platform. A value; the engine keeps one for each name it has heard.
package struct Account: Hashable, Sendable, Codable {
    package let name: String
    /// The last report that was accepted.
    package var report: PositionReport
    /// Our own time of that report: in a live run the time of day, else the market's.
    package var reportedAt: Timestamp
    package var heartbeat: Heartbeat?
    package var heartbeatAt: Timestamp?
    /// What the open positions are since when, in the order of the report.
    package var positions: [OpenPosition]
    /// Fills of the account's trading day, found from one report to the next, oldest first.
    package var fills: [Fill]

    package init(name: String, report: PositionReport, reportedAt: Timestamp) {
        self.name = name
        self.report = report
        self.reportedAt = reportedAt
        positions = []
        fills = []
    }
}

/// An open position and what was found out about it.
package struct OpenPosition: Hashable, Sendable, Codable {
    package var reported: ReportedPosition
    /// Our time of the first report that held it on this side; nil where it was already open in the first report of all.
    package var openedAt: Timestamp?

    package init(reported: ReportedPosition, openedAt: Timestamp?) {
        self.reported = reported
        self.openedAt = openedAt
    }
}

/// A change of a position, as two reports that follow each other show it.
package struct Fill: Hashable, Sendable, Codable {
    package var symbol: String
    package var side: PositionSide
    package var quantity: Int
    /// Points; nil where it cannot be known from the reports.
    package var price: Double?
    /// True where the price is our own quote at the time of the report.
    package var isEstimated: Bool
    package var time: Timestamp

    package init(
        symbol: String, side: PositionSide, quantity: Int, price: Double?, isEstimated: Bool, time: Timestamp
    ) {
        self.symbol = symbol
        self.side = side
        self.quantity = quantity
        self.price = price
        self.isEstimated = isEstimated
        self.time = time
    }
}
