import ArgumentParser
import FoundationEssentials
import Market

/// `copilot calendar`: when trading is open, by product group and day.
struct CalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "Show sessions, halts, holidays and short days.",
        discussion: """
            The table is in New York time, the JSON in UTC. A trading day is named by the date on which it ends. \
            Weekends are left out. Where sources differ about a day, it says so.
            """)

    @Option(help: ArgumentHelp("First date; today without it.", valueName: "yyyy-mm-dd"))
    var from: CivilDate?
    @Option(help: ArgumentHelp("Last date; two weeks after the first without it.", valueName: "yyyy-mm-dd"))
    var to: CivilDate?
    @Option(help: "Product group; all of them without it.")
    var group: ProductGroup?
    @OptionGroup var json: JSONOption

    func validate() throws {
        if let from, let to, to < from {
            throw ValidationError("--to \(to) lies before --from \(from); exchange the two dates.")
        }
    }

    func run() throws {
        let first = from ?? .today
        let last = to ?? first.adding(days: 13)
        guard first <= last else {
            throw ValidationError("--to \(last) lies before today; name a first date with --from.")
        }
        print(try Self.text(first...last, groups: group.map { [$0] } ?? ProductGroup.allCases, json: json.isJSON))
    }

    /// What the command prints, without the last line's end.
    static func text(_ dates: ClosedRange<CivilDate>, groups: [ProductGroup], json: Bool) throws -> String {
        let numbers = dates.lowerBound.daysSinceEpoch...dates.upperBound.daysSinceEpoch
        let weekdays = numbers.map(CivilDate.init(daysSinceEpoch:)).filter { !$0.isWeekend }
        let calendars = groups.map(TradingCalendar.init)
        guard json else {
            let tables = calendars.map { CalendarTable.text(weekdays, $0) }
            return String(tables.joined(separator: "\n").dropLast())
        }
        let days = calendars.flatMap { calendar in weekdays.map { CalendarDocument($0, calendar) } }
        return try JSONText.of(days)
    }
}

/// Values as JSON for people and programs: indented, with sorted keys.
enum JSONText {
    static func of(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
