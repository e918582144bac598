import Glibc

/// A place where themes and keymaps are looked up.
package struct ShareFolder: Hashable, Sendable {
    /// The folder that holds `themes` and `keymaps`.
    package var path: String
    /// What it is, for `doctor`: `yours`, `COPILOT_SHARE`, `installed`, `checkout`.
    package var origin: String

    package init(path: String, origin: String) {
        self.path = path
        self.origin = origin
    }

    /// The places in the order of their rank; those that are not there are listed too, so that `doctor` can name them.
    ///
    /// - Parameter executable: the real path of the program; nil where the system does not tell.
    package static func all(paths: Paths, environment: [String: String], executable: String?) -> [ShareFolder] {
        var folders = [ShareFolder(path: paths.config, origin: "yours")]
        if let share = environment["COPILOT_SHARE"], !share.isEmpty {
            folders.append(ShareFolder(path: share, origin: "COPILOT_SHARE"))
        }
        guard let executable else { return folders }
        var parts = executable.split(separator: "/").dropLast()
        if let parent = parts.dropLast().isEmpty ? nil : parts.dropLast() {
            folders.append(
                ShareFolder(path: "/" + parent.joined(separator: "/") + "/share/copilot", origin: "installed"))
        }
        while let last = parts.popLast() {
            guard last == ".build" else { continue }
            folders.append(ShareFolder(path: "/" + parts.joined(separator: "/"), origin: "checkout"))
            break
        }
        return folders
    }

    /// The real path of the running program.
    package static func executable() -> String? {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = buffer.withUnsafeMutableBytes { bytes in
            bytes.withMemoryRebound(to: CChar.self) { path in
                path.baseAddress.map { readlink("/proc/self/exe", $0, path.count) } ?? 0
            }
        }
        guard count > 0 else { return nil }
        return String(validating: buffer[..<count], as: UTF8.self)
    }
}
