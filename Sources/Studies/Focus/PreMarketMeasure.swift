import Market

/// Measures what a pre-market score needs from closed five-minute bars: like with like, at the same time of day.
package struct PreMarketMeasure: Equatable, Codable, Sendable {
    private let tick: TickSize
    private var range: RangeAverage
    private var norm = ClockNorm()
    private var volume: RelativeVolume
    /// In ticks.
    private var average = ExponentialAverage(length: 20)
    private var close: Price?
    private var slot = 0
    private var day: TradingDay?
    private var gapPercent: Double?

    package init(spec: ContractSpec) {
        tick = spec.tick
        range = RangeAverage(tick: spec.tick)
        volume = RelativeVolume(StudySetup(spec: spec, frame: .fiveMinutes))
    }

    /// Takes a closed five-minute bar.
    package mutating func add(_ bar: Bar, day: TradingDay) {
        if self.day != day {
            if self.day != nil { norm.endDay() }
            gapPercent = close.flatMap { close in
                close.ticks == 0 ? nil : 100 * Double(bar.open - close) / Double(abs(close.ticks))
            }
            self.day = day
        }
        range.add(bar)
        volume.add(bar, day: day)
        average.add(Double(bar.close.ticks))
        close = bar.close
        slot = norm.slot(of: bar.time)
        if let points = range.value { norm.add(points, slot: slot) }
    }

    /// The figures after the last closed bar.
    ///
    /// - Parameter events: of the trading day, those that move the product; nil without a calendar of events.
    package func figures(events: [EconomicEvent]?) -> ScoreFigures {
        let points = range.value
        // Without two days behind the half hour, there is nothing like it to compare with.
        let usual = norm.isKnown(slot: slot) ? norm.usual(slot: slot) : nil
        var displacement: Double?
        if let points, points > 0, let close, let average = average.value {
            displacement = tick.points(ticks: Double(close.ticks) - average) / points
        }
        return ScoreFigures(
            rangeRatio: points.flatMap { points in usual.flatMap { $0 > 0 ? points / $0 : nil } },
            relativeVolume: volume.dayRatio, gapPercent: gapPercent, events: events, displacement: displacement)
    }
}
