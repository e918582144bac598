import ArgumentParser

/// The program: the desk by default, or one of its subcommands.
@main
struct Copilot: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copilot", abstract: "A co-pilot for futures day traders, in your terminal.",
        discussion: """
            Without a subcommand the desk opens. Settings come from flags, the environment, \
            ~/.config/copilot/copilot.conf and defaults, in this order; see copilot.conf.example.
            """,
        version: "copilot \(Version.text)",
        subcommands: [
            ReplayCommand.self, DoctorCommand.self, CalendarCommand.self, InstrumentsCommand.self,
            StudiesCommand.self, EventsCommand.self, BriefingCommand.self, JournalCommand.self, BackupCommand.self,
            BarsCommand.self, FeedCommand.self,
        ])

    @OptionGroup var options: SettingOptions
    @OptionGroup var port: PortOptions
    @OptionGroup var simulation: SimulationOptions
    @OptionGroup var pace: SpeedOptions
    @OptionGroup var once: OnceOptions

    func run() throws {
        try reportingTrouble {
            var flags = options.flags.merging(simulation.flags) { $1 }.merging(port.flags) { $1 }
            flags["sim.speed"] = pace.speed
            let launch = try Launch.prepare(.current(flags: flags, config: options.config), feed: .chosenBySettings)
            return try once.isOn ? once.run(launch) : runDesk(launch)
        }
    }
}
