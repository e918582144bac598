import Ledger
import Market
import Studies

/// One consistent picture of everything, immutable and numbered. Every reader draws from it; nobody asks the engine.
package struct Snapshot: Sendable {
    /// Grows with every publish.
    package var number: UInt64
    /// The last event that this picture holds.
    package var eventNumber: UInt64
    package var mode: RunMode
    /// Exchange time, as the feed told it; nil before the first message.
    package var time: Timestamp?
    package var plan: TradingPlan
    /// Lengths of the two exponential averages, in bars.
    package var emaFastLength = 9
    package var emaSlowLength = 21
    /// What their values are called.
    package var emaFast: String { "ema.\(emaFastLength)" }
    package var emaSlow: String { "ema.\(emaSlowLength)" }
    package var playback: Playback?
    /// In the order of the slots.
    package var instruments: [InstrumentState]
    package var scanner: Scanner
    /// Instruments by pre-market score, each with the day's plan, as of its `time`; nil before the first scan.
    package var focus: FocusList?
    /// Why nothing should be traded at `time`; nil before the first scan.
    package var noTrade: NoTrade?
    /// The calendar of economic events; nil without a file of them.
    package var events: EconomicEvents?
    package var sources: [SourceHealth]
    package var jobs: [JobStatus]
    /// By name.
    package var accounts: [AccountState] = []
    /// Ascending in day, then account.
    package var journal: [JournalEntry] = []
    /// What `Intent.undoJournal` would take back; nil where nothing was changed in this run.
    package var journalUndo: JournalUndo?
    /// What was being typed when the last run ended, the newest last.
    package var restoredDrafts: [JournalDraft] = []
    /// The newest refused body that told no account.
    package var bridgeFault: BridgeFault?
    /// Nil while no store is open.
    package var store: StoreHealth?
    /// Nil where no port was asked for.
    package var port: PortHealth?
    /// Nil where no source of news is named.
    package var news: NewsState?
    /// Nil where briefings are off.
    package var briefing: BriefingState?
    /// Newest last, a bounded tail.
    package var log: [LogLine]
    /// Lines logged since the start, of which `log` holds the newest.
    package var logCount: Int

    package init(mode: RunMode, plan: TradingPlan) {
        number = 0
        eventNumber = 0
        self.mode = mode
        self.plan = plan
        instruments = []
        scanner = Scanner()
        sources = []
        jobs = []
        log = []
        logCount = 0
    }

    /// The newest instant that the picture knows of. In a live run what bridges and news sent counts too, at the
    /// machine's time: over a weekend the market's clock may stand still while they speak.
    package var now: Timestamp? {
        guard mode == .live else { return time }
        let heard = accounts.flatMap { [$0.account.reportedAt, $0.account.heartbeatAt, $0.fault?.receivedAt] }
        return (heard + [time, port?.lastPush, bridgeFault?.receivedAt, news?.toldAt]).compactMap { $0 }.max()
    }

    /// Seconds by which prices are late by contract; nil where they come as they are made.
    package var delaySeconds: Int? { sources.compactMap(\.report.delaySeconds).filter { $0 > 0 }.max() }

    /// The change of an instrument's contract that is near; nil where none is.
    package func roll(of instrument: Instrument) -> ContractRoll? {
        sources.lazy.flatMap(\.report.rolls).first { $0.from == instrument }
    }

    /// The worst source; nil while there is none.
    package var worstSource: SourceHealth? {
        sources.max { $0.report.state.gravity < $1.report.state.gravity }
    }
}

/// What is known of one instrument.
package struct InstrumentState: Sendable {
    package var instrument: Instrument
    /// The source of its prices, as its report names it.
    package var source: String
    /// The newest price and its exchange time; nil before the first.
    package var last: LastPrice?
    /// The trading day of the newest bar or trade.
    package var day: TradingDay?
    /// Open, high, low, close and volume of that day so far.
    package var today: Bar?
    /// Close of the last trading day before it, whatever its length.
    package var previousClose: Price?
    /// The trading day before it, from which the pivots come, a holiday's short session not counted; nil where it was not
    /// seen whole, as where a file begins within it.
    package var previousDay: DailyLevels?
    /// What three closed frames say together; nil before the first closed bar.
    package var confluence: ConfluenceReading?
    /// Per time frame; a frame that has no bar yet is absent.
    package var frames: [TimeFrame: FrameState]
    /// The trading day's volume by price; nil before its first closed minute.
    package var profile: ProfileState?

    package init(instrument: Instrument, source: String) {
        self.instrument = instrument
        self.source = source
        frames = [:]
    }

    package var spec: ContractSpec { instrument.spec }

    /// Change against the previous close, in percent; nil where either is unknown or the close is zero.
    package var changePercent: Double? {
        guard let last, let previousClose, previousClose.ticks != 0 else { return nil }
        return Double(last.price - previousClose) / Double(abs(previousClose.ticks)) * 100
    }

    /// Session VWAP now, with the forming bar.
    package var vwap: Double? { frames[.oneMinute]?.studies.now("vwap.value") }

    /// Distance of the last price from the session VWAP, in percent of it.
    package var vwapPercent: Double? {
        guard let last, let vwap, vwap != 0 else { return nil }
        return (spec.points(last.price) - vwap) / abs(vwap) * 100
    }
}

/// The newest price.
package struct LastPrice: Hashable, Codable, Sendable {
    package var price: Price
    package var time: Timestamp
    /// Against the price before it.
    package var direction: Direction

    package init(price: Price, time: Timestamp, direction: Direction) {
        self.price = price
        self.time = time
        self.direction = direction
    }
}

/// High, low and close of a finished trading day, and the pivots made of them.
package struct DailyLevels: Hashable, Sendable {
    package var day: TradingDay
    package var high: Price
    package var low: Price
    package var close: Price
    package var pivots: Pivots

    package init(day: TradingDay, high: Price, low: Price, close: Price, pivots: Pivots) {
        self.day = day
        self.high = high
        self.low = low
        self.close = close
        self.pivots = pivots
    }
}

/// Bars and study values of one time frame.
package struct FrameState: Sendable {
    /// Closed bars.
    package var bars: BarSeries
    /// The bar that is being built, from trades and, above one minute, from the closed minutes of its span; nil while
    /// there is none.
    package var forming: Bar?
    package var studies: FrameStudies

    package init(bars: BarSeries, forming: Bar?, studies: FrameStudies) {
        self.bars = bars
        self.forming = forming
        self.studies = studies
    }

    /// A value at the bar `back` places before the newest (0), the forming one included; nil where its past is not kept.
    package func value(_ name: String, back: Int) -> Double? { values(name, 1, back: back)[0] }

    /// A value at `count` bars that end `back` places before the newest, oldest first.
    package func values(_ name: String, _ count: Int, back: Int) -> [Double?] {
        let line = studies.fields.line(name)
        var told: (day: Int, values: [Double?]?)?
        return (back..<back + count).reversed().map { back in
            if back == 0 { return studies.now(name) }
            guard let line, let place = bars.locate(back: forming == nil ? back : back - 1) else { return nil }
            guard studies.columns.isTold(line, day: place.day) else {
                return studies.columns[line, day: place.day, index: place.index]
            }
            if told?.day != place.day {
                told = (place.day, studies.columns.told(line, day: place.day, of: bars.days[place.day]))
            }
            return told?.values?[place.index]
        }
    }
}
