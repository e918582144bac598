import Market
import State

/// What the feed knows of one instrument: what the desk was told, and what may be missing.
struct SlotMarket: Sendable {
    let instrument: Instrument
    let calendar: TradingCalendar
    /// The newest that the vendor told of each minute.
    private(set) var told: [Timestamp: Bar] = [:]
    /// The newest minute that was told.
    private(set) var last: Timestamp?
    /// The minute of the newest trade that was given.
    var tradeMinute: Timestamp?
    private var lastTrade: (time: Timestamp, sequence: Int64)?
    /// The newest second that was given.
    var lastSecond: Timestamp?
    /// The number of the request for trades under way, and of the connection for which they were asked last.
    var askingTrades: Int?
    var hasTradesOf: Int?
    /// Rows of the socket that wait until the minutes before them are known; nil while they may pass.
    var held: [WireRow]? = []
    /// Rows pass when this time has come, whatever is missing.
    var heldUntil = Int64.max
    var hasHistory = false
    /// Everything before this is known from earlier runs; nil where nothing is.
    var known: Timestamp?
    /// Minutes from the first to the last of which one may be missing or not be final.
    private(set) var doubt: ClosedRange<Timestamp>?
    /// The number of the request under way.
    var asking: Int?
    /// Exchange time at which it was sent: what it tells cannot be newer.
    var askedAt: Timestamp?
    /// The first minute that it asks for.
    var askedFrom: Timestamp?
    /// The next request waits until then.
    var nextAsk = Int64.min

    init(instrument: Instrument) {
        self.instrument = instrument
        calendar = instrument.spec.calendar
    }

    mutating func tell(_ bar: Bar) {
        told[bar.time] = bar
        last = max(last ?? bar.time, bar.time)
    }

    /// Notes that bars of a span may be missing.
    mutating func doubt(_ first: Timestamp, through last: Timestamp) {
        let last = max(first, last)
        doubt = doubt.map { min($0.lowerBound, first)...max($0.upperBound, last) } ?? first...last
    }

    /// Everything from one minute through another is sure. What came into doubt before it stays so, for it may have come
    /// while the answer was on its way.
    mutating func trust(from first: Timestamp, through minute: Timestamp) {
        guard let range = doubt, range.lowerBound >= first else { return }
        doubt = range.upperBound <= minute ? nil : max(range.lowerBound, minute)...range.upperBound
    }

    /// False for a trade that came before; of those at one instant the numbers tell.
    mutating func isNew(_ trade: Trade, sequence: Int64) -> Bool {
        if let before = lastTrade, before.time == trade.time, sequence != 0, sequence <= before.sequence {
            return false
        }
        lastTrade = (trade.time, sequence)
        return true
    }

    /// True for a trade after all that were given.
    func isAfterLast(_ trade: Trade, sequence: Int64) -> Bool {
        lastTrade.map { (trade.time, sequence) > ($0.time, $0.sequence) } ?? true
    }

    /// Drops what is older than the desk keeps.
    mutating func forget(before instant: Timestamp) { told = told.filter { $0.key >= instant } }
}
