import Glibc

/// The file that runs.
enum ProgramFile {
    /// Tells this build from every other: the version, and size and time of the file. Nil where the system does not say.
    static var identity: String? {
        var facts = stat()
        guard stat("/proc/self/exe", &facts) == 0 else { return nil }
        return "\(Version.text) \(facts.st_size) \(facts.st_mtim.tv_sec).\(facts.st_mtim.tv_nsec)"
    }
}
