import FoundationEssentials
import Glibc
import Ledger
import Machine

/// A file whose space is taken when it is made, so that a full disk does not stop it, with two places that are written in
/// turn, so that a torn write spoils only the older one. What is typed lies here until it is saved.
package struct DraftFile {
    /// Bytes of one place, its head included.
    static let slotSize = 262_144
    /// Mark, generation, length and checksum, eight bytes each.
    private static let headSize = 32
    private static let mark: UInt64 = 0x3174_6672_6470_6f63

    private let path: String
    private let descriptor: Int32
    private var generation: UInt64

    /// Opens the file, or makes it for this user alone with its space taken.
    package init(path: String) throws(StorageError) {
        self.path = path
        let newest = Self.newest(at: path)
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Self.error(path, "cannot be opened", errno) }
        let code = posix_fallocate(descriptor, 0, off_t(Self.slotSize * 2))
        guard code == 0 else {
            Glibc.close(descriptor)
            throw Self.error(path, "no room can be kept for what is typed", code)
        }
        fsync(descriptor)
        Self.syncFolder(of: path)
        generation = newest?.generation ?? 0
    }

    package func close() { Glibc.close(descriptor) }

    /// Puts drafts in place of those before; on return they are on the disk.
    package mutating func write(_ drafts: [JournalDraft]) throws(StorageError) {
        guard let payload = try? JSONEncoder().encode(drafts), payload.count <= Self.slotSize - Self.headSize else {
            throw .rejected(
                path: path,
                what:
                    "what is being typed is longer than \(Self.slotSize / 1_024) KiB and is not kept until it is saved")
        }
        let next = generation + 1
        var bytes: [UInt8] = []
        for word in [Self.mark, next, UInt64(payload.count), Self.checksum(next, payload)] {
            withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
        }
        bytes.append(contentsOf: payload)
        var done = 0
        let start = Int(next % 2) * Self.slotSize
        while done < bytes.count {
            let count = bytes.withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done, off_t(start + done))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.error(path, "what is typed cannot be written", errno) }
            done += count
        }
        guard fdatasync(descriptor) == 0 else { throw Self.error(path, "what is typed is not on the disk", errno) }
        generation = next
    }

    /// What the newest whole place holds; empty where there is none.
    package static func drafts(at path: String) -> [JournalDraft] { newest(at: path)?.drafts ?? [] }

    private static func newest(at path: String) -> (generation: UInt64, drafts: [JournalDraft])? {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { return nil }
        defer { Glibc.close(file) }
        return (0...1).compactMap { read(file, slot: $0) }.max { $0.generation < $1.generation }
    }

    private static func read(_ file: Int32, slot: Int) -> (generation: UInt64, drafts: [JournalDraft])? {
        var bytes = [UInt8](repeating: 0, count: slotSize)
        guard pread(file, &bytes, slotSize, off_t(slot * slotSize)) == slotSize else { return nil }
        let head = (0..<4).map { word in
            (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[word * 8 + $1]) << UInt64($1 * 8) }
        }
        guard head[0] == mark, head[2] <= UInt64(slotSize - headSize) else { return nil }
        let payload = Data(bytes[headSize..<headSize + Int(head[2])])
        guard checksum(head[1], payload) == head[3],
            let drafts = try? JSONDecoder().decode([JournalDraft].self, from: payload)
        else { return nil }
        return (head[1], drafts)
    }

    /// FNV-1a over the generation and the payload: enough to see that a write was torn.
    private static func checksum(_ generation: UInt64, _ payload: Data) -> UInt64 {
        var sum: UInt64 = 0xcbf2_9ce4_8422_2325
        func take(_ byte: UInt8) { sum = (sum ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        withUnsafeBytes(of: generation.littleEndian) { $0.forEach(take) }
        payload.forEach(take)
        return sum
    }

    /// A new file is there after a power cut only when its folder has been written too.
    static func syncFolder(of path: String) {
        guard let slash = path.lastIndex(of: "/") else { return }
        let folder = open(String(path[..<slash]), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        Glibc.close(folder)
    }

    private static func error(_ path: String, _ what: String, _ code: Int32) -> StorageError {
        .hindered(path: path, what: "\(what): \(MachineError.text(code)); the desk goes on trying")
    }
}
