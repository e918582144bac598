import Market

/// VWAP from an anchor on.
package struct AnchoredVWAP: Study {
    /// Where it begins.
    private enum Anchor: Hashable, Codable, Sendable {
        /// Anew with regular hours, the first trading day of each week or of each month.
        case regularHours, week, month
        /// Once, with the first bar that starts at or after an instant.
        case instant(Timestamp)
    }

    private static let anchor = StudyParameter(
        "anchor", .choice(["open", "week", "month", "instant"]), standard: 0,
        "begin anew when regular hours open, each week or each month; or once, at `from`")
    private static let from = StudyParameter(
        "from", .number(0...9_000_000_000), standard: 0, "anchor of `instant`, seconds since 1970")
    private static let near = StudyParameter("near", .number(0.1...10), standard: 1, "deviations of the inner bands")
    private static let far = StudyParameter("far", .number(0.1...10), standard: 2, "deviations of the outer bands")

    package static let kind = StudyKind(
        AnchoredVWAP.self, name: "avwap", title: "Anchored VWAP",
        help: "As the session VWAP, but counted from its anchor until the next one. Absent before the first anchor, "
            + "and where it was not seen or lies within a bar of the time frame; of a week or month also where a day of it "
            + "was not seen whole.",
        parameters: [anchor, from, near, far])

    /// What is known of the open of a day's regular hours.
    private enum Open: Hashable, Codable, Sendable {
        /// No bar of the day has come.
        case unknown
        /// The day was seen before it.
        case ahead
        case seen
        /// It came before the first bar, or lies within one.
        case missed
    }

    private let anchor: Anchor
    private let calendar: TradingCalendar
    private let barMinutes: Int64
    private let bands: VWAPBands
    private var average: SessionVWAP
    private var watch: DayWatch
    /// When the day's regular hours open; nil on days without.
    private var opensAt: Timestamp?
    private var open = Open.unknown
    /// The last bar ended before the instant, or with it.
    private var sawEarlier = false
    /// The trading day under which the anchor that holds is counted; nil before the first one.
    private var period: TradingDay?

    package init(_ setup: StudySetup) {
        anchor =
            switch setup.whole(Self.anchor) {
            case 0: .regularHours
            case 1: .week
            case 2: .month
            default: .instant(Timestamp(seconds: Int64(setup[Self.from])))
            }
        calendar = setup.spec.calendar
        barMinutes = Int64(setup.frame.minutes)
        bands = VWAPBands(near: setup[Self.near], far: setup[Self.far])
        average = SessionVWAP(tick: setup.tick)
        watch = DayWatch(calendar)
    }

    package var fields: [StudyField] { VWAPBands.fields }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        let before = watch.day
        let ended = watch.add(bar, day: day)
        if before != day { begin(day, after: ended) }
        switch anchor {
        case .regularHours:
            takeOpen(bar, day)
        case .instant(let instant):
            if period == nil, bar.time == instant || bar.time > instant && sawEarlier { period = day }
            sawEarlier = bar.time.adding(minutes: barMinutes) <= instant
        case .week, .month: break
        }
        if let period { average.add(bar, day: period) }
    }

    package func write(to row: inout StudyRow.Writer) { bands.write(average.value, to: &row) }

    private mutating func begin(_ day: TradingDay, after ended: DayWatch.Ended?) {
        switch anchor {
        case .regularHours:
            opensAt = calendar.regularHours(of: day)?.lowerBound
            open = .unknown
        case .week: anchor(at: day, .week, after: ended)
        case .month: anchor(at: day, .month, after: ended)
        case .instant: break
        }
    }

    private mutating func takeOpen(_ bar: Bar, _ day: TradingDay) {
        guard let opensAt, open == .unknown || open == .ahead else { return }
        if bar.time.adding(minutes: barMinutes) <= opensAt {
            open = .ahead
        } else if bar.time == opensAt || bar.time > opensAt && open == .ahead {
            open = .seen
            period = day
        } else {
            // Without an anchor of its own the day has none: that of the day before counts no more.
            open = .missed
            drop()
        }
    }

    /// A week or month that was not seen whole so far has no anchor.
    private mutating func anchor(at day: TradingDay, _ length: TradingPeriod, after ended: DayWatch.Ended?) {
        if let ended, length.number(of: ended.day) == length.number(of: day) {
            if !ended.isFollowed || !ended.isWhole { drop() }
        } else if length.begins(with: day, calendar), watch.sawOpen {
            period = day
        } else {
            drop()
        }
    }

    /// Without an anchor nothing is told.
    private mutating func drop() {
        guard period != nil else { return }
        period = nil
        average = average.emptied
    }
}
