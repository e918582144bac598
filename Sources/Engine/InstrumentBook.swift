import Ledger
import Market
import State
import Studies

/// Everything that is built from the bars and trades of one instrument. Rows are first asked for with `admits`, then
/// taken, so that a row that is left out moves nothing, not even the clock.
struct InstrumentBook: Sendable {
    let instrument: Instrument
    let calendar: TradingCalendar
    var minute: FrameBuilder
    /// The frames above one minute.
    var higher: [FrameBuilder]
    var days: DayHistory
    var trend: MinuteTrend
    var range: AverageTrueRange
    var lastFiveMinutes: Bar?
    var focus: FocusTrack
    /// The last draft, with the five-minute bar it stands on and the end of its trading day: until then it holds.
    var drafted: (draft: FocusDraft, bar: Timestamp?, dayEnd: Timestamp)?
    /// The minute that trades are building.
    var forming: Bar?
    var lastTrade = Timestamp(nanoseconds: .min)
    var last: LastPrice?
    /// The stretch between halts that was looked up last; rows come in order, so it is nearly always the right one.
    var known: (day: TradingDay, session: Range<Timestamp>, stretch: Range<Timestamp>)?
    /// The earliest end of a span above one minute that has begun, nanoseconds; the far future where none has.
    var earliestSpanEnd = Int64.max
    /// Spans that ended by then are closed, nanoseconds.
    var closedThrough = Int64.min
    var checkpoints = Checkpoints()
    var trades = TradeTail()
    var revisions = 0
    /// Start of the last bar in the state that was given away for a later run.
    var keptThrough: Timestamp?
    /// The trading day whose fits were asked for, and the number of the event that did.
    var asked: (day: TradingDay, number: UInt64)?

    let configuration: EngineConfiguration
    let isLive: Bool

    /// - Parameter like: the book of another instrument, whose tables it shares.
    init(instrument: Instrument, configuration: EngineConfiguration, like: InstrumentBook? = nil) {
        self.configuration = configuration
        isLive = configuration.mode == .live
        let spec = instrument.spec
        self.instrument = instrument
        calendar = spec.calendar
        let minute = FrameBuilder(frame: .oneMinute, spec: spec, configuration: configuration, like: like?.minute)
        self.minute = minute
        higher = TimeFrame.allCases.filter { $0 > .oneMinute }.map { frame in
            FrameBuilder(
                frame: frame, spec: spec, configuration: configuration, minutes: minute.studies.fields,
                like: like?.higher.first { $0.frame == frame })
        }
        days = DayHistory(spec: spec)
        trend = MinuteTrend(tick: spec.tick)
        range = AverageTrueRange(tick: spec.tick)
        focus = FocusTrack(spec: spec)
    }

    /// The earliest end of a bar that is being built, nanoseconds; the far future where none is. Inlined, as it would copy
    /// the whole book to look at it.
    @inline(__always)
    var earliestEnd: Int64 {
        min(earliestSpanEnd, forming.map { $0.time.nanoseconds + Timestamp.minute } ?? .max)
    }

    /// Closed minutes.
    var minutes: BarSeries { minute.bars }

    var hasBars: Bool { !minute.bars.isEmpty || forming != nil }

    var changePercent: Double? {
        guard let last, let close = days.previousClose, close.ticks != 0 else { return nil }
        return Double(last.price - close) / Double(abs(close.ticks)) * 100
    }
}

// MARK: - Closed minutes

extension InstrumentBook {
    /// True when the bar is sound, lies in a session, and follows what is already there.
    mutating func admits(_ bar: Bar) -> Bool {
        guard isSound(bar), bar.time.isPlausible, bar.time.nanoseconds % Timestamp.minute == 0 else { return false }
        if let last = minute.bars.lastTime, bar.time <= last { return false }
        if let forming, bar.time < forming.time { return false }
        return lookUp(bar.time)
    }

    /// Takes a closed minute that was admitted; it takes the place of the forming minute of the same time.
    mutating func take(_ bar: Bar) {
        if let open = forming {
            if open.time < bar.time { closeForming() } else { forming = nil }
        }
        guard let day = begin(at: bar.time) else { return }
        close(bar, day: day)
        setLast(bar.close, at: bar.time.adding(minutes: 1))
    }

    /// The most contracts of a minute: an hour of such minutes still fits a column of volumes.
    private static let largestVolume = Int(Int32.max) / 60

    func isSound(_ bar: Bar) -> Bool {
        bar.low <= min(bar.open, bar.close) && bar.high >= max(bar.open, bar.close)
            && bar.low.ticks >= Int(Int32.min) && bar.high.ticks <= Int(Int32.max)
            && (0...Self.largestVolume).contains(bar.volume)
    }
}

// MARK: - Trades

extension InstrumentBook {
    /// True when the trade is sound, lies in a session, and does not come before what is already there.
    mutating func admits(_ trade: Trade) -> Bool {
        let room = Self.largestVolume - (forming?.time == trade.time.startOfMinute ? forming?.volume ?? 0 : 0)
        guard trade.time >= lastTrade, trade.time.isPlausible, trade.size >= 0, trade.size <= room,
            Int32(exactly: trade.price.ticks) != nil
        else { return false }
        if let last = minute.bars.lastTime, trade.time < last.adding(minutes: 1) { return false }
        return lookUp(trade.time)
    }

    /// Takes a trade that was admitted.
    mutating func take(_ trade: Trade) {
        let start = trade.time.startOfMinute
        if let open = forming, open.time < start { closeForming() }
        guard let day = begin(at: start) else { return }
        if forming == nil {
            forming = Bar(
                time: start, open: trade.price, high: trade.price, low: trade.price, close: trade.price,
                volume: trade.size)
        } else {
            forming?.absorb(price: trade.price, size: trade.size)
        }
        settle()
        minute.add(trade, day: day)
        for index in higher.indices { higher[index].add(trade, day: day) }
        trades.add(trade)
        lastTrade = trade.time
        setLast(trade.price, at: trade.time)
    }

    private mutating func closeForming() {
        guard let bar = forming, let day = days.day else { return }
        forming = nil
        close(bar, day: day)
    }
}

// MARK: - Closing

extension InstrumentBook {
    /// Closes every bar whose span ended by `end`, nanoseconds.
    mutating func closeSpans(through end: Int64) {
        closedThrough = max(closedThrough, end)
        guard earliestEnd <= end else { return }
        if let open = forming, open.time.nanoseconds + Timestamp.minute <= end { closeForming() }
        closeSpans(endingBy: end)
    }

    /// Makes the day of an admitted row the current one, after closing the spans that ended before it.
    mutating func begin(at time: Timestamp) -> TradingDay? {
        closeSpans(endingBy: time.nanoseconds)
        if let known {
            // So that the studies are seen as they stand before the day.
            if known.day != days.day { settle() }
            days.begin(known.day, session: known.session)
        }
        return days.day
    }

    private mutating func close(_ bar: Bar, day: TradingDay) {
        minute.close(bar, day: day)
        focus.close(bar, day: day, frame: .oneMinute)
        trend.add(bar)
        days.absorb(bar)
        for index in higher.indices {
            higher[index].absorb(bar, session: days.session)
            earliestSpanEnd = min(earliestSpanEnd, higher[index].partialEnd)
        }
        closeSpans(endingBy: bar.time.nanoseconds + Timestamp.minute)
        if minute.studies.waitingCount == Self.mostWaiting { settle() }
        // Only a real market takes back what it has told.
        if isLive, checkpoints.isDue(at: bar.time) {
            settle()
            checkpoints.keep(blank, at: bar.time)
        }
    }

    /// Minutes that the studies take at once at most: what goes with them fits the processor's nearest caches.
    private static let mostWaiting = 64

    /// Has the studies take the closed bars that wait for them; to be called before the studies are asked anything.
    mutating func settle() {
        minute.settle()
        for index in higher.indices { higher[index].settle(minute.studies.loans) }
        minute.forgetLoans()
    }

    /// The book without what only serves corrections and pictures, and without the bars, which stay as they are.
    var blank: InstrumentBook {
        var book = self
        book.checkpoints = Checkpoints()
        book.trades = TradeTail()
        book.forming = nil
        book.asked = nil
        book.minute.forgetPicture()
        book.minute.forgetPast()
        for index in book.higher.indices {
            book.higher[index].forgetPicture()
            book.higher[index].forgetPast()
        }
        return book
    }

    private mutating func closeSpans(endingBy end: Int64) {
        guard earliestSpanEnd <= end, let day = days.day else { return }
        earliestSpanEnd = .max
        for index in higher.indices {
            if higher[index].partialEnd <= end {
                let bar = higher[index].closePartial(day: day, loan: minute.lend())
                if let bar { focus.close(bar, day: day, frame: higher[index].frame) }
                if higher[index].frame == .fiveMinutes, let bar {
                    range.add(bar)
                    lastFiveMinutes = bar
                }
            }
            earliestSpanEnd = min(earliestSpanEnd, higher[index].partialEnd)
        }
    }

    mutating func setLast(_ price: Price, at time: Timestamp) {
        if let before = last, time < before.time { return }
        let change = last.map { price - $0.price } ?? 0
        last = LastPrice(price: price, time: time, direction: change > 0 ? .up : change < 0 ? .down : .flat)
    }

    /// Finds the stretch of a trading day that contains an instant; false outside trading hours.
    mutating func lookUp(_ time: Timestamp) -> Bool {
        if let known, known.stretch.contains(time) { return true }
        guard let day = calendar.tradingDay(containing: time),
            let stretch = calendar.stretches(of: day).first(where: { $0.contains(time) })
        else { return false }
        known = (day, calendar.session(of: day), stretch)
        return true
    }
}
