import Market

/// The scanner as of its last refresh. Price, change and VWAP distance are not here: they are read live from the
/// instrument, so that every pane shows the same figure.
package struct Scanner: Sendable {
    /// One row an instrument, in slot order; the desk sorts.
    package var rows: [ScannerRow]
    package var refreshed: Timestamp?
    package var nextRefresh: Timestamp?

    package init(rows: [ScannerRow] = [], refreshed: Timestamp? = nil, nextRefresh: Timestamp? = nil) {
        self.rows = rows
        self.refreshed = refreshed
        self.nextRefresh = nextRefresh
    }
}

/// What the scanner measures of one instrument; nil where there are too few bars.
package struct ScannerRow: Hashable, Sendable {
    package var slot: Int
    /// Change against the previous close at the refresh, in percent.
    package var changePercent: Double?
    /// Wilder's average true range of 14 closed five-minute bars, in points.
    package var atr: Double?
    /// Contracts in the last closed five-minute bar.
    package var volume: Int?
    /// From EMA 5 against EMA 10 of the last closed one-minute bars.
    package var trend: Direction?
    /// Mean change a minute over the last four, in points.
    package var momentum: Double?
    /// The last minute's volume is more than twice the mean of the nine before it.
    package var isVolumeSurge: Bool

    package init(
        slot: Int, changePercent: Double? = nil, atr: Double? = nil, volume: Int? = nil, trend: Direction? = nil,
        momentum: Double? = nil, isVolumeSurge: Bool = false
    ) {
        self.slot = slot
        self.changePercent = changePercent
        self.atr = atr
        self.volume = volume
        self.trend = trend
        self.momentum = momentum
        self.isVolumeSurge = isVolumeSurge
    }

    /// The size of the change, up or down: the largest comes first, until the next refresh.
    package var rank: Double? { changePercent?.magnitude }
}
