import ArgumentParser
import Market

/// `copilot instruments`: the products that copilot knows, with their ticks, values, months and dates.
struct InstrumentsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "instruments", abstract: "Show products: ticks, values, months, front contracts, costs.",
        discussion: """
            The front month is the one by the usual roll days. Costs are common figures for one contract and side, \
            margins common ones within the day; your broker's outrank them. JSON also holds the next contracts and \
            all their names.
            """)

    @Option(help: ArgumentHelp("Trading day for the front months; today without it.", valueName: "yyyy-mm-dd"))
    var on: CivilDate?
    @OptionGroup var json: JSONOption

    func run() throws {
        print(try Self.text(.standard, on: on ?? .today, json: json.isJSON))
    }

    /// What the command prints, without the last line's end.
    static func text(_ specs: ContractSpecs, on date: CivilDate, json: Bool) throws -> String {
        let products = specs.list.map { ProductDocument($0, on: TradingDay(date), specs: specs) }
        return json ? try JSONText.of(products) : table(products)
    }

    private static func table(_ products: [ProductDocument]) -> String {
        let head = [
            "root", "name", "exchange", "group", "tick", "$/tick", "$/point", "months", "twin", "front", "last day",
            "notice", "roll", "$/side", "$ margin",
        ]
        let rows = products.map { product in
            let front = product.contracts.first { $0.symbol == product.front }
            return [
                product.root, product.name, product.exchange, product.group, product.tick, product.tickValue,
                product.pointValue, product.months, product.fullSizeRoot ?? product.micros.joined(separator: " "),
                product.front ?? "-", front?.lastTradingDay ?? "-", front?.firstNotice ?? "-", front?.rollDay ?? "-",
                product.costPerSide ?? "-", product.dayMargin ?? "-",
            ]
        }
        return String(PlainTable.text([head] + rows, left: [0, 1, 2, 3, 7, 8, 9]).dropLast())
    }
}
