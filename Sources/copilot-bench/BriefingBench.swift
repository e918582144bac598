import ArgumentParser
import TerminalDriver

/// Measures what a briefing that streams in costs: keys while it does and while it does not, and how soon its first word
/// stands on the screen.
struct BriefingBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "briefing", abstract: "Key latency while a briefing streams, and its first word on the screen.")

    @Option(help: "The program to measure.")
    var program = ".build/release/copilot"
    @Option(help: "Keys of each kind to time, streaming and not.")
    var keys = 200
    @Option(help: "First words to time.")
    var answers = 30
    @Option(help: "Milliseconds between two streamed words.")
    var pause = 20.0

    func run() throws {
        let recordings = try RecordingSet(days: 5)
        defer { recordings.remove() }
        let server = try StreamServer()
        try measureFirstWord(server, recordings)
        try measureKeys(server, recordings)
    }

    private func open(_ server: StreamServer, _ recordings: RecordingSet, _ options: [String]) throws -> PtySession {
        let environment = [
            "TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": recordings.folder, "PATH": "/usr/bin:/bin",
            "COPILOT_BRIEFING_MODE": "on", "COPILOT_BRIEFING_URL": "http://127.0.0.1:\(server.port)/v1",
            "COPILOT_BRIEFING_BUDGET": "1000", "no_proxy": "*",
        ]
        let session = try PtySession(
            program: program, arguments: ["replay"] + recordings.files + options, environment: environment,
            columns: 160, rows: 48)
        _ = session.drain(milliseconds: 3_000)
        session.send("4")
        _ = session.drain(milliseconds: 500)
        return session
    }

    // MARK: The first word

    private func measureFirstWord(_ server: StreamServer, _ recordings: RecordingSet) throws {
        for (name, options) in [("paused", ["--paused"]), ("at 60 times", ["--speed", "60"])] {
            let session = try open(server, recordings, options)
            defer { session.end() }
            var picture = TerminalPicture(width: 160, height: 48)
            var times = Figures()
            for index in 0..<answers {
                let word = "Zebra" + String(UnicodeScalar(UInt8(65 + index % 26))) + "x\(index / 26)"
                server.prepare(StreamServer.Manner(first: word, delay: 400, words: 3))
                session.send("g")
                _ = watch(session, &picture, milliseconds: 200)
                session.send("y")
                if let shown = watch(session, &picture, milliseconds: 3_000, until: word), let sent = server.sentFirst {
                    times.add(Double(shown - sent) / 1e6)
                }
                _ = watch(session, &picture, milliseconds: 700)
            }
            print(times.line("first word on screen, \(name)", unit: "ms"))
        }
    }

    /// Takes what comes into a picture, for so long or until a word stands in it; answers when it came.
    private func watch(
        _ session: PtySession, _ picture: inout TerminalPicture, milliseconds: Double, until word: String? = nil
    ) -> Int64? {
        let end = PtySession.now() + Int64(milliseconds * 1e6)
        while PtySession.now() < end {
            guard let chunk = session.read(within: 50) else { continue }
            picture.take(chunk.bytes)
            if let word, picture.text.contains(word) { return chunk.at }
        }
        return nil
    }

    // MARK: Keys

    private func measureKeys(_ server: StreamServer, _ recordings: RecordingSet) throws {
        let session = try open(server, recordings, ["--speed", "60"])
        defer { session.end() }
        // A text to scroll in.
        server.prepare(StreamServer.Manner(words: 300, pause: 1))
        ask(session)
        _ = session.drain(milliseconds: 3_000)
        let kinds: [(name: String, keys: [String])] = [
            ("scroll keys", ["\u{1b}[5~", "\u{1b}[6~"]), ("page keys", ["1", "4"]),
        ]
        for kind in kinds {
            var quiet = (first: Figures(), last: Figures())
            var streaming = (first: Figures(), last: Figures())
            // In turns, so that the machine's moods meet both alike.
            for _ in 0..<4 {
                time(kind.keys, on: session, &quiet)
                server.prepare(StreamServer.Manner(pause: pause), isHeld: true)
                ask(session)
                _ = session.drain(milliseconds: 500)
                time(kind.keys, on: session, &streaming)
                server.release()
                _ = session.drain(milliseconds: 1_000)
            }
            for (part, a, b) in [
                ("first byte", quiet.first, streaming.first), ("last byte", quiet.last, streaming.last),
            ] {
                print(a.line("\(kind.name), \(part)", unit: "ms"))
                print(b.line("  while streaming", unit: "ms"))
                print("  ratio of medians                \(Figures.text(ratio(b.median, a.median)))")
            }
        }
    }

    /// Asks for a game plan, which names its price first.
    private func ask(_ session: PtySession) {
        session.send("g")
        _ = session.drain(milliseconds: 200)
        session.send("y")
    }

    private func ratio(_ a: Double?, _ b: Double?) -> Double? {
        guard let a, let b, b > 0 else { return nil }
        return a / b
    }

    private func time(_ keys: [String], on session: PtySession, _ figures: inout (first: Figures, last: Figures)) {
        var chance = SystemRandomNumberGenerator()
        for index in 0..<max(2, self.keys / 4 / 2 * 2) {
            _ = session.drain(milliseconds: Double.random(in: 20...180, using: &chance))
            let at = PtySession.now()
            session.send(keys[index % keys.count])
            guard let burst = session.readBurst(within: 500, quiet: 2) else { continue }
            figures.first.add(Double(burst.first - at) / 1e6)
            figures.last.add(Double(burst.last - at) / 1e6)
        }
    }
}
