import ArgumentParser

/// `copilot feed`: the sources of prices.
struct FeedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feed", abstract: "Try the sources of real prices.", subcommands: [FeedTestCommand.self])
}

/// `copilot feed test`: from the key to the first bars.
struct FeedTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Walk from the key to the first bars, and say what the plan allows.",
        discussion: """
            Asks Massive where a key is set, and Yahoo; at most six short questions to each. Leaves with status 1 when \
            the feed that the desk would open on gives no bars. The key is never printed.
            """)

    @OptionGroup var options: SettingOptions
    @OptionGroup var simulation: SimulationOptions

    func run() throws {
        try reportingTrouble {
            let flags = options.flags.merging(simulation.flags) { $1 }
            let report = try FeedTest(.current(flags: flags, config: options.config)).report()
            print(report.text, terminator: "")
            return report.isWell ? 0 : 1
        }
    }
}
