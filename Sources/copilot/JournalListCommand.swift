import ArgumentParser
import Canvas
import Ledger
import Market

/// `copilot journal list`: a day a line.
struct JournalListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Print a day a line, with the first line of its notes.",
        discussion: "JSON is the same as that of copilot journal export.")

    @OptionGroup var options: SettingOptions
    @OptionGroup var days: JournalOptions
    @OptionGroup var json: JSONOption

    func run() throws {
        try reportingTrouble {
            let found = try options.find(days)
            if json.isJSON {
                print(try JournalExport.json.text(found.entries), terminator: "")
            } else {
                print(found.entries.isEmpty ? found.nothing : Self.text(found.entries))
            }
            return 0
        }
    }

    /// The table, without the last line's end.
    static func text(_ entries: [JournalEntry]) -> String {
        let head = ["date", "day", "account", "net", "gross", "commissions", "contracts", "instruments", "notes"]
        return String(PlainTable.text([head] + entries.map(row), left: [0, 1, 2, 7, 8]).dropLast())
    }

    private static func row(_ entry: JournalEntry) -> [String] {
        let day = "\(entry.day.date.weekday)".prefix(3)
        let notes = entry.notes.split(separator: "\n").first.map(String.init) ?? ""
        return [
            entry.day.description, day.prefix(1).uppercased() + day.dropFirst(), OutsideText.line(entry.account),
            entry.net.plainText, entry.gross.plainText, entry.commissions.plainText, "\(entry.contracts)",
            OutsideText.line(entry.instruments), TextFit.fit(OutsideText.line(notes), to: 60),
        ]
    }
}
