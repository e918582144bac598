import Market

/// VWAP from an anchor on.
package struct AnchoredVWAP: Study {
    /// Where it begins.
    package enum Anchor: Hashable, Codable, Sendable {
        /// Anew with regular hours, the first trading day of each week or of each month.
        case regularHours, week, month
        /// Once, with the first bar that starts at or after an instant.
        case instant(Timestamp)
    }

    private static let anchor = StudyParameter(
        "anchor", .choice(["open", "week", "month", "instant"]), standard: 0,
        "begin anew when regular hours open, each week or each month; or once, at `from`")
    private static let from = StudyParameter(
        "from", .number(0...10_000_000_000), standard: 0, "anchor of `instant`, seconds since 1970")
    private static let near = StudyParameter("near", .number(0.1...10), standard: 1, "deviations of the inner bands")
    private static let far = StudyParameter("far", .number(0.1...10), standard: 2, "deviations of the outer bands")

    package static let kind = StudyKind(
        AnchoredVWAP.self, name: "avwap", title: "Anchored VWAP",
        help: "As the session VWAP, but counted from its anchor until the next one. Absent before the first anchor.",
        parameters: [anchor, from, near, far])

    private let anchor: Anchor
    private let calendar: TradingCalendar
    private let bands: VWAPBands
    private var average: SessionVWAP
    private var day: TradingDay?
    /// When the day's regular hours open; nil on days without.
    private var open: Timestamp?
    /// The trading day under which the anchor that holds is counted; nil before the first one.
    private var period: TradingDay?

    package init(_ setup: StudySetup) {
        let anchor: Anchor =
            switch setup.whole(Self.anchor) {
            case 0: .regularHours
            case 1: .week
            case 2: .month
            default: .instant(Timestamp(seconds: Int64(setup[Self.from])))
            }
        self.init(anchor, spec: setup.spec, near: setup[Self.near], far: setup[Self.far])
    }

    /// - Parameters:
    ///   - near: deviations of the inner bands.
    ///   - far: deviations of the outer bands.
    package init(_ anchor: Anchor, spec: ContractSpec, near: Double = 1, far: Double = 2) {
        self.anchor = anchor
        calendar = spec.calendar
        bands = VWAPBands(near: near, far: far)
        average = SessionVWAP(tick: spec.tick)
    }

    package var fields: [StudyField] { VWAPBands.fields }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        if self.day != day { begin(day) }
        switch anchor {
        case .regularHours:
            if let open, bar.time >= open { period = day }
        case .instant(let instant):
            if period == nil, bar.time >= instant { period = day }
        case .week, .month: break
        }
        if let period { average.add(bar, day: period) }
    }

    package func write(to row: inout StudyRow.Writer) { bands.write(average.value, to: &row) }

    private mutating func begin(_ day: TradingDay) {
        let last = self.day
        self.day = day
        switch anchor {
        case .regularHours: open = calendar.regularHours(of: day)?.lowerBound
        case .week: anchor(at: day, .week, after: last)
        case .month: anchor(at: day, .month, after: last)
        case .instant: break
        }
    }

    /// A week or month that was not seen from its first day has no anchor.
    private mutating func anchor(at day: TradingDay, _ length: TradingPeriod, after last: TradingDay?) {
        if length.begins(with: day, calendar) {
            period = day
        } else if let last, length.number(of: last) != length.number(of: day) {
            period = nil
            average = average.emptied
        }
    }
}
