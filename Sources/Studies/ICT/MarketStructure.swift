import Market

/// Breaks of structure: a close beyond the last swing, with the trend (BOS) or against it (CHoCH, change of character).
package struct MarketStructure: Study {
    private static let swing = StudyParameter("swing", .whole(1...100), standard: 5, "bars on each side of a swing")
    private static let breaksOn = StudyParameter(
        "breaks_on", .choice(["close", "wick"]), standard: 0, "what breaks a swing")

    package static let kind = StudyKind(
        MarketStructure.self, name: "structure", title: "Market structure",
        help: "The first close beyond the last confirmed swing high or low that is not yet broken. It is a break of "
            + "structure where it goes with the trend, else a change of character, which turns the trend.",
        parameters: [swing, breaksOn])

    /// A swing was broken; nothing of it ever changes.
    package struct Break: Hashable, Codable, Sendable {
        package var isUp: Bool
        /// Against the trend before it; the first break of all is none.
        package var isChange: Bool
        package var swing: Swings.Swing
        package var brokenAt: Timestamp
        /// The bar, counted from the study's first.
        package var brokenBar: Int
    }

    package static let kept = 32

    private static let told: [StudyField] = [
        StudyField("trend", .word(["none", "up", "down"]), "direction of the last break"),
        StudyField("break", .word(["none", "bos_up", "bos_down", "choch_up", "choch_down"]), "what this bar broke"),
        StudyField("high", .price, "swing high whose break comes next"),
        StudyField("low", .price, "swing low whose break comes next"),
    ]

    package var fields: [StudyField] { Self.told }
    /// The last breaks, oldest first.
    package private(set) var breaks: [Break] = []
    /// Swings that are not broken yet.
    package private(set) var high: Swings.Swing?
    package private(set) var low: Swings.Swing?

    private let tick: TickSize
    private let usesWicks: Bool
    private var swings: SwingSource
    private var count = 0

    package init(_ setup: StudySetup) {
        tick = setup.tick
        usesWicks = setup.whole(Self.breaksOn) == 1
        let width = setup.whole(Self.swing)
        swings = SwingSource(Swings(tick: setup.tick, left: width, right: width))
    }

    /// Nil before the first break.
    package var isUp: Bool? { breaks.last?.isUp }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        var loans = StudyLoans()
        add(bar, day: day, among: &loans)
    }

    package mutating func add(_ bar: Bar, day: TradingDay, among loans: inout StudyLoans) {
        count += 1
        let swings = swings.add(bar, loans)
        if swings.hasNewHigh { high = swings.high }
        if swings.hasNewLow { low = swings.low }
        let above = high.flatMap { (usesWicks ? bar.high : bar.close) > $0.price ? $0 : nil }
        let below = low.flatMap { (usesWicks ? bar.low : bar.close) < $0.price ? $0 : nil }
        // A wild bar may take out both with its wicks; then the one that it closed nearer to counts last.
        if let above, let below, bar.close - below.price > above.price - bar.close {
            take(below, isUp: false, at: bar.time)
            take(above, isUp: true, at: bar.time)
        } else {
            if let above { take(above, isUp: true, at: bar.time) }
            if let below { take(below, isUp: false, at: bar.time) }
        }
    }

    /// Takes out a swing, which is broken once.
    private mutating func take(_ swing: Swings.Swing, isUp: Bool, at time: Timestamp) {
        record(swing, isUp: isUp, at: time)
        if isUp { high = nil } else { low = nil }
    }

    private mutating func record(_ swing: Swings.Swing, isUp: Bool, at time: Timestamp) {
        let isChange = self.isUp.map { $0 != isUp } ?? false
        breaks.append(
            Break(isUp: isUp, isChange: isChange, swing: swing, brokenAt: time, brokenBar: count - 1),
            keeping: Self.kept)
    }

    package func write(to row: inout StudyRow.Writer) {
        guard count > 0 else { return row.appendAbsent(fields.count) }
        row.append(isUp.map { $0 ? 1 : 2 } ?? 0)
        let last = breaks.last.flatMap { $0.brokenBar == count - 1 ? $0 : nil }
        row.append(last.map { ($0.isChange ? 3 : 1) + ($0.isUp ? 0 : 1) } ?? 0)
        row.append(high.map { tick.points($0.price) })
        row.append(low.map { tick.points($0.price) })
    }
}

// MARK: - Sharing
extension MarketStructure {
    package mutating func share(with earlier: EarlierStudies) -> Bool { swings.share(with: earlier) }

    package func whole(with earlier: EarlierStudies) -> MarketStructure {
        var study = self
        study.swings = swings.whole(with: earlier)
        return study
    }
}
