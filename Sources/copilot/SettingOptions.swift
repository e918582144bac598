import ArgumentParser

/// `--config`. A group of its own for the commands that take no other setting.
struct ConfigOption: ParsableArguments {
    @Option(help: ArgumentHelp("Settings file instead of ~/.config/copilot/copilot.conf.", valueName: "file"))
    var config: String?
}

/// Flags that stand for settings.
struct SettingOptions: ParsableArguments {
    @OptionGroup var file: ConfigOption
    @Option(name: .customLong("data-dir"), help: ArgumentHelp("Folder of what is kept.", valueName: "folder"))
    var dataDirectory: String?
    @Option(help: ArgumentHelp("Theme, by name or file.", valueName: "name"))
    var theme: String?
    @Option(help: ArgumentHelp("Keymap, by name or file.", valueName: "name"))
    var keymap: String?
    @Option(help: ArgumentHelp("Account this desk trades.", valueName: "name"))
    var account: String?

    var config: String? { file.config }

    /// What was given, by setting name.
    var flags: [String: String] {
        ["data-dir": dataDirectory, "theme": theme, "keymap": keymap, "account": account].compactMapValues { $0 }
    }
}

/// Flags of the port.
struct PortOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Port to which bridges push positions; 0 is off.", valueName: "number"))
    var port: String?
    @Option(
        help: ArgumentHelp("Address besides this machine's own to listen on; needs port-key.", valueName: "address"))
    var bind: String?

    var flags: [String: String] { ["port": port, "bind": bind].compactMapValues { $0 } }
}

/// Flags of a desk whose market is not a recording.
struct SimulationOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Where prices come from: auto, massive, yahoo or simulated.", valueName: "name"))
    var feed: String?
    @Option(help: ArgumentHelp("Roots or contracts to watch, with commas between.", valueName: "list"))
    var symbols: String?
    @Option(help: ArgumentHelp("Seed of the simulated market.", valueName: "number"))
    var seed: String?

    var flags: [String: String] {
        ["feed": feed, "symbols": symbols, "sim.seed": seed].compactMapValues { $0 }
    }
}

/// The flag that says how fast a simulated or recorded market runs. Commands that take the same flag share its group
/// under the same name, for the parser gives a flag's value to the outer command first.
struct SpeedOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Multiple of real time, or max.", valueName: "speed"))
    var speed: String?
}
