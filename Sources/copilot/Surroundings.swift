import Feeds
import Glibc
import Machine
import Market
import Runtime
import Settings
import Transport

/// What the program finds when it starts: the environment, the home directory, its own place, the time. Tests put their
/// own in.
struct Surroundings: Sendable {
    var flags: [String: String] = [:]
    /// The settings file that was named; nil for the standard one.
    var config: String?
    var environment: [String: String]
    var home: String
    /// The real path of the program.
    var executable: String?
    var now: Timestamp
    /// Why Yahoo gives no prices of an instrument here, as part of a sentence; nil where it does. May take a moment.
    var yahooObstacle: @Sendable (YahooService, Instrument) -> String?
    /// What Massive tells of its trading hours. May take a moment.
    var askSchedule: @Sendable (ScheduleQuestion) -> ScheduleQuestion.Answer

    /// The surroundings of this process.
    static func current(flags: [String: String] = [:], config: String? = nil) -> Surroundings {
        let environment = currentEnvironment()
        return Surroundings(
            flags: flags, config: config, environment: environment, home: Paths.home(environment: environment),
            executable: ShareFolder.executable(), now: Clocks.wall(),
            yahooObstacle: { Self.obstacle(to: $0, $1, trust: TrustedCertificates(environment: environment)) },
            askSchedule: { $0.ask(at: Clocks.wall(), within: ScheduleQuestion.shortest) })
    }

    var paths: Paths { Paths(environment: environment, home: home) }

    /// The same, with the data folder that was set.
    func paths(_ settings: ResolvedSettings) -> Paths {
        var paths = paths
        if let folder = settings.dataDirectory { paths.data = Paths.expand(folder, home: home) }
        return paths
    }

    var shareFolders: [ShareFolder] {
        ShareFolder.all(paths: paths, environment: environment, executable: executable)
    }

    /// The settings file to read.
    var settingsFile: String { config.map { Paths.expand($0, home: home) } ?? paths.settingsFile }

    /// All themes, with the one that is named by path.
    func themes(_ settings: ResolvedSettings) -> ThemeLibrary {
        ThemeLibrary(folders: shareFolders, chosen: fileOrName(settings.theme))
    }

    /// All keymaps, with the one that is named by path.
    func keymaps(_ settings: ResolvedSettings) -> KeymapLibrary {
        KeymapLibrary(folders: shareFolders, chosen: fileOrName(settings.keymap), actions: knownActions)
    }

    /// A theme or keymap as it was named, with a path made whole.
    func fileOrName(_ text: String) -> String {
        text.contains("/") || text.hasSuffix(".toml") ? Paths.expand(text, home: home) : text
    }

    private static func obstacle(
        to service: YahooService, _ instrument: Instrument, trust: TrustedCertificates
    ) -> String? {
        let now = Clocks.wall()
        let answer = YahooProbe.ask(
            instrument, of: service, since: now.adding(minutes: -30), now: now, trust: trust,
            within: YahooProbe.shortest)
        guard case .failure(let error) = answer, !error.isAnswer else { return nil }
        return error.description
    }

    private static func currentEnvironment() -> [String: String] {
        var variables: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee {
            let parts = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
            entry += 1
        }
        return variables
    }
}
