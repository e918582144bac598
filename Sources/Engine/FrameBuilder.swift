import Market
import State
import Studies

/// Closed bars of one time frame with their study columns, and the bar that its closed minutes have begun.
struct FrameBuilder: Sendable {
    let frame: TimeFrame
    private let tick: TickSize
    private let keptDays: Int
    private(set) var bars = BarSeries()
    private(set) var columns = StudyColumns()
    private var fast: ExponentialAverage
    private var slow: ExponentialAverage
    /// The closed minutes of a span that is not over; never set for one-minute bars.
    private(set) var partial: Bar?
    /// The end of the span that has begun; the far future where none has.
    private(set) var partialEnd = Int64.max

    init(frame: TimeFrame, spec: ContractSpec, configuration: EngineConfiguration) {
        self.frame = frame
        tick = spec.tick
        keptDays = configuration.keptDays
        fast = ExponentialAverage(length: configuration.emaFastLength)
        slow = ExponentialAverage(length: configuration.emaSlowLength)
    }

    /// Takes a closed bar of this frame; `vwap` is the session's at its end.
    mutating func close(_ bar: Bar, day: TradingDay, vwap: SessionVWAP.Value?) {
        let daysBefore = bars.days.count
        guard bars.append(bar, day: day, capacity: 1_380 / frame.minutes) else { return }
        let points = tick.points(bar.close)
        fast.add(points)
        slow.add(points)
        let startsDay = bars.days.count > daysBefore
        columns.append(
            StudyValues(
                vwap: vwap?.average, vwapDeviation: vwap?.deviation, emaFast: fast.value, emaSlow: slow.value),
            startsDay: startsDay, capacity: 1_380 / frame.minutes)
        if startsDay, bars.days.count > keptDays {
            bars.keepLast(days: keptDays)
            columns.keepLast(days: keptDays)
        }
    }

    /// Takes a closed minute into the span that contains it. Spans are counted from the start of the session.
    mutating func absorb(_ minute: Bar, sessionStart: Int64) {
        if partial == nil {
            var bar = minute
            bar.time = spanStart(of: minute.time, sessionStart: sessionStart)
            partial = bar
            partialEnd = bar.time.nanoseconds + length
        } else {
            partial?.absorb(minute)
        }
    }

    /// Closes the span that has begun and gives its bar.
    mutating func closePartial(day: TradingDay, vwap: SessionVWAP.Value?) -> Bar? {
        guard let bar = partial else { return nil }
        partial = nil
        partialEnd = .max
        close(bar, day: day, vwap: vwap)
        return bar
    }

    /// The frame as a reader sees it, with the forming minute taken in.
    func state(forming minute: Bar?, sessionStart: Int64, vwap: SessionVWAP.Value?) -> FrameState? {
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
        let points = forming.map { tick.points($0.close) }
        let live = StudyValues(
            vwap: vwap?.average, vwapDeviation: vwap?.deviation,
            emaFast: points.map { fast.preview(with: $0) } ?? fast.value,
            emaSlow: points.map { slow.preview(with: $0) } ?? slow.value)
        return FrameState(bars: bars, forming: forming, columns: columns, live: live)
    }

    /// Nanoseconds of a span.
    private var length: Int64 { Int64(frame.minutes) * Timestamp.minute }

    private func spanStart(of time: Timestamp, sessionStart: Int64) -> Timestamp {
        Timestamp(nanoseconds: sessionStart + floorDivide(time.nanoseconds - sessionStart, length) * length)
    }
}
