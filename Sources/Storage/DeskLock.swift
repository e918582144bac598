import Glibc
import Machine
import Market
import State

/// The right to write into a data folder, which one desk at a time has. The kernel gives it back when the process ends,
/// however it ends.
package final class DeskLock: Sendable {
    /// Who has a folder.
    package struct Holder: Hashable, Sendable {
        package var process: Int
        package var host: String
        /// ISO 8601, UTC.
        package var since: String

        package var description: String {
            "process \(process) on \(host), since \(since.replacing("T", with: " ").replacing("Z", with: " UTC"))"
        }
    }

    /// What a folder can be opened for.
    package enum Claim: Sendable {
        case held(DeskLock)
        /// Nil where the other one has not written who it is yet.
        case taken(by: Holder?)
    }

    private let descriptor: Int32

    private init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    package static func path(in folder: String) -> String { folder + "/desk.lock" }

    /// Takes the folder, or says who has it.
    package static func claim(_ folder: String, now: Timestamp) throws(StorageError) -> Claim {
        let path = path(in: folder)
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw .unusable(path: path, what: "cannot be opened: \(MachineError.text(errno))") }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(file)
            guard code == EWOULDBLOCK else {
                throw .unusable(
                    path: path,
                    what:
                        "cannot be locked: \(MachineError.text(code)); choose a folder on a local disk with --data-dir")
            }
            return .taken(by: holder(of: folder))
        }
        let text = Array("\(getpid()) \(hostName()) \(now.utcText())\n".utf8)
        // A full disk may refuse the words; the lock holds all the same.
        if ftruncate(file, 0) == 0 { _ = pwrite(file, text, text.count, 0) }
        return .held(DeskLock(file))
    }

    /// Who has the folder now, without taking it; nil when nobody has.
    package static func current(_ folder: String) -> Holder? {
        let file = open(path(in: folder), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { return nil }
        defer { close(file) }
        guard flock(file, LOCK_SH | LOCK_NB) != 0 else { return nil }
        return holder(of: folder) ?? Holder(process: 0, host: "this machine", since: "a moment ago")
    }

    private static func holder(of folder: String) -> Holder? {
        let file = open(path(in: folder), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 512)
        let count = read(file, &bytes, bytes.count)
        let words = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split { $0 == " " || $0 == "\n" }
        guard words.count == 3, let process = Int(words[0]) else { return nil }
        return Holder(process: process, host: String(words[1]), since: String(words[2]))
    }

    private static func hostName() -> String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "localhost" }
        return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            .replacing(" ", with: "-")
    }
}
