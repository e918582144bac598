import Canvas
import Glibc
import Terminal

/// A program as small as can be around the terminal, for tests that look at it from outside: it writes each input on the
/// next row, and obeys the keys `q` quit, `c` crash, `t` crash on a thread, `o` overflow a thread's stack, `x` trap,
/// `Ctrl-L` redraw, `Ctrl-Z` suspend, `y` copy, `n` notice and title, `m` mouse off, `g` the next scene.
@main
struct Probe {
    static func main() {
        guard let wake = WakePipe() else { return }
        let log = log()
        CrashReport.install(
            program: "probe", advice: "The log is /tmp/probe.log.", log: getenv("PROBE_LOG").map { String(cString: $0) }
        )
        var settings = TerminalSettings()
        settings.strayOutput = log
        do {
            let terminal = try Terminal(settings, theme: theme)
            Signals.catchAll(waking: wake)
            let reason = Probe(terminal: terminal, wake: wake).loop()
            terminal.close()
            print("left: \(reason)")
        } catch {
            print(error)
            exit(2)
        }
    }

    /// A colour of its own for every role, so that terminals with few pairs run out of them.
    static var theme: Theme {
        var theme = Theme(name: "probe", summary: "", paints: [:])
        for role in Role.allCases {
            let step = UInt32(role.rawValue)
            theme[role] = Paint(rgb: RGB(0x10_2030 + step * 0x07_0503), indexed16: UInt8(step % 16))
        }
        theme[.bg] = Paint(rgb: RGB(0x0e_1116), indexed256: 233)
        theme[.sel] = Paint(rgb: RGB(0x1d_2b3a), indexed256: 236, mono: .reverse)
        return theme
    }

    let terminal: Terminal
    let wake: WakePipe

    /// The descriptor named in PROBE_LOG.
    static func log() -> CInt? {
        getenv("PROBE_LOG").map { open($0, O_WRONLY | O_CREAT | O_APPEND, 0o600) }
    }

    func loop() -> String {
        var scene: UInt64 = 0
        var lines = [
            "ready \(terminal.size.width)x\(terminal.size.height) \(terminal.colour.depth) \(terminal.needsAscii ? "ascii" : "unicode")"
        ]
        while true {
            let size = terminal.size
            terminal.show(scene > 0 ? Scene.grid(scene, width: size.width, height: size.height) : picture(lines))
            terminal.wait(wake, milliseconds: 5_000)
            let signals = Signals.take()
            if !signals.isDisjoint(with: .leave) { return "\(signals)" }
            for input in terminal.readInputs() {
                lines.append(describe(input))
                if input == .key(KeyStroke(.character("q"))) { return "q" }
                if input == .key(KeyStroke(.character("g"))) { scene += 1 }
                obey(input)
            }
            if terminal.hasEnded { return "terminal gone" }
        }
    }

    func picture(_ lines: [String]) -> Grid {
        var grid = Grid(width: terminal.size.width, height: terminal.size.height)
        for (y, line) in lines.suffix(grid.height).enumerated() {
            grid.put(line, x: 0, y: y, Pen(y == 0 ? .up : .text, on: y == 1 ? .sel : nil))
        }
        return grid
    }

    func describe(_ input: Input) -> String {
        switch input {
        case .key(let key): "key \(key)"
        case .mouse(let mouse): "mouse \(mouse.action) \(mouse.x),\(mouse.y)"
        case .paste(let text): "paste \(OutsideText.line(text))"
        case .resized(let size): "size \(size.width)x\(size.height)"
        }
    }

    func obey(_ input: Input) {
        guard case .key(let stroke) = input else { return }
        switch stroke {
        case KeyStroke(.character("c")): abort()
        case KeyStroke(.character("x")): Self.trap([])
        case KeyStroke(.character("t")): Self.onThread { abort() }
        case KeyStroke(.character("o")):
            Self.onThread {
                CrashReport.coverThread()
                exit(CInt(truncatingIfNeeded: Self.deep(1)))
            }
        case KeyStroke(.character("l"), .control): terminal.redraw()
        case KeyStroke(.character("z"), .control): terminal.suspend()
        case KeyStroke(.character("y")): _ = terminal.copy("hi ✓")
        case KeyStroke(.character("m")): terminal.setMouse(false)
        case KeyStroke(.character("n")):
            terminal.setTitle("MNQ \u{1b}]0;evil\u{07}#[fg=red]")
            terminal.notify("flat by 12:00\u{1b}[2J")
            terminal.bell()
        default: break
        }
    }

    @inline(never) static func trap(_ values: [Int]) { print(values[values.count + 3]) }

    @inline(never) static func deep(_ depth: Int) -> Int {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 512) { memory in
            memory.initialize(repeating: depth)
            return deep(memory[depth & 511] + 1) + memory[7]
        }
    }

    static func onThread(_ work: @escaping @Sendable () -> Void) {
        var thread = pthread_t()
        let box = Unmanaged.passRetained(Work(work))
        pthread_create(
            &thread, nil,
            { @Sendable raw in
                if let raw { Unmanaged<Work>.fromOpaque(raw).takeRetainedValue().run() }
                return nil
            }, box.toOpaque())
    }

    final class Work: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }
}
