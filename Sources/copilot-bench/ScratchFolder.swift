import ArgumentParser
import FoundationEssentials
import Glibc

/// A folder in /tmp for one measurement.
struct ScratchFolder: Sendable {
    let path: String

    init() throws {
        var template = Array("/tmp/copilot-bench-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw ValidationError("no folder can be made in /tmp; is it full?") }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Takes it away with all that is in it.
    func remove() {
        // What stays in /tmp spoils no figure.
        try? FileManager.default.removeItem(atPath: path)
    }
}
