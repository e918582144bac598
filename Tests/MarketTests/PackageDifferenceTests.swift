import Market
import Testing

/// The calendar against three that others ship: wherever it says something else, the difference stands in a list with
/// its reason, and nothing stands in the list that is no difference.
struct PackageDifferenceTests {
    @Test(arguments: [
        (PackageDifference.Package.pandas, ProductGroup.equity, PandasCalendars.equity),
        (.pandas, .rates, PandasCalendars.rates),
        (.pandas, .energy, PandasCalendars.energyAndMetals), (.pandas, .metals, PandasCalendars.energyAndMetals),
        (.pandas, .currencies, PandasCalendars.currencies), (.pandas, .crypto, PandasCalendars.crypto),
        (.lean, .equity, LeanCalendars.equity), (.lean, .rates, LeanCalendars.rates),
        (.lean, .energy, LeanCalendars.energyAndMetals), (.lean, .metals, LeanCalendars.energyAndMetals),
        (.lean, .currencies, LeanCalendars.currencies), (.lean, .crypto, LeanCalendars.crypto),
        (.exchange, .equity, ExchangeCalendars.equity),
    ])
    func everyDifferenceHasItsReason(
        _ package: PackageDifference.Package, _ group: ProductGroup, _ years: [Int: String]
    ) throws {
        let calendar = TradingCalendar(group: group)
        var found: Set<String> = []
        for (year, line) in years {
            var theirs: [String: String] = [:]
            for entry in line.split(separator: " ") {
                let parts = entry.split(separator: "=")
                theirs[String(parts[0])] = String(parts[1])
            }
            var date = CivilDate(year: year, month: 1, day: 1)
            while date.components.year == year {
                defer { date = date.adding(days: 1) }
                let key = String(date.description.dropFirst(5))
                // Lean drops the past it no longer needs: only what it lists can be compared.
                guard !date.isWeekend, package != .lean || theirs[key] != nil else { continue }
                let ours = Self.end(of: date, calendar)
                let other = theirs[key] ?? "16:00"
                if ours != other { found.insert("\(date) \(other) \(ours)") }
            }
        }
        let listed = Set(
            PackageDifference.list.filter { $0.package == package && $0.groups.contains(group) }.flatMap(\.lines))
        #expect(found.subtracting(listed).sorted() == [], "differences without a reason (date, theirs, ours)")
        #expect(listed.subtracting(found).sorted() == [], "reasons without a difference")
    }

    @Test func everyReasonSaysSomething() {
        for difference in PackageDifference.list {
            #expect(difference.reason.count > 20)
            #expect(!difference.groups.isEmpty && !difference.lines.isEmpty)
        }
    }

    /// The Chicago time at which a date's session ends.
    private static func end(of date: CivilDate, _ calendar: TradingCalendar) -> String {
        let session = calendar.session(of: TradingDay(date))
        guard !session.isEmpty else { return "closed" }
        let local = NewYork.local(session.upperBound.adding(minutes: -60))
        return local.clock
    }
}
