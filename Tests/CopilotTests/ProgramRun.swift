import Canvas
import Glibc
import Settings
import Support
import TerminalDriver
import Testing

/// The built program on a pseudo-terminal, with a home folder of its own, the picture it has drawn and every byte of it.
final class ProgramRun {
    let session: PtySession
    private(set) var picture: TerminalPicture
    private(set) var output: [UInt8] = []

    /// How long anything may take, with both processors busy elsewhere, in seconds.
    static let patience = 60.0

    /// - Parameter changes: to the surroundings; a nil value takes a variable away.
    init(
        _ home: Folder, _ arguments: [String] = ["--feed", "simulated"], _ changes: [String: String?] = [:],
        program: String = ProgramRun.program, columns: UInt16 = 160, rows: UInt16 = 48
    ) throws {
        var environment: [String: String?] = [
            "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": home.path,
            "COPILOT_FEED": "simulated",
        ]
        environment.merge(changes) { $1 }
        if !Paths.exists(home.path + "/.config/copilot/copilot.conf") {
            try home.write(".config/copilot/copilot.conf", "history-days = 2\nsymbols = [\"MES\", \"MNQ\"]\n")
        }
        session = try PtySession(
            program: program, arguments: arguments, environment: environment.compactMapValues { $0 },
            columns: columns, rows: rows)
        picture = TerminalPicture(width: Int(columns), height: Int(rows))
    }

    deinit {
        if !hasEnded { session.end() }
    }

    /// The program beside the tests' own.
    static var program: String {
        let own = ShareFolder.executable() ?? ""
        return own.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/copilot"
    }

    private var hasEnded = false

    var outputText: String { String(decoding: output, as: UTF8.self) }

    private func take(_ bytes: [UInt8]) {
        picture.take(bytes)
        output += bytes
    }

    /// Reads until the condition holds; false when it does not in time.
    func waits(seconds: Double = ProgramRun.patience, _ isMet: (ProgramRun) -> Bool) -> Bool {
        let deadline = PtySession.now() + Int64(seconds * 1e9)
        while !isMet(self) {
            guard PtySession.now() < deadline else { return false }
            if let chunk = session.read(within: 50) { take(chunk.bytes) }
        }
        return true
    }

    /// Waits until the picture shows every one of the texts.
    func shows(_ texts: String..., seconds: Double = ProgramRun.patience) -> Bool {
        waits(seconds: seconds) { run in texts.allSatisfy(run.picture.text.contains) }
    }

    /// Waits until the picture shows the text no more.
    func hides(_ text: String) -> Bool { waits { !$0.picture.text.contains(text) } }

    /// Presses keys, written as in keymap files and parted by blanks.
    func press(_ keys: String) { for name in keys.split(separator: " ") { session.send(KeyBytes.of(String(name))) } }
    func press(_ strokes: [KeyStroke]) { session.send(strokes.map(KeyBytes.of).joined()) }

    /// Sends any amount, reading meanwhile, as a terminal does.
    func send(_ text: String) -> Bool {
        session.send(all: Array(text.utf8), seconds: Self.patience) { take($0) }
    }

    /// Waits until the program has given a place of the palette a colour, written `12/34/56`.
    func setsColour(_ rgb: String) -> Bool {
        waits { run in run.picture.commands.contains { $0.hasPrefix("4;") && $0.lowercased().hasSuffix("rgb:" + rgb) } }
    }

    func resize(columns: UInt16, rows: UInt16) {
        picture.resize(width: Int(columns), height: Int(rows))
        session.resize(columns: columns, rows: rows)
    }

    func end() -> PtyEnd? {
        let end = session.waitForEnd(seconds: Self.patience) { take($0) }
        hasEnded = end != nil
        return end
    }

    func signal(_ number: Int32) { kill(session.pid, number) }

    /// The shell is whole: modes off, main screen, cursor on, line editing as before.
    var isWhole: Bool {
        picture.modes.isDisjoint(with: ["?1049", "?1002", "?1006", "?2004", "?2026", "?1"])
            && picture.modes.contains("?25") && session.isSane()
    }

    /// No full screen was ever opened.
    var neverOpened: Bool { !output.contains(27) && session.isSane() }

    /// What was written after the alternate screen was left, without controls.
    var lastWords: String {
        let text = outputText
        guard let range = text.range(of: "\u{1b}[?1049l") else { return text }
        return String(text[range.upperBound...])
    }
}

extension String {
    /// Where a text stands last.
    fileprivate func range(of text: String) -> Range<String.Index>? {
        var start = endIndex
        while start > startIndex {
            start = index(before: start)
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
        }
        return nil
    }
}

extension Folder {
    /// The text of a file; empty where there is none.
    func text(_ name: String) -> String {
        let file = open(path + "/" + name, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return "" }
        defer { close(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(file, &buffer, buffer.count)
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer.prefix(count)
        }
    }

    /// The log's last line.
    var lastLogLine: String {
        text(".local/state/copilot/copilot.log").split(separator: "\n").last.map(String.init) ?? ""
    }
}
