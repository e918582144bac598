import Market

/// A game plan as what it can be held to, and what came of it.
package struct CalledPlan: Hashable, Codable, Sendable {
    /// The market it speaks of: `live`, `sim seed 1`. What is not one market is never counted together.
    package var world: String
    /// The model; nil for the desk's own.
    package var writer: String?
    /// Exchange time.
    package var askedAt: Timestamp
    /// The trading day that is graded.
    package var day: TradingDay
    /// Figures that were checked when it was written, and those among them that were not of the data.
    package var figures: Int
    package var flagged: Int
    package var sides: [SideCall]
    package var levels: [LevelCall]

    package init(
        world: String, writer: String?, askedAt: Timestamp, day: TradingDay, figures: Int, flagged: Int,
        sides: [SideCall], levels: [LevelCall]
    ) {
        self.world = world
        self.writer = writer
        self.askedAt = askedAt
        self.day = day
        self.figures = figures
        self.flagged = flagged
        self.sides = sides
        self.levels = levels
    }

    /// Contracts that it calls something about.
    package var symbols: Set<String> { Set(sides.map(\.symbol) + levels.map(\.symbol)) }
    package var isGraded: Bool { sides.allSatisfy { $0.outcome != nil } && levels.allSatisfy { $0.outcome != nil } }

    /// True for the same text, told again.
    package func isSame(as other: CalledPlan) -> Bool {
        world == other.world && writer == other.writer && askedAt == other.askedAt
    }

    /// The minutes by which a contract's calls are graded: from the first that begins after it was written until the
    /// session's close.
    package func span(_ calendar: TradingCalendar) -> Range<Timestamp> {
        let start = askedAt.startOfMinute
        let end = calendar.session(of: day).upperBound
        let first = start == askedAt ? start : start.adding(minutes: 1)
        return min(first, end)..<end
    }

    /// Nanoseconds before the close from which prices must have been seen, or what came of a call is not known.
    private static let lateness = 60 * Timestamp.minute

    /// Grades what is called of a contract; does nothing where the prices do not reach to the close.
    ///
    /// - Parameter bars: of the contract, ascending; those outside its span are left out.
    package mutating func grade(_ symbol: String, _ calendar: TradingCalendar, bars: [Bar]) {
        let span = span(calendar)
        let later = bars.filter { span.contains($0.time) }
        guard let last = later.last, span.upperBound - last.time <= Self.lateness else { return }
        for index in sides.indices where sides[index].symbol == symbol && sides[index].outcome == nil {
            sides[index].outcome = sides[index].grade(later)
        }
        for index in levels.indices where levels[index].symbol == symbol && levels[index].outcome == nil {
            levels[index].outcome = levels[index].grade(later)
        }
    }
}
