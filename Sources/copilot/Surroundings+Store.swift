import Settings
import State

extension Surroundings {
    /// The data folder of the desk that opens without a subcommand, or of replays.
    func storeFolder(replay: Bool) throws -> String {
        let (settings, faults) = Launch.readSettings(self)
        guard faults.isEmpty else { throw CopilotError.badSettings(faults) }
        var paths = paths
        if let folder = settings.dataDirectory { paths.data = Paths.expand(folder, home: home) }
        return replay ? paths.replayData : paths.simulatedData
    }

    /// The data folder of a kind of market; nil for that of the desk copilot would open.
    func dataFolder(of book: JournalOptions.Book?) throws(CopilotError) -> String {
        let (settings, faults) = Launch.readSettings(self)
        guard faults.isEmpty else { throw .badSettings(faults) }
        let mode: RunMode =
            switch book {
            case .sim: .simulated
            case .replay: .replay
            case nil: Launch.plan(.chosenBySettings, settings, now: now).plan.mode
            }
        return Launch.dataFolder(paths(settings), mode)
    }
}
