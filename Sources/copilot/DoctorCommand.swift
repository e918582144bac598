import ArgumentParser

/// `copilot doctor`: what was found, what is set, what is wrong.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Show terminal, colours, paths, settings, themes and keymaps, and what is wrong.",
        discussion: "Leaves with status 1 when something is wrong. Keys are never printed.")

    @OptionGroup var options: SettingOptions
    @OptionGroup var simulation: SimulationOptions

    func run() throws {
        try reportingTrouble {
            let flags = options.flags.merging(simulation.flags) { $1 }
            let report = Doctor(.current(flags: flags, config: options.config)).report()
            print(report.text, terminator: "")
            return report.isWell ? 0 : 1
        }
    }
}
