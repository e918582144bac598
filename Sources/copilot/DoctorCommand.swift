import ArgumentParser

/// `copilot doctor`: what was found, what is set, what is wrong.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Show terminal, colours, paths, settings, themes and keymaps, and what is wrong.",
        discussion: "Leaves with status 1 when something is wrong. Keys are never printed.")

    @OptionGroup var options: SettingOptions
    @Flag(name: .customLong("bridge"), help: "Send what NinjaTrader's bridge sends to the port, and show what arrives.")
    var isBridge = false
    @OptionGroup var port: PortOptions
    @OptionGroup var simulation: SimulationOptions
    @OptionGroup var pace: SpeedOptions

    func run() throws {
        try reportingTrouble {
            var flags = options.flags.merging(simulation.flags) { $1 }.merging(port.flags) { $1 }
            flags["sim.speed"] = pace.speed
            let doctor = Doctor(.current(flags: flags, config: options.config))
            let report = isBridge ? doctor.bridgeReport() : doctor.report()
            print(report.text, terminator: "")
            return report.isWell ? 0 : 1
        }
    }
}
