/// A snapshot as scripts read it. Prices and everything in points are strings in the instrument's own decimals, exact by
/// tick where they are prices, with an ASCII minus and no groups; percentages are numbers of two decimals; instants are
/// ISO 8601 in UTC; what is absent is null.
package struct SnapshotDocument: Codable, Equatable, Sendable {
    /// Grows with every picture.
    package var number: UInt64
    /// `live`, `simulated` or `replay`.
    package var mode: String
    /// `SIM` or `REPLAY`; null for a live run.
    @OrNull package var tag: String?
    /// Exchange time.
    @OrNull package var time: String?
    package var session: SessionDocument
    /// Null for a live run.
    @OrNull package var playback: PlaybackDocument?
    package var instruments: [InstrumentDocument]
    package var scanner: ScannerDocument
    /// Instruments by pre-market score; null before the first scan.
    @OrNull package var focus: FocusDocument?
    /// Why nothing should be traded now; null before the first scan.
    @OrNull package var noTrade: NoTradeDocument?
    package var sources: [SourceDocument]
    package var jobs: [JobDocument]
    /// By name.
    package var accounts: [AccountDocument]
    package var journal: JournalDocument
    /// Null while no store is open.
    @OrNull package var store: StoreDocument?
    /// Null where no port was asked for.
    @OrNull package var port: PortDocument?
    /// Lines logged since the start.
    package var logLines: Int
}

/// Where the clock stands in the trading day and in the trader's plan.
package struct SessionDocument: Codable, Equatable, Sendable {
    /// New York wall clock, `09:52:47`.
    @OrNull package var newYork: String?
    /// The trading day that is open now, else the next one.
    @OrNull package var tradingDay: String?
    /// True while any listed instrument trades.
    @OrNull package var isOpen: Bool?
    /// `beforeEntries`, `entries`, `manageOnly`, `close` or `flat`.
    @OrNull package var phase: String?
}

/// How a replay or a simulation plays.
package struct PlaybackDocument: Codable, Equatable, Sendable {
    /// `1×`, `60×`, `max`.
    package var speed: String
    package var isPaused: Bool
    /// True when a replay has played its last row.
    package var hasEnded: Bool
    /// First and last instant of a recording.
    @OrNull package var from: String?
    @OrNull package var to: String?
    /// Of a simulation.
    @OrNull package var seed: UInt64?
}

/// One instrument.
package struct InstrumentDocument: Codable, Equatable, Sendable {
    /// `MNQH4`, or the root where the month is unknown.
    package var symbol: String
    package var root: String
    package var name: String
    package var source: String
    @OrNull package var last: String?
    /// `last` as a whole number of ticks.
    @OrNull package var lastTicks: Int?
    @OrNull package var lastTime: String?
    /// `up`, `down` or `flat` against the price before.
    @OrNull package var direction: String?
    /// Seconds since the last price, in exchange time.
    @OrNull package var ageSeconds: Double?
    /// Against `previousClose`.
    @OrNull package var changePercent: Double?
    @OrNull package var previousClose: String?
    @OrNull package var tradingDay: String?
    /// Open, high, low, close and volume of `tradingDay` so far.
    @OrNull package var today: BarDocument?
    /// Session VWAP now.
    @OrNull package var vwap: String?
    /// Distance of `last` from `vwap`.
    @OrNull package var vwapPercent: Double?
    @OrNull package var bands: BandsDocument?
    /// One-minute exponential averages.
    package var ema: [AverageDocument]
    /// Floor pivots of the trading day before.
    @OrNull package var pivots: PivotsDocument?
    /// Null before the first closed bar.
    @OrNull package var confluence: ConfluenceDocument?
    /// Closed bars by time frame name: `1m`, `5m`, `15m`, `1h`.
    package var bars: [String: Int]
}

/// Open, high, low, close and volume.
package struct BarDocument: Codable, Equatable, Sendable {
    package var open: String
    package var high: String
    package var low: String
    package var close: String
    /// Contracts.
    package var volume: Int
}

/// One and two standard deviations around the VWAP.
package struct BandsDocument: Codable, Equatable, Sendable {
    @OrNull package var minus2: String?
    @OrNull package var minus1: String?
    @OrNull package var plus1: String?
    @OrNull package var plus2: String?
}

/// A moving average.
package struct AverageDocument: Codable, Equatable, Sendable {
    /// Bars.
    package var length: Int
    @OrNull package var value: String?
}

/// Pivots, and the day they come from.
package struct PivotsDocument: Codable, Equatable, Sendable {
    package var tradingDay: String
    package var high: String
    package var low: String
    package var close: String
    @OrNull package var pivot: String?
    @OrNull package var r1: String?
    @OrNull package var s1: String?
    @OrNull package var r2: String?
    @OrNull package var s2: String?
}

/// The scanner as of its last refresh, ranked by absolute change.
package struct ScannerDocument: Codable, Equatable, Sendable {
    @OrNull package var refreshed: String?
    @OrNull package var nextRefresh: String?
    package var rows: [ScannerRowDocument]
}

/// One row of the scanner. Last, change, VWAP and pivots are those of the instrument now.
package struct ScannerRowDocument: Codable, Equatable, Sendable {
    package var symbol: String
    @OrNull package var last: String?
    @OrNull package var changePercent: Double?
    @OrNull package var vwap: String?
    @OrNull package var vwapPercent: Double?
    @OrNull package var pivot: String?
    @OrNull package var s1: String?
    @OrNull package var r1: String?
    @OrNull package var s2: String?
    @OrNull package var r2: String?
    /// Last less pivot.
    @OrNull package var pivotDistance: String?
    /// Of 14 five-minute bars, Wilder's.
    @OrNull package var atr: String?
    /// Of the last closed five-minute bar.
    @OrNull package var volume: Int?
    /// `up`, `down` or `flat`, over ten minutes.
    @OrNull package var trend: String?
    /// Mean change a minute over the last four.
    @OrNull package var momentum: String?
    package var isVolumeSurge: Bool
}

/// A source of data.
package struct SourceDocument: Codable, Equatable, Sendable {
    package var name: String
    /// `live`, `off`, `paused`, `ended`, `loading`, `stale` or `failed`.
    package var state: String
    /// Why it is off or failed.
    @OrNull package var reason: String?
    package var detail: String
    /// Rolls that are near, and where the vendor's calendar is another, as sentences.
    package var notices: [String]
    @OrNull package var lastMessage: String?
    @OrNull package var ageSeconds: Double?
    package var messages: Int
    /// Messages a second over the last minute.
    @OrNull package var rate: Double?
    package var refused: Int
}

/// A periodic job.
package struct JobDocument: Codable, Equatable, Sendable {
    package var name: String
    package var everySeconds: Int
    @OrNull package var lastRun: String?
    @OrNull package var nextRun: String?
}
