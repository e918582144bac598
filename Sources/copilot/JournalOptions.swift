import ArgumentParser
import Ledger
import Market
import Settings
import State
import Storage

/// Whose days, of which book.
struct JournalOptions: ParsableArguments {
    /// A kind of market, each of which has a journal of its own.
    enum Book: String, EnumerableFlag {
        case live, sim, replay
    }

    @Flag(help: "The journal of this kind of market; without it that of the desk copilot would open.")
    var book: Book?
    @Option(help: ArgumentHelp("First trading day.", valueName: "yyyy-mm-dd"), transform: CivilDate.argument)
    var from: CivilDate?
    @Option(help: ArgumentHelp("Last trading day.", valueName: "yyyy-mm-dd"), transform: CivilDate.argument)
    var to: CivilDate?

    func validate() throws {
        guard let from, let to, to < from else { return }
        throw ValidationError("--to \(to) lies before --from \(from); exchange the two dates.")
    }

    /// The days that are asked for.
    ///
    /// - Parameter account: nil for all.
    func find(_ around: Surroundings, account: String?) throws(CopilotError) -> JournalFound {
        let path = try database(around)
        guard Paths.exists(path) else {
            return JournalFound(entries: [], nothing: "No journal is written yet: there is no \(path).")
        }
        let all: [JournalEntry]
        do throws(StorageError) {
            all = try SQLiteStore(reading: path, because: "This command only reads.").load().journal
        } catch {
            throw .store(error)
        }
        let entries = all.filter { entry in
            (account.map { $0 == entry.account } ?? true) && (from.map { $0 <= entry.day.date } ?? true)
                && (to.map { entry.day.date <= $0 } ?? true)
        }
        return JournalFound(entries: entries, nothing: nothing(among: all, account, path))
    }

    private func database(_ around: Surroundings) throws(CopilotError) -> String {
        StorageSetup.database(in: try around.dataFolder(of: book))
    }

    /// Why no day is found, as a sentence.
    private func nothing(among all: [JournalEntry], _ account: String?, _ path: String) -> String {
        guard !all.isEmpty else { return "No day is written yet in \(path)." }
        if let account, !all.contains(where: { $0.account == account }) {
            let names = Set(all.map(\.account)).sorted().joined(separator: ", ")
            return "No day of account \(account) is among the \(all.count) of \(path); there are: \(names)."
        }
        return "None of the \(all.count) days of \(path) is asked for."
    }
}

extension SettingOptions {
    /// The journal's days: those of the account that is named, or of all.
    func find(_ days: JournalOptions) throws(CopilotError) -> JournalFound {
        try days.find(.current(flags: flags, config: config), account: account)
    }
}

/// Days of a journal, ascending, and what to say where there is none.
struct JournalFound {
    var entries: [JournalEntry]
    var nothing: String
}
