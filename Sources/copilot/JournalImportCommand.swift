import ArgumentParser
import Ledger
import Machine
import Market
import Settings
import Storage

/// `copilot journal import`: takes over the original's journal.
struct JournalImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take over the journal of the web co-pilot, futures_journal.db.",
        discussion: """
            Its days come in as they were typed; days on which it only has closed trades are made of those, before \
            costs, and marked. A day that the journal holds already is never replaced. The old file is only read. The \
            desk must be closed; --dry-run only shows what would be done, also beside an open desk.
            """)

    @Argument(help: "The old database.", completion: .file(extensions: ["db"])) var file: String
    @Flag(help: "Show what would be done, and do nothing.") var dryRun = false
    @Flag(help: "Into what replays keep, instead of what the desk keeps.") var replay = false
    @OptionGroup var options: SettingOptions

    func run() throws {
        try reportingTrouble {
            let around = Surroundings.current(flags: options.flags, config: options.config)
            print(
                try Self.take(
                    around, file: Paths.expand(file, home: around.home), folder: around.storeFolder(replay: replay),
                    isDry: dryRun), terminator: "")
            return 0
        }
    }

    /// What the command prints.
    static func take(
        _ around: Surroundings, file: String, folder: String, isDry: Bool
    ) throws -> String {
        guard let account = Launch.readSettings(around).settings.account else {
            throw CopilotError.badSettings([
                Fault(
                    "Name the account that the days are of with --account, as the bridge names it.", place: "--account")
            ])
        }
        do throws(StorageError) {
            let old = try OriginalJournal(reading: file, account: account, now: around.now)
            let database = StorageSetup.database(in: folder)
            if isDry {
                let there =
                    Paths.exists(database)
                    ? try SQLiteStore(reading: database, because: "This is a look only.").load().journal : []
                return text(old, old.fates(among: there), isDry: true)
            }
            try? Paths.create(folder)
            guard case .held(let lock) = try DeskLock.claim(folder, now: around.now) else {
                throw .busy(path: folder, what: "a desk is open there; close it first, or look with --dry-run")
            }
            defer { withExtendedLifetime(lock) {} }
            let store = try SQLiteStore(path: database)
            let fates = old.fates(among: try store.load().journal)
            try store.commit(fates.filter { $0.fate == .new }.map { .journal($0.day.entry) })
            return text(old, fates, isDry: false)
        } catch {
            throw CopilotError.store(error)
        }
    }

    private static func text(
        _ old: OriginalJournal, _ fates: [(day: OriginalJournal.Day, fate: OriginalJournal.Fate)], isDry: Bool
    ) -> String {
        let rows = fates.map { day, fate in
            let entry = day.entry
            return [
                entry.day.description, entry.gross.plain, entry.net.plain, entry.commissions.plain,
                "\(entry.contracts)",
                word(fate), day.remark ?? "",
            ]
        }
        let head = ["date", "gross", "net", "costs", "contracts", "what", "remark"]
        var text = rows.isEmpty ? "" : PlainTable.text([head] + rows, left: [0, 5, 6])
        for refusal in old.refused { text += "left out: \(refusal)\n" }
        let count = fates.count { $0.fate == .new }
        let days = "\(count) \(count == 1 ? "day" : "days")"
        return text + (isDry ? "\(days) would be taken over; nothing was changed.\n" : "\(days) taken over.\n")
    }

    private static func word(_ fate: OriginalJournal.Fate) -> String {
        switch fate {
        case .new: "new"
        case .same: "there already"
        case .differs: "there already, differs; stays as it is"
        }
    }
}
