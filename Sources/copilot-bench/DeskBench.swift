import ArgumentParser
import Canvas
import Desk
import Engine
import Glibc
import Market
import Settings
import State

/// Measures what the desk costs a frame: an input taken and the whole screen drawn anew, without the terminal.
struct DeskBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desk", abstract: "The cost of a key and a frame, page by page.")

    @Option(help: "Columns of the screen.")
    var columns = 160
    @Option(help: "Rows of the screen.")
    var rows = 48
    @Option(help: "Trading days of six instruments behind the screen.")
    var days = 30
    @Option(help: "Frames to time of each kind.")
    var frames = 2_000

    func run() throws {
        let snapshot = market()
        let size = Size(columns, rows)
        let kinds: [(name: String, keys: [String], pressed: String)] = [
            ("desk page, nothing pressed", [], ""), ("desk page, cursor in the scanner", ["Tab"], "Down"),
            ("chart page, panned", ["2"], "Left"), ("engine page, log scrolled", ["8", "Tab", "Tab", "Tab"], "Up"),
            ("pages, in turn", [], "2 8 1"), ("help, open", ["?"], ""), ("help, typed in", ["?"], "z Backspace"),
            ("palette, typed in", [":"], "t Backspace"),
        ]
        for kind in kinds {
            var desk = Desk(facts: facts)
            _ = desk.render(snapshot, size: size)
            for key in kind.keys.compactMap({ KeyStroke(text: $0) }) {
                _ = desk.update(.key(key), snapshot)
                _ = desk.render(snapshot, size: size)
            }
            let pressed = kind.pressed.split(separator: " ").compactMap { KeyStroke(text: String($0)) }
            var times = Figures()
            for frame in 0..<frames {
                let start = clock()
                if !pressed.isEmpty { _ = desk.update(.key(pressed[frame % pressed.count]), snapshot) }
                let drawn = desk.render(snapshot, size: size)
                times.add(Double(clock() - start) / 1e3)
                guard drawn.grid.width == columns else { throw ValidationError("the frame has the wrong size") }
            }
            print(times.line(kind.name, unit: "µs"))
        }
    }

    private var facts: DeskFacts {
        DeskFacts(
            version: "bench", keymap: .standard, themeName: "dark",
            themes: [NamedChoice(name: "dark", summary: "quiet and dark")],
            keymaps: [NamedChoice(name: "default", summary: "arrows and mnemonic letters")], account: "EVAL 50K",
            paths: [("log", "copilot.log"), ("data", "copilot")])
    }

    /// Six instruments after so many whole trading days.
    private func market() -> Snapshot {
        let roots = ["MNQ", "MES", "MCL", "MGC", "SIL", "MHG"].compactMap { ContractSpecs.byRoot[$0] }
        var engine = Engine(EngineConfiguration(mode: .simulated, source: "sim"))
        var number: UInt64 = 0
        func apply(_ event: Event) {
            number += 1
            _ = engine.apply(NumberedEvent(number: number, event: event))
        }
        apply(.sourceReported(SourceReport(name: "sim", state: .live)))
        apply(.instrumentsListed(roots.map { Instrument(spec: $0, month: ContractMonth(year: 2024, month: 3)) }))
        apply(.playbackChanged(Playback(speed: .times(60), isPaused: false, seed: 1)))
        var time = Timestamp(seconds: 0)
        for batch in MarketRows(instruments: roots.count, days: max(1, days), size: 6 * 1_024) {
            apply(.barsClosed(batch))
            if let last = batch.last { time = last.bar.time.adding(minutes: 1) }
        }
        apply(.clockAdvanced(time))
        for line in 0..<40 {
            apply(.logged(LogLine(time: time, level: .info, part: "engine", text: "line \(line) of the log")))
        }
        apply(.clockAdvanced(time.adding(seconds: 13)))
        return engine.snapshot()
    }

    private func clock() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
