import Market
import Settings

extension Surroundings {
    /// The file of economic events: as set, else `events.csv` beside the settings file.
    func eventsFile(_ settings: ResolvedSettings) -> String {
        if let path = settings.eventsFile { return Paths.expand(path, home: home) }
        let file = settingsFile
        let folder = file.lastIndex(of: "/").map { file[..<$0] } ?? "."
        return folder + "/events.csv"
    }

    /// The calendar of economic events; nil where none is set and the standard file is not there.
    func events(_ settings: ResolvedSettings) throws(SettingsError) -> EconomicEvents? {
        let path = eventsFile(settings)
        guard settings.eventsFile != nil || Paths.exists(path) else { return nil }
        return try EventsFile(reading: path, specs: settings.specs).events
    }
}
