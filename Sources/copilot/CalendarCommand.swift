import ArgumentParser
import Market
import Storage

/// `copilot calendar`: when trading is open, by product group and day.
struct CalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "Show sessions, halts, holidays and short days.",
        discussion: """
            The table is in New York time, the JSON in UTC. A trading day is named by the date on which it ends. \
            Weekends are left out. Where sources differ about a day it is marked unsure. Holidays are known for \
            2018 to 2028; other years show the plain week, and say so. A day of which Massive told a desk other hours \
            has a row more for each of these products, with the time at which it was told.

            JSON is an array with one day on a line: group, product (null but for a day that Massive told), date, weekday, isTradingDay; session and regularHours, \
            each {from, to} or null; stretches, the parts of the session between halts; minutes, how many are open; \
            occasion, isCertain and note. What is absent is null.
            """)

    @Option(
        help: ArgumentHelp("First date; today without it.", valueName: "yyyy-mm-dd"), transform: CivilDate.argument)
    var from: CivilDate?
    @Option(
        help: ArgumentHelp("Last date; two weeks after the first without it.", valueName: "yyyy-mm-dd"),
        transform: CivilDate.argument)
    var to: CivilDate?
    @Option(help: "Product group; all of them without it.")
    var group: ProductGroup?
    @OptionGroup var json: JSONOption
    @OptionGroup var options: SettingOptions

    func validate() throws {
        guard let to else { return }
        if let from, to < from {
            throw ValidationError("--to \(to) lies before --from \(from); exchange the two dates.")
        }
        if from == nil, to < .today {
            throw ValidationError("--to \(to) lies before today; name a first date with --from.")
        }
    }

    func run() throws {
        let first = from ?? .today
        let last = max(first, to ?? first.adding(days: 13))
        try reportingTrouble {
            let products = try Self.products(.current(flags: options.flags, config: options.config))
            print(
                try Self.text(
                    first...last, groups: group.map { [$0] } ?? ProductGroup.allCases, products, json: json.isJSON))
            return 0
        }
    }

    /// The products of which Massive told a desk other hours than are built in.
    static func products(_ around: Surroundings) throws -> [ContractSpec] {
        // Of settings that are wrong elsewhere the data folder still counts.
        let settings = Launch.readSettings(around).settings
        let told = try HoursFile.read(in: around.paths(settings).liveData)
        return settings.specs.following(told).list.filter { !$0.calendar.followed.isEmpty }
    }

    /// What the command prints, without the last line's end.
    ///
    /// - Parameter products: those of which the vendor told other hours than are built in.
    static func text(
        _ dates: ClosedRange<CivilDate>, groups: [ProductGroup], _ products: [ContractSpec] = [], json: Bool
    ) throws -> String {
        let numbers = dates.lowerBound.daysSinceEpoch...dates.upperBound.daysSinceEpoch
        let weekdays = numbers.map(CivilDate.init(daysSinceEpoch:)).filter { !$0.isWeekend }
        let calendars = groups.map(TradingCalendar.init)
        guard json else {
            let tables = calendars.map { calendar in
                CalendarTable.text(weekdays, calendar, products.filter { $0.group == calendar.group })
            }
            return String(tables.joined(separator: "\n").dropLast())
        }
        let days = calendars.flatMap { calendar in
            weekdays.flatMap { date in
                [CalendarDocument(date, calendar)]
                    + products.filter { $0.group == calendar.group }.flatMap { product in
                        product.calendar.followed.filter { $0.day.date == date }.map { CalendarDocument($0, product) }
                    }
            }
        }
        return try JSONText.lines(days)
    }
}
