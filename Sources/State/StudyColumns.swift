import Market

/// The values of the chart's studies at one bar, in points; nil where a study has not seen enough.
package struct StudyValues: Hashable, Sendable {
    package var vwap: Double?
    /// One standard deviation of price around the VWAP, weighted by volume.
    package var vwapDeviation: Double?
    package var emaFast: Double?
    package var emaSlow: Double?

    package init(
        vwap: Double? = nil, vwapDeviation: Double? = nil, emaFast: Double? = nil, emaSlow: Double? = nil
    ) {
        self.vwap = vwap
        self.vwapDeviation = vwapDeviation
        self.emaFast = emaFast
        self.emaSlow = emaSlow
    }
}

/// Study values of closed bars in columns, one segment a trading day, in step with a `BarSeries`. Values in points;
/// NaN stands where a study had not seen enough, and never leaves this type.
package struct StudyColumns: Sendable {
    private var days: [DayColumns] = []

    package init() {}

    /// Appends the values of the bar that was just appended to the series. A segment that begins with them gets room for
    /// `capacity` bars.
    package mutating func append(_ values: StudyValues, startsDay: Bool, capacity: Int = 0) {
        if startsDay || days.isEmpty { days.append(DayColumns(capacity: capacity)) }
        days[days.count - 1].append(values)
    }

    /// Drops the oldest days so that at most `limit` stay.
    package mutating func keepLast(days limit: Int) {
        if days.count > limit { days.removeFirst(days.count - limit) }
    }

    /// The values at a place that `BarSeries.locate` gave.
    package subscript(day: Int, index: Int) -> StudyValues { days[day][index] }
}

private struct DayColumns: Sendable {
    var vwap: [Double] = []
    var vwapDeviation: [Double] = []
    var emaFast: [Double] = []
    var emaSlow: [Double] = []

    init(capacity: Int) {
        guard capacity > 0 else { return }
        vwap.reserveCapacity(capacity)
        vwapDeviation.reserveCapacity(capacity)
        emaFast.reserveCapacity(capacity)
        emaSlow.reserveCapacity(capacity)
    }

    mutating func append(_ values: StudyValues) {
        vwap.append(values.vwap ?? .nan)
        vwapDeviation.append(values.vwapDeviation ?? .nan)
        emaFast.append(values.emaFast ?? .nan)
        emaSlow.append(values.emaSlow ?? .nan)
    }

    subscript(index: Int) -> StudyValues {
        StudyValues(
            vwap: known(vwap[index]), vwapDeviation: known(vwapDeviation[index]), emaFast: known(emaFast[index]),
            emaSlow: known(emaSlow[index]))
    }

    private func known(_ value: Double) -> Double? { value.isNaN ? nil : value }
}
