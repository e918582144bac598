import ArgumentParser

/// `copilot doctor`: what was found, what is set, what is wrong.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Show terminal, colours, paths, settings, themes and keymaps, and what is wrong.",
        discussion: "Leaves with status 1 when something is wrong. Keys are never printed.")

    @OptionGroup var options: SettingOptions
    @OptionGroup var simulation: SimulationOptions
    @OptionGroup var pace: SpeedOptions

    func run() throws {
        try reportingTrouble {
            var flags = options.flags.merging(simulation.flags) { $1 }
            flags["sim.speed"] = pace.speed
            let report = Doctor(.current(flags: flags, config: options.config)).report()
            print(report.text, terminator: "")
            return report.isWell ? 0 : 1
        }
    }
}
