import Ledger
import Market
import State
import Studies

/// What readers see of an instrument.
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
