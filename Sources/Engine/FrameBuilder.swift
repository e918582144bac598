import Market
import State
import Studies

/// Closed bars of one time frame with their studies, and the bar that its closed minutes have begun.
struct FrameBuilder: Sendable {
    let frame: TimeFrame
    private let keptDays: Int
    private(set) var bars = BarSeries()
    private(set) var studies: StudyTrack
    /// The closed minutes of a span that is not over; never set for one-minute bars.
    private(set) var partial: Bar?
    /// The end of the span that has begun; the far future where none has.
    private(set) var partialEnd = Int64.max
    /// Its values rest on bars that are kept no more.
    private(set) var restsOnDropped = false

    /// - Parameters:
    ///   - minutes: the values of the one-minute frame; nil for that frame itself.
    ///   - like: the same frame of another instrument, whose tables it shares.
    init(
        frame: TimeFrame, spec: ContractSpec, configuration: EngineConfiguration, minutes: StudyFields? = nil,
        like: FrameBuilder?
    ) {
        self.frame = frame
        keptDays = configuration.keptDays
        studies = StudyTrack(
            configuration.studies, spec: spec, frame: frame, minutes: minutes, like: like?.studies)
    }

    /// Takes a closed bar of this frame; the studies take it when they are settled.
    /// - Parameter loan: which of the minutes' loans holds at its end; nil for the minutes themselves.
    mutating func close(_ bar: Bar, day: TradingDay, loan: Int? = nil) {
        let daysBefore = bars.days.count
        guard bars.append(bar, day: day, capacity: capacity) else { return }
        let startsDay = bars.days.count > daysBefore
        studies.close(bar, day: day, startsDay: startsDay, loan: loan)
        if startsDay {
            if bars.days.count > keptDays { restsOnDropped = true }
            bars.keepLast(days: keptDays)
        }
    }

    /// Has the studies take the closed bars that wait for them.
    /// - Parameter loans: what the minutes tell of the trading day, where they have promised it; none for the minutes.
    mutating func settle(_ loans: [StudyRow] = []) {
        studies.settle(loans, days: keptDays, capacity: capacity)
    }

    /// Promises what the studies tell of the trading day after the last closed bar.
    mutating func lend() -> Int { studies.lend() }

    /// Forgets what was promised, once all have it.
    mutating func forgetLoans() { studies.forgetLoans() }

    /// Bars of a whole day.
    private var capacity: Int { 1_380 / frame.minutes }

    mutating func prepare(_ fits: [StudySet.Fit]) { studies.prepare(fits) }

    mutating func add(_ trade: Trade, day: TradingDay) { studies.add(trade, day: day) }

    /// Takes a closed minute into the span that contains it. Spans are counted from the start of the session, and end with
    /// it at the latest.
    mutating func absorb(_ minute: Bar, session: Range<Timestamp>) {
        if partial == nil {
            var bar = minute
            bar.time = spanStart(of: minute.time, sessionStart: session.lowerBound.nanoseconds)
            partial = bar
            partialEnd = min(bar.time.nanoseconds + length, session.upperBound.nanoseconds)
        } else {
            partial?.absorb(minute)
        }
    }

    /// The values after the last closed bar.
    var row: StudyRow { mutating get { studies.row } }

    /// Closes the span that has begun and gives its bar.
    mutating func closePartial(day: TradingDay, loan: Int) -> Bar? {
        guard let bar = partial else { return nil }
        partial = nil
        partialEnd = .max
        close(bar, day: day, loan: loan)
        return bar
    }

    /// The frame as a reader sees it, with the forming minute taken in; `minutes` is the one-minute frame's row now.
    mutating func state(forming minute: Bar?, day: TradingDay?, sessionStart: Int64, minutes: StudyRow) -> FrameState? {
        var forming = partial
        if let minute {
            if forming == nil {
                forming = minute
                forming?.time = spanStart(of: minute.time, sessionStart: sessionStart)
            } else {
                forming?.absorb(minute)
            }
        }
        if forming == nil, bars.isEmpty { return nil }
        var picture = studies.picture()
        if let forming, let day { picture.preview = studies.preview(with: forming, day: day, minutes: minutes) }
        return FrameState(bars: bars, forming: forming, studies: picture)
    }

    /// Lets go of closed bars and past values, which a later state of the same builder has as well.
    mutating func forgetPast() {
        bars = BarSeries()
        studies.forgetPast()
    }

    /// Takes back from a later state what `forgetPast` has let go of.
    mutating func recallPast(from later: FrameBuilder) {
        bars = later.bars.through(studies.rowAt)
        studies.recallPast(from: later.studies, of: bars)
    }

    /// Lets go of what is kept at hand for the next picture.
    mutating func forgetPicture() { studies.forgetPicture() }

    /// Tells readers that values from a minute on were made anew. Where no closed bar holds it the mark of the frame as
    /// it was stands.
    mutating func mark(_ number: Int, from minute: Timestamp, before: FrameBuilder) {
        if let start = bars.start(containing: minute), minute < start.adding(minutes: Int64(frame.minutes)) {
            studies.mark(StudyRevision(number: number, from: start))
        } else {
            studies.mark(before.studies.revision)
        }
    }

    /// Nanoseconds of a span.
    private var length: Int64 { Int64(frame.minutes) * Timestamp.minute }

    private func spanStart(of time: Timestamp, sessionStart: Int64) -> Timestamp {
        Timestamp(nanoseconds: sessionStart + floorDivide(time.nanoseconds - sessionStart, length) * length)
    }
}

// MARK: - For a later run

extension FrameBuilder {
    /// What has come of the minutes so far, without the bars.
    struct State: Codable, Sendable {
        fileprivate var studies: StudyTrack.State
        fileprivate var partial: Bar?
        fileprivate var partialEnd: Int64
        fileprivate var restsOnDropped: Bool
    }

    var state: State {
        State(studies: studies.state, partial: partial, partialEnd: partialEnd, restsOnDropped: restsOnDropped)
    }

    /// Takes a closed bar without its studies, which `takeUp` brings.
    mutating func recall(_ bar: Bar, day: TradingDay) { bars.append(bar, day: day, capacity: 1_380 / frame.minutes) }

    /// Takes up a state after bars that were recalled; false where it is not of these.
    mutating func takeUp(_ state: State) -> Bool {
        bars = bars.through(state.studies.rowAt)
        guard studies.takeUp(state.studies, after: bars) else { return false }
        (partial, partialEnd, restsOnDropped) = (state.partial, state.partialEnd, state.restsOnDropped)
        return true
    }
}
