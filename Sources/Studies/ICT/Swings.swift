import Market

/// Swing highs and lows, told when they are confirmed.
package struct Swings: Study {
    private static let left = StudyParameter(
        "left", .whole(1...100), standard: 5, "bars before that a swing stands out from")
    private static let right = StudyParameter(
        "right", .whole(1...100), standard: 5, "bars after it, by which it is known late")
    private static let apart = StudyParameter(
        "apart", .whole(0...100), standard: 0, "fewest bars between swings of a kind")
    private static let ties = StudyParameter(
        "ties", .choice(["first", "all"]), standard: 0, "which bars of a level stretch are swings")

    package static let kind = StudyKind(
        Swings.self, name: "swings", title: "Swings",
        help:
            "A bar whose high (low) is the highest (lowest) of `left` bars before and `right` bars after it. Told `right` "
            + "bars late, when it is known, and never taken back.",
        parameters: [left, right, apart, ties])

    /// A confirmed swing; nothing of it ever changes.
    package struct Swing: Hashable, Codable, Sendable {
        package var isHigh: Bool
        package var price: Price
        package var formedAt: Timestamp
        package var confirmedAt: Timestamp
        /// Its bar, counted from the study's first.
        package var formedBar: Int
        /// Its bar closed above its open, or at it.
        var isOfRisingBar: Bool
    }

    package static let kept = 32

    private static let told: [StudyField] = [
        StudyField("high", .price, "last confirmed swing high"),
        StudyField("low", .price, "last confirmed swing low"),
        StudyField("found", .word(["none", "high", "low", "both"]), "swing that this bar confirmed"),
    ]

    package var fields: [StudyField] { Self.told }
    /// The last confirmed ones.
    package private(set) var high: Swing?
    package private(set) var low: Swing?
    /// Those that the last bar confirmed.
    package private(set) var found: [Swing] = []
    /// The last confirmed ones of both kinds, oldest first.
    package private(set) var recent: [Swing] = []

    private let tick: TickSize
    private let apart: Int
    private var finder: SwingFinder
    private var bars: RollingWindow<Bar>
    private var count = 0

    package init(_ setup: StudySetup) {
        self.init(
            tick: setup.tick, left: setup.whole(Self.left), right: setup.whole(Self.right),
            apart: setup.whole(Self.apart), allowsTies: setup.whole(Self.ties) == 1)
    }

    init(tick: TickSize, left: Int, right: Int, apart: Int = 0, allowsTies: Bool = false) {
        self.tick = tick
        self.apart = apart
        finder = SwingFinder(left: left, right: right, allowsTies: allowsTies)
        bars = RollingWindow(length: finder.right + 1)
    }

    package mutating func add(_ bar: Bar, day: TradingDay) { add(bar) }

    package mutating func add(_ bar: Bar, day: TradingDay, among loans: inout StudyLoans) {
        add(bar)
        if loans.swings == nil { loans.swings = loan }
    }

    /// What finds them; nil where not all that it finds are swings.
    var wholeFinder: SwingFinder? { apart == 0 ? finder : nil }

    /// What the studies that rest on swings ask for.
    var loan: SwingLoan {
        var loan = SwingLoan(high: high, low: low)
        for swing in found {
            if swing.isHigh { loan.hasNewHigh = true } else { loan.hasNewLow = true }
        }
        return loan
    }

    mutating func add(_ bar: Bar) {
        bars.add(bar)
        count += 1
        let stands = finder.add(high: bar.high, low: bar.low)
        if !found.isEmpty { found.removeAll(keepingCapacity: true) }
        if stands.isHigh, let swing = swing(isHigh: true, after: high, at: bar.time) {
            high = swing
            keep(swing)
        }
        if stands.isLow, let swing = swing(isHigh: false, after: low, at: bar.time) {
            low = swing
            keep(swing)
        }
    }

    private mutating func keep(_ swing: Swing) {
        found.append(swing)
        recent.append(swing, keeping: Self.kept)
    }

    private func swing(isHigh: Bool, after last: Swing?, at time: Timestamp) -> Swing? {
        let formedBar = count - bars.length
        if let last, formedBar - last.formedBar < apart { return nil }
        return Swing(
            isHigh: isHigh, price: isHigh ? bars[0].high : bars[0].low, formedAt: bars[0].time, confirmedAt: time,
            formedBar: formedBar, isOfRisingBar: bars[0].isRising)
    }

    package func write(to row: inout StudyRow.Writer) {
        row.append(high.map { tick.points($0.price) })
        row.append(low.map { tick.points($0.price) })
        guard count > 0 else { return row.append(nil) }
        row.append(found.count == 2 ? 3 : found.first.map { $0.isHigh ? 1 : 2 } ?? 0)
    }
}
