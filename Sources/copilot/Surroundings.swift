import Glibc
import Machine
import Market
import Runtime
import Settings

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

    /// The surroundings of this process.
    static func current(flags: [String: String] = [:], config: String? = nil) -> Surroundings {
        let environment = currentEnvironment()
        return Surroundings(
            flags: flags, config: config, environment: environment, home: Paths.home(environment: environment),
            executable: ShareFolder.executable(), now: Clocks.wall())
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
