import ArgumentParser
import Settings

/// Which data folder a command works on: that of the simulated desk, or of the replays.
struct StoreFolderOptions: ParsableArguments {
    @OptionGroup var file: ConfigOption
    @Option(name: .customLong("data-dir"), help: ArgumentHelp("Folder of what is kept.", valueName: "folder"))
    var dataDirectory: String?
    @Flag(help: "What replays keep, instead of what the desk keeps.") var replay = false

    var config: String? { file.config }
    var flags: [String: String] { ["data-dir": dataDirectory].compactMapValues { $0 } }

    /// The folder of the desk that opens without a subcommand, or of replays.
    func path(_ around: Surroundings) throws -> String {
        let (settings, faults) = Launch.readSettings(around)
        guard faults.isEmpty else { throw CopilotError.badSettings(faults) }
        var paths = around.paths
        if let folder = settings.dataDirectory { paths.data = Paths.expand(folder, home: around.home) }
        return replay ? paths.replayData : paths.simulatedData
    }
}
