import Logging
import Machine
import Market
import State
import Synchronization

/// Where every line of the log goes: made clean, then to the file and to the screen. Nothing that goes wrong here stops
/// the desk: the first trouble with the file becomes a line on the screen.
package final class Log: Sendable {
    private struct Contents: Sendable {
        var file: LogFile?
        var hasFailed = false
        var show: (@Sendable (LogLine) -> Void)?
        /// Lines from before the screen, the newest of them.
        var early: [LogLine] = []
    }

    private static let earlyLimit = 200

    private let contents: Mutex<Contents>
    private let redactor: SecretRedactor
    private let level: LogLine.Level
    private let now: @Sendable () -> Timestamp

    /// - Parameters:
    ///   - path: the file; nil keeps lines on the screen only.
    ///   - level: lines below it are dropped.
    package init(
        path: String?, redactor: SecretRedactor = SecretRedactor(), level: LogLine.Level = .info,
        fileLimit: Int = 1_048_576, now: @escaping @Sendable () -> Timestamp = Clocks.wall
    ) {
        contents = Mutex(Contents(file: path.map { LogFile(path: $0, limit: fileLimit) }))
        self.redactor = redactor
        self.level = level
        self.now = now
    }

    /// Writes a line; from any thread.
    package func write(_ level: LogLine.Level, part: String, _ text: String) {
        guard level >= self.level else { return }
        let line = LogLine(time: now(), level: level, part: part, text: redactor.clean(text))
        let lines = contents.withLock { contents in
            var lines = [line]
            do throws(RuntimeError) {
                try contents.file?.write("\(line.time.utcText(milliseconds: true)) \(level) \(part) \(line.text)")
            } catch {
                if !contents.hasFailed {
                    let text = "\(error); lines are shown here only"
                    lines.append(LogLine(time: line.time, level: .warn, part: "log", text: redactor.clean(text)))
                }
                contents.hasFailed = true
            }
            guard contents.show == nil else { return lines }
            contents.early = (contents.early + lines).suffix(Self.earlyLimit)
            return []
        }
        guard !lines.isEmpty, let show = contents.withLock({ $0.show }) else { return }
        for line in lines { show(line) }
    }

    /// Gives every line to `show`, also those from before.
    package func show(_ show: @escaping @Sendable (LogLine) -> Void) {
        let early = contents.withLock { contents in
            defer { contents.early = [] }
            contents.show = show
            return contents.early
        }
        for line in early { show(line) }
    }

    /// A logger whose lines say `part`.
    package func logger(_ part: String) -> Logger {
        Logger(label: part) { LogHandlerOfPart(part: $0, log: self) }
    }
}

/// Carries the lines of one part's logger to the log.
struct LogHandlerOfPart: LogHandler {
    let part: String
    let log: Log
    var metadata: Logger.Metadata = [:]
    /// The log itself drops what is below its level.
    var logLevel = Logger.Level.trace

    init(part: String, log: Log) {
        self.part = part
        self.log = log
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        let facts = all.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        let trouble = event.error.map { ": \($0)" } ?? ""
        log.write(LogLine.Level(event.level), part: part, "\(event.message)\(trouble)\(facts)")
    }
}

extension LogLine.Level {
    init(_ level: Logger.Level) {
        switch level {
        case .trace, .debug: self = .debug
        case .info, .notice: self = .info
        case .warning: self = .warn
        case .error, .critical: self = .error
        }
    }
}
