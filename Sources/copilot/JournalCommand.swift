import ArgumentParser

/// `copilot journal`: the journal without a desk.
struct JournalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal", abstract: "Work on the journal without opening the desk.",
        subcommands: [JournalImportCommand.self])
}
