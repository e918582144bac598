import Glibc
import Market

/// What a program asked of the disk, in order, as the recorder wrote it down.
struct DiskRecord {
    enum Step {
        case named(file: Int, path: String)
        case written(file: Int, offset: Int, bytes: ArraySlice<UInt8>)
        case synced(file: Int)
        case sized(file: Int, size: Int)
        case removed(path: String)
        case said(String)
    }

    private(set) var steps: [Step] = []

    init(path: String) {
        let bytes = Self.read(path)
        var place = 0
        func word(_ index: Int) -> Int {
            let start = place + index * 8
            return Int((0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[start + $1]) << UInt64($1 * 8) })
        }
        while place + 32 <= bytes.count, place + 32 + word(3) <= bytes.count {
            let (kind, file, offset) = (word(0), word(1), word(2))
            let content = bytes[place + 32..<place + 32 + word(3)]
            place += 32 + word(3)
            let text = String(decoding: content, as: UTF8.self)
            switch kind {
            case 1: steps.append(.named(file: file, path: text))
            case 2: steps.append(.written(file: file, offset: offset, bytes: content))
            case 3: steps.append(.synced(file: file))
            case 4: steps.append(.sized(file: file, size: offset))
            case 5: steps.append(.removed(path: text))
            default: steps.append(.said(text))
            }
        }
    }

    private static func read(_ path: String) -> [UInt8] {
        let file = open(path, O_RDONLY)
        defer { close(file) }
        var facts = stat()
        guard fstat(file, &facts) == 0 else { return [] }
        var bytes = [UInt8](repeating: 0, count: Int(facts.st_size))
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeMutableBytes {
                Glibc.read(file, $0.baseAddress.map { $0 + done }, $0.count - done)
            }
            guard count > 0 else { break }
            done += count
        }
        return bytes
    }

    /// The files, by path, as a power cut after so many steps may leave them: what was synced is there, and of what was
    /// written since any part, by pages.
    func files(after count: Int, _ numbers: inout SeededNumbers) -> [String: [UInt8]] {
        var content: [String: [UInt8]] = [:]
        var pending: [String: [(offset: Int, bytes: ArraySlice<UInt8>)]] = [:]
        var paths: [Int: String] = [:]
        func put(_ offset: Int, _ bytes: ArraySlice<UInt8>, _ path: String) {
            var file = content[path] ?? []
            content[path] = nil
            if file.count < offset + bytes.count {
                file += [UInt8](repeating: 0, count: offset + bytes.count - file.count)
            }
            file.replaceSubrange(offset..<offset + bytes.count, with: bytes)
            content[path] = file
        }
        for step in steps.prefix(count) {
            switch step {
            case .named(let file, let path):
                paths[file] = path
                if content[path] == nil { content[path] = [] }
            case .written(let file, let offset, let bytes):
                if let path = paths[file] { pending[path, default: []].append((offset, bytes)) }
            case .synced(let file):
                guard let path = paths[file] else { continue }
                for write in pending[path] ?? [] { put(write.offset, write.bytes, path) }
                pending[path] = nil
            case .sized(let file, let size):
                guard let path = paths[file], let old = content[path] else { continue }
                content[path] = Array(old.prefix(size)) + [UInt8](repeating: 0, count: max(0, size - old.count))
            case .removed(let path):
                content[path] = nil
                pending[path] = nil
            case .said: break
            }
        }
        for (path, writes) in pending {
            for write in writes {
                var rest = write.bytes
                var offset = write.offset
                while !rest.isEmpty {
                    let page = rest.prefix(4_096 - offset % 4_096)
                    if numbers.next() % 2 == 0 { put(offset, page, path) }
                    rest = rest.dropFirst(page.count)
                    offset += page.count
                }
            }
        }
        return content
    }
}
