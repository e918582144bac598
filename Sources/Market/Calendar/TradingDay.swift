/// A trading day, named by the date on which it ends: Monday's begins on Sunday at 18:00 New York.
@usableFromInline package struct TradingDay: Hashable, Comparable, Sendable, Codable {
    @usableFromInline package var date: CivilDate

    package init(_ date: CivilDate) { self.date = date }

    // Inlinable: every study compares the day of every bar with that of the bar before.
    @inlinable package static func == (a: TradingDay, b: TradingDay) -> Bool {
        a.date.daysSinceEpoch == b.date.daysSinceEpoch
    }
    @inlinable package static func == (a: TradingDay?, b: TradingDay) -> Bool {
        a?.date.daysSinceEpoch == b.date.daysSinceEpoch
    }
    @inlinable package static func != (a: TradingDay?, b: TradingDay) -> Bool { !(a == b) }

    @inlinable package static func < (a: TradingDay, b: TradingDay) -> Bool { a.date < b.date }
}

extension TradingDay: CustomStringConvertible {
    @usableFromInline package var description: String { date.description }
}
