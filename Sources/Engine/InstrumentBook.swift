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
    private var drafted: (draft: FocusDraft, bar: Timestamp?, dayEnd: Timestamp)?
    /// The minute that trades are building.
    private var forming: Bar?
    var lastTrade = Timestamp(nanoseconds: .min)
    var last: LastPrice?
    /// The stretch between halts that was looked up last; rows come in order, so it is nearly always the right one.
    var known: (day: TradingDay, session: Range<Timestamp>, stretch: Range<Timestamp>)?
    /// The earliest end of a span above one minute that has begun, nanoseconds; the far future where none has.
    var earliestSpanEnd = Int64.max
    /// Spans that ended by then are closed, nanoseconds.
    var closedThrough = Int64.min
    var checkpoints = Checkpoints()
    private var trades = TradeTail()
    private var revisions = 0
    /// Start of the last bar in the state that was given away for a later run.
    var keptThrough: Timestamp?
    /// The trading day whose fits were asked for, and the number of the event that did.
    private var asked: (day: TradingDay, number: UInt64)?

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
        days = DayHistory(spec: spec, limit: configuration.keptDays)
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

    private var changePercent: Double? {
        guard let last, let close = days.previousClose, close.ticks != 0 else { return nil }
        return Double(last.price - close) / Double(abs(close.ticks)) * 100
    }

    mutating func refreshLevels() { days.refreshLevels() }
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

    private func isSound(_ bar: Bar) -> Bool {
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
    private mutating func begin(at time: Timestamp) -> TradingDay? {
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
        let start = days.session.lowerBound.nanoseconds
        for index in higher.indices {
            higher[index].absorb(bar, sessionStart: start)
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
    private mutating func lookUp(_ time: Timestamp) -> Bool {
        if let known, known.stretch.contains(time) { return true }
        guard let day = calendar.tradingDay(containing: time),
            let stretch = calendar.stretches(of: day).first(where: { $0.contains(time) })
        else { return false }
        known = (day, calendar.session(of: day), stretch)
        return true
    }
}

// MARK: - Fits

extension InstrumentBook {
    /// The fits for the coming trading day, once, when the day is over; nil before.
    mutating func refits(at now: Timestamp, number: UInt64) -> [TimeFrame: [StudySet.Refit]]? {
        guard let day = days.day, now >= days.session.upperBound, asked?.day != day else { return nil }
        asked = (day, number)
        settle()
        var refits = [minute.frame: minute.studies.refits]
        for builder in higher { refits[builder.frame] = builder.studies.refits }
        return refits
    }

    /// Keeps what came of them, unless a bar was corrected or another day has begun since they were asked for.
    mutating func prepare(_ answer: FitAnswer) {
        guard let asked, asked.number == answer.number, asked.day == days.day else { return }
        settle()
        minute.prepare(answer.fits[minute.frame] ?? [])
        for index in higher.indices { higher[index].prepare(answer.fits[higher[index].frame] ?? []) }
    }
}

// MARK: - Corrections

extension InstrumentBook {
    /// True when a correction is sound and of a minute that is settled and still kept.
    mutating func admitsCorrection(_ bar: Bar) -> Bool {
        guard isSound(bar), bar.time.isPlausible, bar.time.nanoseconds % Timestamp.minute == 0,
            let first = minute.bars.firstTime, let last = minute.bars.lastTime, first <= bar.time,
            bar.time <= last || hasPassed(bar)
        else { return false }
        return lookUp(bar.time)
    }

    /// True when a bar is told as a correction, and yet nothing is settled that it would change.
    mutating func isAhead(_ bar: Bar) -> Bool {
        (minute.bars.isEmpty || !hasPassed(bar)) && admits(bar)
    }

    /// The settled bar of a minute; nil where there is none.
    func settled(_ time: Timestamp) -> Bar? { minute.bars.bar(at: time) }

    /// True when spans that the bar belongs to were closed without it.
    private func hasPassed(_ bar: Bar) -> Bool { bar.time.nanoseconds + Timestamp.minute <= closedThrough }

    /// Puts corrections that were admitted in the place of what was told, and runs everything anew from the last
    /// checkpoint before them: a day of minutes at most, all that are kept where they are older.
    mutating func correct(_ corrections: [Bar]) {
        guard let from = corrections.map(\.time).min() else { return }
        settle()
        var book =
            checkpoints.book(before: from)
            ?? InstrumentBook(instrument: instrument, configuration: configuration, like: self)
        book.recallPast(from: self)
        let done = book.minute.bars.lastTime
        book.checkpoints = checkpoints.before(from)
        var minutes = Dictionary(minute.bars.after(done).map { ($0.time, $0) }) { first, _ in first }
        for bar in corrections { minutes[bar.time] = bar }
        let told = trades.byMinute
        for bar in minutes.values.sorted(by: { $0.time < $1.time }) {
            for trade in told[bar.time] ?? [] where book.admits(trade) { book.take(trade) }
            if book.admits(bar) { book.take(bar) }
        }
        if let forming {
            for trade in told[forming.time] ?? [] where book.admits(trade) { book.take(trade) }
            if book.lookUp(forming.time) { _ = book.begin(at: forming.time) }
            book.forming = forming
        }
        book.closeSpans(through: closedThrough)
        book.settle()
        book.trades = trades
        // The newest price may be that of a corrected bar.
        if let last, book.last.map({ last.time > $0.time }) ?? true { book.last = last }
        book.lastTrade = lastTrade
        book.revisions = revisions + 1
        book.keptThrough = keptThrough.flatMap { $0 < from ? $0 : nil }
        book.minute.mark(book.revisions, from: from, before: minute)
        for index in book.higher.indices { book.higher[index].mark(book.revisions, from: from, before: higher[index]) }
        self = book
    }
}

// MARK: - For readers

extension InstrumentBook {
    /// What the scanner measures. Mutating only so that the book is read in place, not copied.
    mutating func scannerRow(slot: Int) -> ScannerRow {
        let value = trend.value
        return ScannerRow(
            slot: slot, changePercent: changePercent, atr: range.value, volume: lastFiveMinutes?.volume,
            trend: value?.trend, momentum: value?.slope,
            isVolumeSurge: value?.isVolumeSurge ?? false)
    }

    /// The newest price; nil before the first.
    var mark: Mark? { last.map { Mark(instrument: instrument, price: $0.price, time: $0.time) } }

    /// What the instrument's score and plan are made from: its closed five-minute bars, and the events of the trading day.
    mutating func focusDraft(slot: Int, events: EconomicEvents?, at instant: Timestamp) -> FocusDraft {
        if let drafted, drafted.bar == lastFiveMinutes?.time, instant < drafted.dayEnd { return drafted.draft }
        settle()
        let session = calendar.session(of: calendar.tradingDay(atOrAfter: instant))
        let events = events?.events(in: session, moving: instrument.spec)
        let draft = FocusDraft(
            symbol: instrument.symbol, slot: slot, figures: focus.figures(events: events), inputs: focusInputs)
        drafted = (draft, lastFiveMinutes?.time, session.upperBound)
        return draft
    }

    /// The calendar of events is another one now.
    mutating func forgetDraft() { drafted = nil }

    /// What the studies of the closed five-minute bars say; nil before the first. Inlined, as it would copy the whole book.
    @inline(__always)
    private var focusInputs: FocusInputs? {
        guard let bar = lastFiveMinutes, let studies = higher.first(where: { $0.frame == .fiveMinutes })?.studies else {
            return nil
        }
        let waves = studies.first(WaveDominance.self)
        return FocusInputs(
            price: bar.close, points: instrument.spec.points(bar.close), time: bar.time.adding(minutes: 5),
            wave: waves?.value, quality: studies.first(SignalQuality.self)?.value,
            volatility: studies.first(VolatilityClusters.self)?.value, oscillator: waves?.oscillator)
    }

    /// The instrument as a reader sees it. Series are shared, not copied. Mutating only for what it keeps at hand for the
    /// next picture.
    mutating func state(source: String) -> InstrumentState {
        settle()
        var state = InstrumentState(instrument: instrument, source: source)
        state.last = last
        state.day = days.day
        state.confluence = focus.reading()
        state.previousClose = days.previousClose
        state.previousDay = days.previousDay
        state.today = days.today
        if let forming {
            if state.today == nil { state.today = forming } else { state.today?.absorb(forming) }
        }
        let start = days.session.lowerBound.nanoseconds
        let minutes = minute.state(forming: forming, day: days.day, sessionStart: start, minutes: StudyRow())
        state.frames[.oneMinute] = minutes
        let row = minutes?.studies.preview ?? minute.row
        for index in higher.indices {
            state.frames[higher[index].frame] = higher[index].state(
                forming: forming, day: days.day, sessionStart: start, minutes: row)
        }
        state.profile = minute.bars.isEmpty ? nil : minute.studies.profile
        return state
    }
}
