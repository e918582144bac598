import ArgumentParser

/// `copilot briefing`: what is kept of the briefings.
struct BriefingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "briefing", abstract: "Print what came of the game plans.", subcommands: [GradesCommand.self],
        defaultSubcommand: GradesCommand.self)
}
