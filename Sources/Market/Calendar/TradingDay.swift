/// A trading day, named by the date on which it ends: Monday's begins on Sunday at 18:00 New York.
package struct TradingDay: Hashable, Comparable, Sendable, Codable {
    package var date: CivilDate

    package init(_ date: CivilDate) { self.date = date }

    package static func < (a: TradingDay, b: TradingDay) -> Bool { a.date < b.date }
}

extension TradingDay: CustomStringConvertible {
    package var description: String { date.description }
}
