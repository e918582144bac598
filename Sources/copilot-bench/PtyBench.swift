import ArgumentParser
import Glibc
import TerminalDriver

/// Measures the whole program on a pseudo-terminal: first frame, keys, idling, memory.
struct PtyBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pty", abstract: "First frame, key latency, idle load and memory of copilot on a terminal.")

    @Option(help: "The program to measure.")
    var program = ".build/release/copilot"
    @Option(help: "Trading days in the six recordings that are replayed.")
    var days = 30
    @Option(help: "Starts to time.")
    var starts = 15
    @Option(help: "Keys of each kind to time.")
    var keys = 200
    @Option(help: "Pushes a second that arrive while keys are timed.")
    var pushes = 0
    @Option(help: "Seconds to watch the idle desk.")
    var idleSeconds = 20.0

    func run() throws {
        let recordings = try RecordingSet(days: days)
        defer { recordings.remove() }
        try measureStart(recordings)
        try measureKeys(recordings)
        try measureIdle(recordings)
    }

    private func open(_ arguments: [String], _ recordings: RecordingSet) throws -> PtySession {
        let environment = [
            "TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": recordings.folder, "PATH": "/usr/bin:/bin",
        ]
        return try PtySession(
            program: program, arguments: arguments, environment: environment, columns: 160, rows: 48)
    }

    private func replay(_ recordings: RecordingSet, _ options: [String]) -> [String] {
        ["replay"] + recordings.files + options
    }

    /// From the start of the process to the last byte of the first frame that shows the tabs of the last row.
    private func measureStart(_ recordings: RecordingSet) throws {
        for (name, arguments) in [
            ("first frame, simulated", ["--feed", "simulated"]),
            ("first frame, replay", replay(recordings, ["--paused"])),
        ] {
            var times = Figures()
            for _ in 0..<starts {
                let session = try open(arguments, recordings)
                if let shown = firstFrame(of: session) { times.add(Double(shown - session.started) / 1e6) }
                session.end()
            }
            print(times.line(name, unit: "ms"))
        }
    }

    /// When the first screen with all its panes and tabs had come. What comes is looked at only afterwards, so that
    /// looking does not hold the program up.
    private func firstFrame(of session: PtySession) -> Int64? {
        var chunks: [(bytes: [UInt8], at: Int64)] = []
        while let chunk = session.read(within: 400) {
            chunks.append(chunk)
            if chunk.at - session.started > 400_000_000 { break }
        }
        var picture = TerminalPicture(width: 160, height: 48)
        for chunk in chunks {
            picture.take(chunk.bytes)
            if picture.text.contains("Scanner"), picture.lines.last?.contains("8 Engine") == true { return chunk.at }
        }
        return nil
    }

    private func measureKeys(_ recordings: RecordingSet) throws {
        let port = pushes > 0 ? PushLoad.freePort() : nil
        let options = ["--speed", "60"] + (port.map { ["--port", "\($0)"] } ?? [])
        let session = try open(replay(recordings, options), recordings)
        defer { session.end() }
        _ = session.drain(milliseconds: 3_000)
        let load = try port.map { try PushLoad(port: $0, perSecond: pushes) }
        defer {
            if let (sent, refused) = load?.stop() { print("pushes meanwhile \(sent), not taken \(refused)") }
        }
        var chance = SystemRandomNumberGenerator()
        // Each pair of keys comes back to where it began.
        let kinds: [(name: String, keys: [String])] = [
            ("cursor keys", ["\u{1b}OB", "\u{1b}OA"]), ("page keys", ["2", "8", "1"]), ("zoom key", ["z", "z"]),
            ("theme keys", ["T", "\u{1b}OB", "\u{1b}OA", "\r"]),
        ]
        for kind in kinds {
            session.send("1")
            _ = session.drain(milliseconds: 300)
            // From the chart to the scanner, where the cursor moves.
            if kind.name == "cursor keys" { session.send("\t") }
            _ = session.drain(milliseconds: 300)
            var first = Figures()
            var last = Figures()
            for index in 0..<keys {
                _ = session.drain(milliseconds: Double.random(in: 20...180, using: &chance))
                let at = PtySession.now()
                session.send(kind.keys[index % kind.keys.count])
                guard let burst = session.readBurst(within: 500, quiet: 2) else { continue }
                first.add(Double(burst.first - at) / 1e6)
                last.add(Double(burst.last - at) / 1e6)
            }
            print(first.line("\(kind.name), first byte", unit: "ms"))
            print(last.line("\(kind.name), last byte", unit: "ms"))
        }
        print("resident memory, \(days) days        \(session.residentMemory() / 1_048_576) MB")
    }

    private func measureIdle(_ recordings: RecordingSet) throws {
        let session = try open(replay(recordings, ["--paused"]), recordings)
        defer { session.end() }
        _ = session.drain(milliseconds: 3_000)
        let before = session.processorTime()
        let bytes = session.drain(milliseconds: idleSeconds * 1_000)
        let busy = Double(session.processorTime() - before) / (idleSeconds * 1e9) * 100
        print("idle, paused replay               \(Figures.text(busy, decimals: 3)) % of a core")
        print("idle, paused replay               \(Figures.text(Double(bytes) / idleSeconds, decimals: 0)) bytes/s")
    }
}
