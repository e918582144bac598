import ArgumentParser
import Market
import Settings

/// `copilot instruments`: the products that copilot knows, with their ticks, values, months and dates.
struct InstrumentsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "instruments", abstract: "Show products: ticks, values, months, front contracts, costs.",
        discussion: """
            The front month is the one by the usual roll days. Costs are common figures for one contract and side, \
            margins common ones within the day; your broker's outrank them, and copilot.conf takes them as well as \
            instruments of your own: see the end of copilot.conf.example. A dash stands for what is not known or does \
            not exist: an instrument of your own without an expiry rule has no front month.

            JSON is an array with one product on a line: root, name, exchange, group, currency; tick, tickValue, \
            pointValue, costPerSide and dayMargin as decimals in texts; display (decimals or 32nds); months and \
            listedMonths as letters; fullSizeRoot, micros; expiry (the rule); front; contracts, the next four liquid \
            ones, each with symbol, month, lastTradingDay, firstNotice, rollDay, lastTrade (UTC) and names in other \
            programs' spellings; isOwn; settings, the place in copilot.conf of each key that is set there. What is \
            absent is null.
            """)

    @Option(
        help: ArgumentHelp("Trading day for the front months; today without it.", valueName: "yyyy-mm-dd"),
        transform: CivilDate.argument)
    var on: CivilDate?
    @OptionGroup var json: JSONOption
    @OptionGroup var file: ConfigOption

    func run() throws {
        try reportingTrouble {
            print(try Self.text(.current(config: file.config), on: on ?? .today, json: json.isJSON))
            return 0
        }
    }

    /// What the command prints with the settings of these surroundings.
    static func text(_ around: Surroundings, on date: CivilDate, json: Bool) throws -> String {
        let (settings, faults) = Launch.readSettings(around)
        guard faults.isEmpty else { throw CopilotError.badSettings(faults) }
        return try text(settings.instruments, on: date, json: json)
    }

    /// What the command prints, without the last line's end.
    static func text(_ instruments: InstrumentSettings, on date: CivilDate, json: Bool) throws -> String {
        let products = instruments.specs.list.map { ProductDocument($0, on: TradingDay(date), instruments) }
        return json ? try JSONText.lines(products) : table(products, instruments.origins)
    }

    private static func table(_ products: [ProductDocument], _ origins: [String: InstrumentOrigin]) -> String {
        let head = [
            "root", "name", "exchange", "group", "tick", "/tick", "/point", "months", "twin", "front", "last day",
            "notice", "roll", "/side", "margin", "settings",
        ]
        let rows = products.map { product in
            let front = product.contracts.first { $0.symbol == product.front }
            return [
                product.root, product.name, product.exchange, product.group, product.tick, product.tickValue,
                product.pointValue, product.months, product.fullSizeRoot ?? product.micros.joined(separator: " "),
                product.front ?? "-", front?.lastTradingDay ?? "-", front?.firstNotice ?? "-", front?.rollDay ?? "-",
                product.costPerSide ?? "-", product.dayMargin ?? "-", origins[product.root]?.text ?? "",
            ]
        }
        return String(PlainTable.text([head] + rows, left: [0, 1, 2, 3, 7, 8, 9, 15]).dropLast())
    }
}
