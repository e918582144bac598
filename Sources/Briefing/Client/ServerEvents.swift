/// Reads a stream of server-sent events (HTML standard, 9.2.6) from bytes cut anywhere, also inside a character.
struct ServerEvents {
    /// One event: what its `data` lines hold, joined by line breaks.
    struct Event: Hashable {
        var name: String?
        var data: String
    }

    /// Bytes of a line or of an event; what is longer is left out.
    private let limit: Int
    private var line: [UInt8] = []
    private var isTooLong = false
    private var wasReturn = false
    private var isFirst = true
    private var name: String?
    private var data: [String] = []
    private var size = 0
    /// Events that were left out because they were too long.
    private(set) var skipped = 0

    init(limit: Int = 1 << 20) { self.limit = limit }

    /// Takes bytes and gives the events that they complete.
    mutating func take(_ bytes: some Sequence<UInt8>) -> [Event] {
        var events: [Event] = []
        for byte in bytes {
            defer { wasReturn = byte == UInt8(ascii: "\r") }
            switch byte {
            case UInt8(ascii: "\n") where wasReturn: continue
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): if let event = endLine() { events.append(event) }
            default:
                if line.count < limit { line.append(byte) } else { isTooLong = true }
            }
        }
        return events
    }

    /// What an end of the stream completes; servers forget the last blank line.
    mutating func finish() -> [Event] {
        let last = line.isEmpty ? nil : endLine()
        return [last, dispatch()].compactMap { $0 }
    }

    private mutating func endLine() -> Event? {
        defer { line.removeAll(keepingCapacity: true) }
        if isFirst, line.starts(with: [0xef, 0xbb, 0xbf]) { line.removeFirst(3) }
        isFirst = false
        guard !line.isEmpty else { return dispatch() }
        let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
        var value = line[min(colon + 1, line.endIndex)...]
        if value.first == UInt8(ascii: " ") { value.removeFirst() }
        switch String(decoding: line[..<colon], as: UTF8.self) {
        case "data":
            size += value.count
            if size > limit { isTooLong = true } else { data.append(String(decoding: value, as: UTF8.self)) }
        case "event": name = String(decoding: value, as: UTF8.self)
        default: break
        }
        return nil
    }

    private mutating func dispatch() -> Event? {
        defer { (name, data, size, isTooLong) = (nil, [], 0, false) }
        if isTooLong {
            skipped += 1
            return nil
        }
        return data.isEmpty ? nil : Event(name: name, data: data.joined(separator: "\n"))
    }
}
