import Market

/// The dealing range between the last swing high and low: premium above its middle, discount below, and the retracement
/// in which the optimal trade entry lies.
package struct DealingRange: LevelStudy {
    private static let swing = StudyParameter("swing", .whole(1...100), standard: 5, "bars on each side of a swing")
    private static let near = StudyParameter(
        "near", .number(0...1), standard: 0.62, "retracement at which the entry begins")
    private static let far = StudyParameter("far", .number(0...1), standard: 0.79, "retracement at which it ends")

    package static let kind = StudyKind(
        DealingRange.self, name: "dealing_range", title: "Premium, discount, optimal trade entry",
        help:
            "From the last confirmed swing low to the last confirmed swing high. A leg up where the high is the younger: "
            + "the entry lies `near` to `far` of the way back down; mirrored for a leg down. Over when a bar closes beyond "
            + "an end of the range, or when the next swing draws a new one.",
        parameters: [swing, near, far])

    private static let told: [StudyField] = [
        StudyField("high", .price, "high of the range"),
        StudyField("low", .price, "low of the range"),
        StudyField("middle", .price, "equilibrium, half way"),
        StudyField("place", .ratio, "where the close lies, 0 at the low to 1 at the high"),
        StudyField("side", .word(["middle", "premium", "discount"]), "which half the close lies in"),
        StudyField("leg", .word(["up", "down"]), "direction of the leg"),
        StudyField("entry_high", .price, "high of the optimal trade entry"),
        StudyField("entry_low", .price, "low of the optimal trade entry"),
    ]

    package var fields: [StudyField] { Self.told }
    /// The entry zone, rounded outward to the tick.
    package private(set) var levels = LevelBook(capacity: 1, age: .max)

    private let tick: TickSize
    private let near: Double
    private let far: Double
    private var swings: SwingSource
    private var high: Price?
    private var low: Price?
    private var isUp = false
    private var count = 0
    private var close: Price?

    package init(_ setup: StudySetup) {
        tick = setup.tick
        near = min(setup[Self.near], setup[Self.far])
        far = max(setup[Self.near], setup[Self.far])
        let width = setup.whole(Self.swing)
        swings = SwingSource(Swings(tick: setup.tick, left: width, right: width))
    }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        var loans = StudyLoans()
        add(bar, day: day, among: &loans)
    }

    package mutating func add(_ bar: Bar, day: TradingDay, among loans: inout StudyLoans) {
        let swings = swings.add(bar, loans)
        levels.begin()
        levels.pass(bar, count: count) { $0.visit(bar) }
        if let high, let low, bar.close > high || bar.close < low {
            clear(.broken, at: bar.time)
        }
        if swings.hasNewHigh || swings.hasNewLow { draw(swings, bar) }
        count += 1
        close = bar.close
    }

    private mutating func clear(_ reason: StudyLevel.End, at time: Timestamp) {
        levels.finish(reason, at: time) { _ in true }
        high = nil
        low = nil
    }

    private mutating func draw(_ swings: SwingLoan, _ bar: Bar) {
        guard let top = swings.high, let bottom = swings.low else { return }
        clear(.replaced, at: bar.time)
        // Price may have left the range while its last swing waited to be confirmed.
        guard top.price > bottom.price, bar.close <= top.price, bar.close >= bottom.price else { return }
        high = top.price
        low = bottom.price
        // Of a bar that is both, its colour tells which came first.
        isUp = top.formedBar == bottom.formedBar ? top.isOfRisingBar : top.formedBar > bottom.formedBar
        let size = Double(top.price - bottom.price)
        let origin = Double(isUp ? top.price.ticks : bottom.price.ticks)
        let way = isUp ? -size : size
        let ends = [origin + way * near, origin + way * far]
        levels.add(
            StudyLevel(
                .tradeEntry, isBullish: isUp, low: Price(ticks: Int(min(ends[0], ends[1]).rounded(.down))),
                high: Price(ticks: Int(max(ends[0], ends[1]).rounded(.up))),
                formedAt: isUp ? top.formedAt : bottom.formedAt, confirmedAt: bar.time,
                formedBar: isUp ? top.formedBar : bottom.formedBar, confirmedBar: count))
    }

    package func write(to row: inout StudyRow.Writer) {
        guard let high, let low, let close else { return row.appendAbsent(fields.count) }
        let size = Double(high - low)
        let place = Double(close - low) / size
        row.append(tick.points(high))
        row.append(tick.points(low))
        row.append(tick.points(ticks: Double(high.ticks + low.ticks) / 2))
        row.append(place)
        row.append(place > 0.5 ? 1 : place < 0.5 ? 2 : 0)
        row.append(isUp ? 0 : 1)
        let origin = Double(isUp ? high.ticks : low.ticks)
        let way = isUp ? -size : size
        row.append(tick.points(ticks: max(origin + way * near, origin + way * far)))
        row.append(tick.points(ticks: min(origin + way * near, origin + way * far)))
    }
}

// MARK: - Sharing
extension DealingRange {
    package mutating func share(with earlier: EarlierStudies) -> Bool { swings.share(with: earlier) }

    package func whole(with earlier: EarlierStudies) -> DealingRange {
        var study = self
        study.swings = swings.whole(with: earlier)
        return study
    }
}
