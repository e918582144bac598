import Foundation
import Market
import Settings
import Support
import Testing

@testable import copilot

struct CalendarCommandTests {
    private static func dates(_ from: String, _ to: String) throws -> ClosedRange<CivilDate> {
        try #require(CivilDate(iso: from))...#require(CivilDate(iso: to))
    }

    @Test func tableShowsShortDaysHaltsAndDoubt() throws {
        let week = try CalendarCommand.text(Self.dates("2024-12-23", "2024-12-26"), groups: [.equity], json: false)
        #expect(
            week == """
                date        day  group    opens   ends  halts  regular      minutes  what
                2024-12-23  Mon  equity   18:00  17:00  -      09:30-16:00     1380
                2024-12-24  Tue  equity   18:00  13:15  -      09:30-13:00     1155  Christmas Eve
                2024-12-25  Wed  equity  closed      -  -      -                  0  Christmas Day
                2024-12-26  Thu  equity   18:00  17:00  -      09:30-16:00     1380
                """)
        let halted = try CalendarCommand.text(Self.dates("2020-06-10", "2020-06-10"), groups: [.equity], json: false)
        #expect(halted.contains("16:15-16:30"))
        let unsure = try CalendarCommand.text(Self.dates("2027-11-26", "2027-11-26"), groups: [.metals], json: false)
        #expect(unsure.contains("day after Thanksgiving; unsure: pandas_market_calendars 12:45 Chicago"))
        let crypto = try CalendarCommand.text(Self.dates("2026-06-08", "2026-06-08"), groups: [.crypto], json: false)
        #expect(crypto.contains("Fri 17:00") && crypto.contains("unsure: at least two hours of maintenance"))
        let holiday = try CalendarCommand.text(Self.dates("2026-11-26", "2026-11-27"), groups: [.crypto], json: false)
        #expect(holiday.contains("Wed 17:00") && !holiday.contains("unsure"), "no weekend lies in it")
        let unknown = try CalendarCommand.text(Self.dates("2031-07-04", "2031-07-04"), groups: [.equity], json: false)
        #expect(unknown.contains("unsure: holidays are known for 2018 to 2028 only"))
    }

    @Test func aDayThatMassiveToldHasItsOwnRow() throws {
        try withFolder { folder in
            let around = surroundings(folder)
            #expect(try CalendarCommand.products(around).isEmpty)
            try TradingHoursTests.keep(around, toldAt: around.now)
            let products = try CalendarCommand.products(around)
            let text = try CalendarCommand.text(
                Self.dates("2024-01-05", "2024-01-05"), groups: [.equity], products, json: false)
            #expect(
                text == """
                    date        day  group   opens   ends  halts  regular      minutes  what
                    2024-01-05  Fri  equity  18:00  17:00  -      09:30-16:00     1380
                    2024-01-05  Fri  MNQ     18:00  13:15  -      09:30-13:15     1155  by Massive, told 2024-01-05 09:52 ET
                    """)
            let json = try CalendarCommand.text(
                Self.dates("2024-01-05", "2024-01-05"), groups: [.equity], products, json: true)
            let days = try JSONDecoder().decode([CalendarDocument].self, from: Data(json.utf8))
            #expect(days.map(\.product) == [nil, "MNQ"] && days.map(\.minutes) == [1_380, 1_155])
        }
    }

    @Test func jsonHoldsEveryGroupAndWeekday() throws {
        let text = try CalendarCommand.text(
            Self.dates("2025-01-08", "2025-01-13"), groups: ProductGroup.allCases, json: true)
        let days = try JSONDecoder().decode([CalendarDocument].self, from: Data(text.utf8))
        #expect(days.count == ProductGroup.allCases.count * 4, "no weekend")
        let mourning = try #require(days.first { $0.date == "2025-01-09" && $0.group == "equity" })
        #expect(mourning.session?.to == "2025-01-09T14:30:00Z" && mourning.regularHours == nil)
        #expect(mourning.occasion == "national day of mourning" && mourning.isCertain)
        #expect(text.contains("\"occasion\":null"), "absent is null, not missing")
        #expect(text.split(separator: "\n").count == days.count + 2, "a day is a line, between the brackets")
    }

    /// The program has a flag of the same name, which must not keep it from its subcommands.
    @Test func theProgramHandsJSONToItsSubcommands() throws {
        let calendar = try #require(
            try Copilot.parseAsRoot(["calendar", "--from", "2026-12-01", "--json"]) as? CalendarCommand)
        #expect(calendar.json.isJSON)
        #expect(try #require(try Copilot.parseAsRoot(["instruments", "--json"]) as? InstrumentsCommand).json.isJSON)
        #expect(try #require(try Copilot.parseAsRoot(["calendar"]) as? CalendarCommand).json.isJSON == false)
        #expect(try #require(try Copilot.parseAsRoot(["replay", "NQ.csv", "--json"]) as? ReplayCommand).once.isOn)
        #expect(try #require(try Copilot.parseAsRoot(["--json"]) as? Copilot).once.isOn)
    }

    @Test(arguments: [
        (["calendar", "--from", "2026-13-01"], "\"2026-13-01\" is no date of the calendar. Write it like 2026-11-25."),
        (["calendar", "--to", "2025-02-29"], "\"2025-02-29\" is no date"),
        (["calendar", "--from", "2026-12-02", "--to", "2026-12-01"], "exchange the two dates"),
        (["calendar", "--to", "2020-01-01"], "--to 2020-01-01 lies before today; name a first date with --from."),
        (["calendar", "--group", "grains"], "currencies"), (["instruments", "--on", "+026-01-02"], "is no date"),
    ])
    func wrongArgumentsAreRefusedWithTheWayOut(arguments: [String], sentence: String) {
        do {
            _ = try Copilot.parseAsRoot(arguments)
            Issue.record("taken: \(arguments)")
        } catch {
            let message = Copilot.fullMessage(for: error)
            #expect(message.contains(sentence), "\(message)")
            #expect(message.contains("Usage: copilot \(arguments[0])"), "\(message)")
        }
    }

    @Test func instrumentsTellTicksFrontsAndNames() throws {
        let date = try #require(CivilDate(iso: "2026-11-24"))
        let table = try InstrumentsCommand.text(InstrumentSettings(), on: date, json: false)
        #expect(table.split(separator: "\n").count == ContractSpecs.all.count + 1)
        let yen = try #require(table.split(separator: "\n").first { $0.hasPrefix("6J") })
        #expect(yen.contains("0.0000005") && yen.contains("12500000.00") && yen.contains("6JZ6"))
        let text = try InstrumentsCommand.text(InstrumentSettings(), on: date, json: true)
        let products = try JSONDecoder().decode([ProductDocument].self, from: Data(text.utf8))
        let gold = try #require(products.first { $0.root == "GC" })
        #expect(gold.front == "GCG7" && gold.micros == ["MGC"] && gold.tickValue == "10.00")
        let december = try #require(gold.contracts.first)
        #expect(december.symbol == "GCZ6" && december.firstNotice == "2026-11-30")
        #expect(december.names["numbers"] == "GC 12-26" && december.names["yahoo"] == "GCZ26.CMX")
        #expect(products.first { $0.root == "ZN" }?.tick == "0.015625")
        #expect(products.first { $0.root == "ETH" }?.costPerSide == nil)
    }

    @Test func instrumentsShowWhatTheSettingsSayAndWhere() throws {
        try withFolder { folder in
            let conf = try folder.write(".config/copilot/copilot.conf", OwnInstruments.conf)
            let date = try #require(CivilDate(iso: "2026-11-24"))
            let table = try InstrumentsCommand.text(surroundings(folder), on: date, json: false)
            let lines = table.split(separator: "\n")
            let micro = try #require(lines.first { $0.hasPrefix("MNQ") })
            #expect(micro.contains("  0.62  ") && micro.hasSuffix("cost-per-side, day-margin from \(conf):1"))
            let note = try #require(lines.first { $0.hasPrefix("ZF") })
            #expect(note.contains("0.0078125  7.8125") && note.contains("ZFZ6   2026-12-31  2026-11-30"))
            #expect(note.hasSuffix("own, from \(conf):4"))
            let dax = try #require(lines.first { $0.hasPrefix("FDAX") })
            #expect(dax.contains(" -  "), "without a rule nothing is known of its dates")
            let text = try InstrumentsCommand.text(surroundings(folder), on: date, json: true)
            let products = try JSONDecoder().decode([ProductDocument].self, from: Data(text.utf8))
            #expect(text.split(separator: "\n").count == products.count + 2)
            let own = try #require(products.first { $0.root == "FDAX" })
            #expect(
                own.isOwn && own.front == nil && own.contracts.isEmpty && own.expiry == nil && own.currency == "EUR")
            #expect(own.settings["tick"] == "\(conf):16")
            let changed = try #require(products.first { $0.root == "MNQ" })
            #expect(changed.costPerSide == "0.62" && changed.dayMargin == "99.50" && !changed.isOwn)
            #expect(changed.settings == ["cost-per-side": "\(conf):2", "day-margin": "\(conf):3"])
            #expect(products.first { $0.root == "ES" }?.settings.isEmpty == true)
            try folder.write(".config/copilot/copilot.conf", "[instrument.MNQ]\ncost = 1")
            let message = folder.message {
                _ = try InstrumentsCommand.text(surroundings(folder), on: date, json: false)
            }
            #expect(message.hasPrefix(".config/copilot/copilot.conf:2: An instrument has no key cost."), "\(message)")
        }
    }
}

/// Settings with a changed and two own instruments.
enum OwnInstruments {
    static let conf = """
        [instrument.MNQ]
        cost-per-side = 0.62
        day-margin = 99.5
        [instrument.ZF]
        name = "5-Year Treasury Note"
        exchange = "CBOT"
        group = "rates"
        tick = "1/128"
        point-value = 1000
        months = "HMUZ"
        display = "32nds"
        expiry = "short-treasury"
        [instrument.FDAX]
        exchange = "EUREX"
        group = "equity"
        tick = 1
        point-value = 25
        currency = "EUR"
        months = "HMUZ"
        """
}
