import ArgumentParser

/// `copilot journal`: what is written in the journal, for people and for other programs.
struct JournalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal", abstract: "List, sum up, export or import the journal.",
        discussion: """
            The journal is that of the desk that copilot would open now; --sim and --replay name the books of simulated \
            and of recorded markets. All but import only read, also while a desk is open. Amounts are dollars, exact, with \
            a point before the cents.
            """,
        subcommands: [
            JournalListCommand.self, JournalStatisticsCommand.self, JournalExportCommand.self,
            JournalImportCommand.self,
        ],
        defaultSubcommand: JournalListCommand.self)
}
