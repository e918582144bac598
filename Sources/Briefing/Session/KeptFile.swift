import FoundationEssentials
import Glibc

/// A small file that only its owner can read, replaced whole, so that there is always a good one.
enum KeptFile {
    /// A value from a file; nil where there is none.
    static func read<Value: Decodable>(
        _ type: Value.Type, _ path: String, lost: String
    ) throws(BriefingFileError) -> Value? {
        guard access(path, F_OK) == 0 else { return nil }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw BriefingFileError("\(path) cannot be read: \(String(cString: strerror(errno)))")
        }
        guard let value = try? JSONDecoder().decode(type, from: data) else {
            throw BriefingFileError("\(path) is not what this version writes; \(lost) begin anew")
        }
        return value
    }

    static func write(_ value: some Encodable, _ path: String, lost: String) throws(BriefingFileError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { throw BriefingFileError("\(lost) cannot be written") }
        let new = path + ".new"
        unlink(new)
        let file = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw failure(path, lost) }
        var rest = Array(data)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            guard count > 0 else {
                close(file)
                throw failure(path, lost)
            }
            rest = rest.dropFirst(count)
        }
        let isSafe = fsync(file) == 0
        guard close(file) == 0, isSafe, rename(new, path) == 0 else { throw failure(path, lost) }
    }

    private static func failure(_ path: String, _ lost: String) -> BriefingFileError {
        BriefingFileError(
            "\(path) cannot be written: \(String(cString: strerror(errno))); \(lost) are lost with this run")
    }
}

/// What went wrong with a file of briefings, as a sentence.
package struct BriefingFileError: Error, Hashable, CustomStringConvertible {
    package var description: String

    init(_ description: String) { self.description = description }
}
