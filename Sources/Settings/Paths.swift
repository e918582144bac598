import Glibc

/// Where this user's files are, by the XDG base directory specification.
package struct Paths: Hashable, Sendable {
    /// Settings, themes and keymaps of the user.
    package var config: String
    /// What is kept for a live desk.
    package var data: String
    /// The log.
    package var state: String

    /// - Parameter home: the home directory, for what the environment does not name.
    package init(environment: [String: String], home: String) {
        func folder(_ variable: String, _ standard: String) -> String {
            // The specification says to ignore a relative path.
            let base = environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home + standard
            return base + "/copilot"
        }
        config = folder("XDG_CONFIG_HOME", "/.config")
        data = folder("XDG_DATA_HOME", "/.local/share")
        state = folder("XDG_STATE_HOME", "/.local/state")
    }

    /// What live runs keep.
    package var liveData: String { data }
    package var settingsFile: String { config + "/copilot.conf" }
    /// What simulated runs keep: never among what is real.
    package var simulatedData: String { data + "/sim" }
    /// What replayed runs keep.
    package var replayData: String { data + "/replay" }
    package var logFile: String { state + "/copilot.log" }

    /// True where something has that name, even if it cannot be read.
    package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Makes a folder, and those above it, for this user alone; one that is there is left as it is.
    package static func create(_ path: String) throws(SettingsError) {
        var status = stat()
        if stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFDIR else {
                throw .cannotCreate(path: path, reason: "a file is in its place")
            }
            guard access(path, W_OK | X_OK) == 0 else { throw .cannotCreate(path: path, reason: reason(errno)) }
            return
        }
        if let slash = path.lastIndex(of: "/"), slash > path.startIndex { try create(String(path[..<slash])) }
        if mkdir(path, 0o700) != 0, errno != EEXIST { throw .cannotCreate(path: path, reason: reason(errno)) }
    }

    /// The home directory: `HOME`, else what the system's user list says.
    package static func home(environment: [String: String]) -> String {
        if let home = environment["HOME"], home.hasPrefix("/") { return home }
        guard let user = getpwuid(getuid()), let directory = user.pointee.pw_dir else { return "/" }
        return String(cString: directory)
    }

    /// A path as a person writes it, with `~/` for the home directory, made absolute.
    package static func expand(_ path: String, home: String) -> String {
        if path == "~" { return home }
        if path.hasPrefix("~/") { return home + path.dropFirst() }
        if path.hasPrefix("/") { return path }
        guard let buffer = getcwd(nil, 0) else { return path }
        defer { free(buffer) }
        return String(cString: buffer) + "/" + path
    }

    /// A file that others can read although it holds keys; a sentence, or nil when all is well.
    package static func looseRights(of path: String) -> Fault? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & 0o077 != 0 else { return nil }
        return Fault("Other users can read this file, and it holds keys. Run: chmod 600 \(path)", place: path)
    }
}

extension Paths {
    /// Why a folder cannot be made or written to; nil when it can.
    package static func obstacle(to path: String) -> String? {
        var folder = path
        while !exists(folder), let slash = folder.lastIndex(of: "/"), slash > folder.startIndex {
            folder = String(folder[..<slash])
        }
        var status = stat()
        guard stat(folder, &status) == 0 else { return reason(errno) }
        guard status.st_mode & S_IFMT == S_IFDIR else { return "\(folder) is a file" }
        return access(folder, W_OK | X_OK) == 0 ? nil : "\(folder): \(reason(errno))"
    }
}
