import Settings

extension Surroundings {
    /// The data folder of the desk that opens without a subcommand, or of replays.
    func storeFolder(replay: Bool) throws -> String {
        let (settings, faults) = Launch.readSettings(self)
        guard faults.isEmpty else { throw CopilotError.badSettings(faults) }
        var paths = paths
        if let folder = settings.dataDirectory { paths.data = Paths.expand(folder, home: home) }
        return replay ? paths.replayData : paths.simulatedData
    }
}
