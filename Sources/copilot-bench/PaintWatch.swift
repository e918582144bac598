import Glibc
import Machine
import Market
import Synchronization
import TerminalDriver

/// A desk on a pseudo-terminal and the market it follows. The first instrument's price rises a tick with each frame, so that
/// the price in the header tells which frames it holds.
final class PaintWatch {
    private let server: MarketServer
    private let instruments: [Instrument]
    private let session: PtySession
    private let scratch: ScratchFolder
    private var picture = TerminalPicture(width: 160, height: 48)
    private var sent = 0

    init(program: String, server: MarketServer, instruments: [Instrument]) throws {
        (self.server, self.instruments) = (server, instruments)
        scratch = try ScratchFolder()
        let environment = [
            "TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": scratch.path, "PATH": "/usr/bin:/bin",
            "MASSIVE_API_KEY": "bench", "COPILOT_MASSIVE_URL": server.restURL,
            "COPILOT_MASSIVE_SOCKET": server.socketURL, "COPILOT_HISTORY_DAYS": "2", "COPILOT_CONTRACT_MODE": "full",
            "COPILOT_BRIEFING_MODE": "off",
        ]
        let symbols = instruments.map(\.root).joined(separator: ",")
        session = try PtySession(
            program: program, arguments: ["--feed", "massive", "--symbols", symbols, "--data-dir", scratch.path],
            environment: environment, columns: 160, rows: 48)
        guard server.subscribed(until: Clocks.monotonic() + 30_000_000_000) != nil else {
            throw PaintWatchError.notConnected
        }
        // The first instrument to the header, wherever the scanner has put it.
        watch(milliseconds: 3_000) { _, _ in }
        session.send(":symbol \(instruments[0].root)\r")
        watch(milliseconds: 2_000) { _, _ in }
    }

    func end() {
        session.end()
        scratch.remove()
        // A market that cannot be ended ends with the benchmark.
        try? server.stop()
    }

    /// Milliseconds from a frame to the first picture that holds it, with so many items a second.
    func load(items: Int, frame: Int, seconds: Int) throws -> Figures {
        let count = items * seconds / frame
        let times = Mutex<[Int64]>([])
        let first = sent
        sent += count
        let pace = Int64(1_000_000_000) * Int64(frame) / Int64(items)
        let server = server
        let maker = FrameMaker(instruments)
        let sender = try WorkerThread(name: "bench-market") {
            let begun = Clocks.monotonic()
            for index in 0..<count {
                let wait = begun + Int64(index) * pace - Clocks.monotonic()
                if wait > 0 { usleep(UInt32(wait / 1_000)) }
                let text = maker.frame(first + index, items: frame)
                times.withLock { $0.append(Clocks.monotonic()) }
                server.send(text)
            }
        }
        let figures = figures(first: first, milliseconds: Double(seconds) * 1_000 + 1_500) { times.withLock { $0 } }
        sender.join()
        return figures
    }

    /// The same for single frames after half a second and more of quiet.
    func quiet(frames: Int) throws -> Figures {
        var sum = Figures()
        let maker = FrameMaker(instruments)
        for index in 0..<frames {
            watch(milliseconds: 350 + Double(index % 10) * 13) { _, _ in }
            let at = Clocks.monotonic()
            server.send(maker.frame(sent, items: 1))
            sent += 1
            var shown: Int64?
            watch(milliseconds: 300) { tick, time in if shown == nil, tick >= sent - 1 { shown = time } }
            if let shown { sum.add(Double(shown - at) / 1e6) }
        }
        return sum
    }

    private func figures(first: Int, milliseconds: Double, _ times: () -> [Int64]) -> Figures {
        var figures = Figures()
        var next = first
        var shown: [(tick: Int, at: Int64)] = []
        watch(milliseconds: milliseconds) { tick, at in if tick > shown.last?.tick ?? -1 { shown.append((tick, at)) } }
        let sent = times()
        for (tick, at) in shown {
            while next <= tick, next - first < sent.count {
                figures.add(Double(at - sent[next - first]) / 1e6)
                next += 1
            }
        }
        return figures
    }

    /// Reads what is painted for a while and tells the newest frame that the header holds.
    private func watch(milliseconds: Double, _ take: (Int, Int64) -> Void) {
        let end = PtySession.now() + Int64(milliseconds * 1e6)
        while true {
            let rest = Double(end - PtySession.now()) / 1e6
            guard rest > 0, let chunk = session.read(within: rest) else { return }
            picture.take(chunk.bytes)
            if let tick = shownTick { take(tick, chunk.at) }
        }
    }

    private var shownTick: Int? {
        let words = picture.lines[0].split(separator: " ")
        guard words.count > 1, words[0] == instruments[0].symbol,
            let points = Double(words[1].replacing(",", with: ""))
        else { return nil }
        return instruments[0].spec.price(points: points).ticks - FrameMaker.base
    }
}

enum PaintWatchError: Error, CustomStringConvertible {
    case notConnected

    var description: String { "the desk did not connect to the benchmark's market within 30 s" }
}
