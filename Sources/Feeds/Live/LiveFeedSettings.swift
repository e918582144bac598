import Market
import Transport

/// What every live feed is told at the start, whatever its wire.
package struct LiveFeedSettings: Sendable {
    /// What to watch, in the order of the screen. Where the month is nil, the feed finds the front month.
    package var instruments: [Instrument]
    /// Trading days of history before the current one.
    package var historyDays: Int
    package var archive: any BarArchive
    /// Whose certificates count.
    package var trust: TrustedCertificates

    package init(
        instruments: [Instrument], historyDays: Int, archive: any BarArchive, trust: TrustedCertificates = .system
    ) {
        self.instruments = instruments
        self.historyDays = historyDays
        self.archive = archive
        self.trust = trust
    }
}
