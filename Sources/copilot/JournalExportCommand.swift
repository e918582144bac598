import ArgumentParser
import Ledger

/// `copilot journal export`: the days for other programs.
struct JournalExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Print the days as JSON, CSV or Markdown.",
        discussion: """
            CSV has a head and CRLF line ends (RFC 4180); text that a spreadsheet would take for a formula gets an \
            apostrophe before it. JSON is an array of objects with the same names, amounts as decimals in texts. Without \
            any day CSV and Markdown are their heads alone, JSON is [], and the reason is said on standard error.
            """)

    @OptionGroup var options: SettingOptions
    @OptionGroup var days: JournalOptions
    @OptionGroup var json: JSONOption
    @Flag(help: "Print CSV; so it is without any of the three.")
    var csv = false
    @Flag(help: "Print a Markdown table.")
    var markdown = false

    func validate() throws {
        guard [json.isJSON, csv, markdown].count(where: { $0 }) > 1 else { return }
        throw ValidationError("One form at a time: --json, --csv or --markdown.")
    }

    func run() throws {
        try reportingTrouble {
            let found = try options.find(days)
            if found.entries.isEmpty { complain(found.nothing) }
            print(try form.text(found.entries), terminator: "")
            return 0
        }
    }

    private var form: JournalExport { json.isJSON ? .json : markdown ? .markdown : .csv }
}
