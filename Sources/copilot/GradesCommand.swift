import ArgumentParser
import Briefing
import Ledger
import Market
import Settings

/// `copilot briefing grades`: every call of every game plan, and what came of it.
struct GradesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grades", abstract: "Print every call of the game plans and what came of it.",
        discussion: """
            A call is a contract's side, or a level that was named; e on the grades of page 4 tells how each is graded. \
            market says what market it was; side, from (the last price when it was asked for), result, best and worst \
            (ticks) belong to sides, plan to those with entry, stop and target; level and price to levels. outcome is \
            right or wrong, held, broke, undecided or untouched, and empty before the session has closed.

            The grades are those of the desk that copilot would open now; --sim and --replay name those of simulated and of \
            recorded markets.
            """)

    @OptionGroup var options: SettingOptions
    @OptionGroup var json: JSONOption
    @Flag(help: "Print CSV.")
    var csv = false
    @Flag(help: "The grades of this kind of market.")
    var book: JournalOptions.Book?

    func validate() throws {
        if csv, json.isJSON { throw ValidationError("One form at a time: --json or --csv.") }
    }

    func run() throws {
        try reportingTrouble {
            let around = Surroundings.current(flags: options.flags, config: options.config)
            let path = GradeBook.path(beside: try around.dataFolder(of: book) + "/briefing.json")
            let calls = try Self.calls(path, specs: Launch.readSettings(around).settings.specs)
            if json.isJSON {
                print(try JSONText.lines(calls))
            } else if csv {
                print(Self.csv(calls))
            } else {
                print(calls.isEmpty ? "No game plan is kept in \(path)." : Self.table(calls))
            }
            return 0
        }
    }

    /// All calls of a file, ascending in time; none without it.
    static func calls(_ path: String, specs: ContractSpecs) throws(CopilotError) -> [CallDocument] {
        do throws(BriefingFileError) {
            return (try GradeBook.read(path)?.plans ?? []).flatMap { CallDocument.all($0, specs) }
        } catch {
            throw .badSettings([Fault(error.description)])
        }
    }

    private static func table(_ calls: [CallDocument]) -> String {
        String(
            PlainTable.text(
                [CallDocument.names] + calls.map { $0.cells.map { $0 ?? "-" } }, left: [0, 1, 2, 3, 4, 5, 7]
            )
            .dropLast())
    }

    /// With a head and CRLF line ends (RFC 4180).
    static func csv(_ calls: [CallDocument]) -> String {
        ([CallDocument.names] + calls.map { $0.cells.map { JournalExport.csvCell($0 ?? "") } })
            .map { $0.joined(separator: ",") + "\r\n" }.joined()
    }
}
