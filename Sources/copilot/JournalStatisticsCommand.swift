import ArgumentParser
import Ledger
import Market

/// `copilot journal stats`: what the days amount to.
struct JournalStatisticsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "Print what the days amount to, each figure with its n.",
        discussion: """
            Days of several accounts are added up first: two accounts make one day. Below 30 days a figure says little. \
            JSON has one object a figure: name, value (a text) or null, and n, the days on which it rests.
            """)

    @OptionGroup var options: SettingOptions
    @OptionGroup var days: JournalOptions
    @OptionGroup var json: JSONOption

    func run() throws {
        try reportingTrouble {
            let found = try options.find(days)
            let figures = JournalFigure.all(JournalStatistics(found.entries))
            if json.isJSON {
                print(try JSONText.lines(figures))
            } else {
                print(found.entries.isEmpty ? found.nothing : Self.text(figures))
            }
            return 0
        }
    }

    /// The table, without the last line's end.
    static func text(_ figures: [JournalFigure]) -> String {
        let rows = figures.map { [$0.name, $0.value ?? "-", "\($0.n)"] }
        return String(PlainTable.text([["figure", "value", "n"]] + rows, left: [0]).dropLast())
    }
}

/// One figure, as `copilot journal stats` writes it.
struct JournalFigure: Encodable, Equatable {
    var name: String
    /// Nil where there are no days to rest on.
    var value: String?
    /// Days on which it rests.
    var n: Int

    private enum CodingKeys: String, CodingKey {
        case name, value, n
    }

    /// What is absent is null.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(value, forKey: .value)
        try container.encode(n, forKey: .n)
    }

    static func all(_ statistics: JournalStatistics) -> [JournalFigure] {
        let n = statistics.days
        let style = NumberStyle.plain
        func figure(_ name: String, _ value: String?, _ n: Int) -> JournalFigure {
            JournalFigure(name: name, value: n > 0 ? value : nil, n: n)
        }
        let streak: String? =
            switch statistics.streak {
            case .winning(let length): "+\(length)"
            case .losing(let length): "-\(length)"
            case nil: nil
            }
        return [
            figure("net", statistics.net.plainText, n), figure("gross", statistics.gross.plainText, n),
            figure("commissions", statistics.commissions.plainText, n),
            figure("contracts", "\(statistics.contracts)", n),
            figure("winning days", "\(statistics.winningDays)", n),
            figure("losing days", "\(statistics.losingDays)", n),
            figure("break-even days", "\(statistics.breakEvenDays)", n),
            figure("win rate %", statistics.winRate.flatMap { style.text($0 * 100, decimals: 1) }, n),
            figure("profit factor", statistics.profitFactor.flatMap { style.text($0, decimals: 2) }, n),
            figure("average day", statistics.expectancy?.plainText, n),
            figure("average win", statistics.averageWin?.plainText, statistics.winningDays),
            figure("average loss", statistics.averageLoss?.plainText, statistics.losingDays),
            figure("payoff", statistics.payoff.flatMap { style.text($0, decimals: 2) }, n),
            figure("best day", statistics.best?.net.plainText, n),
            figure("worst day", statistics.worst?.net.plainText, n),
            figure("max drawdown", statistics.maxDrawdown.plainText, n), figure("streak", streak, n),
        ]
    }
}
