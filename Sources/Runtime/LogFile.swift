import Glibc

/// A log file that only its owner can read, turned over when it is full: `copilot.log`, then `copilot.log.1` and so on.
struct LogFile: Sendable {
    let path: String
    private let limit: Int
    private let kept: Int
    private var descriptor: Int32 = -1
    private var size = 0
    private var isRegular = false

    /// - Parameters:
    ///   - limit: bytes after which the file is turned over.
    ///   - kept: older files that stay.
    init(path: String, limit: Int = 1_048_576, kept: Int = 3) {
        self.path = path
        self.limit = limit
        self.kept = kept
    }

    /// Writes a line through to the file; opens it first where that is needed.
    mutating func write(_ line: String) throws(RuntimeError) {
        let bytes = Array(line.utf8) + [UInt8(ascii: "\n")]
        if descriptor < 0 { try open() }
        if isRegular, size > 0, size + bytes.count > limit {
            turnOver()
            try open()
        }
        let written = Glibc.write(descriptor, bytes, bytes.count)
        guard written >= 0 else { throw .file(path: path, what: "cannot write", code: errno) }
        size += written
    }

    private mutating func open() throws(RuntimeError) {
        makeDirectories()
        let opened = Glibc.open(
            path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, 0o600)
        guard opened >= 0 else { throw .file(path: path, what: "cannot open", code: errno) }
        var facts = stat()
        isRegular = fstat(opened, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
        size = isRegular ? Int(facts.st_size) : 0
        // A device or a pipe may be named too; it keeps its mode and its name.
        if isRegular { fchmod(opened, 0o600) }
        descriptor = opened
    }

    /// Closes the file and gives it its next name, unless another desk has done so already.
    private mutating func turnOver() {
        var ours = stat()
        var named = stat()
        let isOurs =
            fstat(descriptor, &ours) == 0 && stat(path, &named) == 0 && ours.st_ino == named.st_ino
            && ours.st_dev == named.st_dev
        Glibc.close(descriptor)
        descriptor = -1
        guard isOurs else { return }
        for age in stride(from: kept - 1, through: 1, by: -1) { rename("\(path).\(age)", "\(path).\(age + 1)") }
        if kept > 0 { rename(path, "\(path).1") } else { unlink(path) }
    }

    private func makeDirectories() {
        for (index, character) in zip(path.indices, path) where character == "/" && index > path.startIndex {
            mkdir(String(path[..<index]), 0o700)
        }
    }
}
