import Market

/// On-balance volume. Source: J. Granville (1963).
package struct OBV: Study {
    private static let reset = StudyParameter(
        "reset", .choice(["never", "day"]), standard: 0, "count on, or begin anew with each trading day")

    package static let kind = StudyKind(
        OBV.self, name: "obv", title: "On-balance volume",
        help: "Volume added when the close rises and taken away when it falls. It begins with the first bar's volume.",
        parameters: [reset])

    private static let columns = [StudyField("value", .contracts, "volume of rising bars less that of falling ones")]

    private let isDaily: Bool
    private var day: TradingDay?
    private var previousClose: Price?
    private var sum = 0

    package init(_ setup: StudySetup) { isDaily = setup.whole(Self.reset) == 1 }

    package var fields: [StudyField] { Self.columns }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        if isDaily, self.day != day { previousClose = nil }
        self.day = day
        if let previousClose {
            if bar.close > previousClose { sum = sum &+ bar.volume }
            if bar.close < previousClose { sum = sum &- bar.volume }
        } else {
            sum = bar.volume
        }
        previousClose = bar.close
    }

    package func write(to row: inout StudyRow.Writer) { row.append(previousClose == nil ? nil : Double(sum)) }
}
