import State

/// The newest lines of the log.
struct LogTail: Sendable {
    private let limit: Int
    private(set) var lines: [LogLine] = []
    /// Lines since the start.
    private(set) var count = 0

    init(limit: Int) { self.limit = limit }

    mutating func append(_ line: LogLine) {
        count += 1
        lines.append(line)
        if lines.count > limit { lines.removeFirst(lines.count - limit) }
    }
}
