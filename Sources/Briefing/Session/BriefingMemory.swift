import FoundationEssentials
import Glibc
import Market
import State

/// What must survive a restart: texts, spending, and whether the live session is on. One small file that only its owner
/// can read, replaced whole, so that there is always a good one.
package struct BriefingMemory: Hashable, Codable, Sendable {
    /// The market that the texts speak of: `live`, `sim seed 1`. Texts of another are not shown.
    package var world: String
    package var texts: [BriefingText] = []
    package var isSessionOn = false
    package var spend = SpendLedger()
    /// The last prices that were given last, for what has changed since.
    package var lastPrices: [GivenFact] = []

    /// Texts that are kept.
    private static let limit = 12

    package init(world: String) { self.world = world }

    /// Keeps a text with the prices it was made from.
    package mutating func add(_ text: BriefingText, _ sheet: FactSheet) {
        texts = Array((texts + [text]).suffix(Self.limit))
        lastPrices = sheet.facts.filter { $0.name == "last" }
    }

    /// Reads a file; nil where there is none. What cannot be read is a reason to begin anew, and to say so.
    package static func read(_ path: String, world: String) throws(BriefingFileError) -> BriefingMemory? {
        guard access(path, F_OK) == 0 else { return nil }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw BriefingFileError("\(path) cannot be read: \(String(cString: strerror(errno)))")
        }
        guard var memory = try? JSONDecoder().decode(BriefingMemory.self, from: data) else {
            throw BriefingFileError("\(path) is not what this version writes; briefings begin anew")
        }
        if memory.world != world {
            memory.world = world
            memory.texts = []
            memory.lastPrices = []
        }
        return memory
    }

    package func write(_ path: String) throws(BriefingFileError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else { throw BriefingFileError("briefings cannot be written") }
        let new = path + ".new"
        unlink(new)
        let file = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw Self.failure(path) }
        var rest = Array(data)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            guard count > 0 else {
                close(file)
                throw Self.failure(path)
            }
            rest = rest.dropFirst(count)
        }
        let isSafe = fsync(file) == 0
        guard close(file) == 0, isSafe, rename(new, path) == 0 else { throw Self.failure(path) }
    }

    private static func failure(_ path: String) -> BriefingFileError {
        BriefingFileError(
            "\(path) cannot be written: \(String(cString: strerror(errno))); briefings are lost with this run")
    }
}

/// What went wrong with the file of briefings, as a sentence.
package struct BriefingFileError: Error, Hashable, CustomStringConvertible {
    package var description: String

    init(_ description: String) { self.description = description }
}
