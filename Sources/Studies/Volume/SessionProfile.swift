import Market

/// Volume profile of the trading day, exact to the tick, with the naked points of control of the days before.
package struct SessionProfile: Study {
    private static let share = StudyParameter(
        "share", .number(0.1...1), standard: 0.7, "part of the volume in the area")
    private static let step = StudyParameter(
        "step", .choice(["one_row", "two_rows"]), standard: 1, "how the value area grows")
    private static let days = StudyParameter("days", .whole(1...60), standard: 20, "finished days that are kept")

    package static let kind = StudyKind(
        SessionProfile.self, name: "profile", title: "Session volume profile",
        help:
            "Contracts by price since 18:00 New York, one row a tick, from trades where the feed has them, else with each "
            + "bar's volume spread evenly over its range. Point of control, value area grown two rows at a time, and the "
            + "nearest points of control of earlier days that have not traded since. A day that was not seen whole leaves "
            + "none, and ends those of the days before.",
        parameters: [share, step, days])

    /// What a finished day left behind.
    package struct Finished: Hashable, Codable, Sendable {
        package var day: TradingDay
        package var area: ValueArea
        /// Start of the first bar of a later day that traded at the point of control; nil while it is naked.
        package var touchedAt: Timestamp?
    }

    private static let told: [StudyField] = [
        StudyField("poc", .price, "point of control of the day so far"),
        StudyField("vah", .price, "high of the value area"),
        StudyField("val", .price, "low of the value area"),
        StudyField("prior_poc", .price, "point of control of the day before"),
        StudyField("prior_vah", .price, "high of the value area of the day before"),
        StudyField("prior_val", .price, "low of the value area of the day before"),
        StudyField("naked_above", .price, "nearest naked point of control at or above the close"),
        StudyField("naked_below", .price, "nearest naked point of control below the close"),
    ]

    package static let takesTrades = true

    package var fields: [StudyField] { Self.told }

    private let tick: TickSize
    private let share: Double
    private let step: ValueArea.Step
    private let days: Int
    /// Contracts by price of the day so far.
    package private(set) var histogram = PriceHistogram()
    /// Finished days that were seen whole, oldest first.
    package private(set) var finished: [Finished] = []
    private var watch: DayWatch
    /// Of the day before, a holiday's short session not counted; nil where it was not seen whole.
    private var prior: ValueArea?
    private var close: Price?
    /// Trades of the forming bar: contracts by ticks.
    private var pending: [Int: Int] = [:]

    package init(_ setup: StudySetup) {
        tick = setup.tick
        share = setup[Self.share]
        step = ValueArea.Step(rawValue: setup.whole(Self.step)) ?? .twoRows
        days = setup.whole(Self.days)
        watch = DayWatch(setup.spec.calendar)
    }

    package mutating func add(_ trade: Trade, day: TradingDay) {
        guard trade.size > 0, pending.count < PriceHistogram.mostRows else { return }
        pending[trade.price.ticks, default: 0] += trade.size
    }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        if let ended = watch.add(bar, day: day) { finish(ended) }
        var counted = 0
        for size in pending.values { counted += size }
        // As in `TradeSplit`: fewer trades than that say nothing about the rest of the bar.
        if counted > 0, counted * 10 >= bar.volume * 9 {
            for ticks in pending.keys.sorted() { histogram.add(Price(ticks: ticks), size: pending[ticks] ?? 0) }
        } else {
            histogram.add(bar)
        }
        if !pending.isEmpty { pending.removeAll(keepingCapacity: true) }
        for index in finished.indices where bar.volume > 0 && finished[index].touchedAt == nil {
            let control = finished[index].area.control
            if bar.low <= control, control <= bar.high { finished[index].touchedAt = bar.time }
        }
        close = bar.close
    }

    /// The day's area so far; nil before the first contract. Costs a walk over the day's rows.
    package var area: ValueArea? { ValueArea(histogram, share: share, step: step) }

    /// High- and low-volume nodes of the day so far, from the lowest up. Costs a walk over the day's rows, of which there
    /// are at most `PriceHistogram.mostRows`: to be asked once a frame, not once a bar.
    package var nodes: [VolumeNode] { VolumeNode.nodes(of: histogram) }

    /// The points of control that no later day has traded at, oldest first.
    package var naked: [Finished] { finished.filter { $0.touchedAt == nil } }

    package func write(to row: inout StudyRow.Writer) {
        write(area, to: &row)
        write(prior, to: &row)
        var above: Price?
        var below: Price?
        if let close {
            for one in finished where one.touchedAt == nil {
                let price = one.area.control
                if price >= close { above = min(above ?? price, price) } else { below = max(below ?? price, price) }
            }
        }
        row.append(above.map { tick.points($0) })
        row.append(below.map { tick.points($0) })
    }

    private func write(_ area: ValueArea?, to row: inout StudyRow.Writer) {
        guard let area else { return row.appendAbsent(3) }
        row.append(tick.points(area.control))
        row.append(tick.points(area.high))
        row.append(tick.points(area.low))
    }

    private mutating func finish(_ ended: DayWatch.Ended) {
        let area = ended.isWhole ? area : nil
        // Of what traded in hours that were not seen nobody knows whether it is still untouched.
        if !ended.isWhole || !ended.isFollowed { finished.removeAll { $0.touchedAt == nil } }
        if let area { finished.append(Finished(day: ended.day, area: area, touchedAt: nil), keeping: days) }
        if !ended.isFollowed { prior = nil } else if !ended.isShortHoliday { prior = area }
        histogram.removeAll()
    }
}
