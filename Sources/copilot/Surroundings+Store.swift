import Settings
import State

extension Surroundings {
    /// The data folder of the desk that opens without a subcommand, or of replays.
    func storeFolder(replay: Bool) throws -> String {
        let (settings, faults) = Launch.readSettings(self)
        guard faults.isEmpty else { throw CopilotError.badSettings(faults) }
        return Launch.dataFolder(paths(settings), replay ? .replay : likelyMode(settings))
    }

    /// The data folder of a kind of market; nil for that of the desk copilot would open.
    func dataFolder(of book: JournalOptions.Book?) throws(CopilotError) -> String {
        let (settings, faults) = Launch.readSettings(self)
        guard faults.isEmpty else { throw .badSettings(faults) }
        let mode: RunMode =
            switch book {
            case .live: .live
            case .sim: .simulated
            case .replay: .replay
            case nil: likelyMode(settings)
            }
        return Launch.dataFolder(paths(settings), mode)
    }
}
