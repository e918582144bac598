import ArgumentParser
import Canvas
import Glibc
import Terminal

/// Measures what a frame costs: the difference of two grids on its way through ncurses into a pseudo-terminal.
struct PaintBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paint", abstract: "The cost of a frame on the terminal, by how much of it changed.")

    @Option(help: "Columns of the screen.")
    var columns = 160
    @Option(help: "Rows of the screen.")
    var rows = 48
    @Option(help: "Frames of each kind to time.")
    var frames = 500

    func run() throws {
        let pty = try DrainedPty(columns: columns, rows: rows)
        let settings = TerminalSettings { ["TERM": "xterm-256color", "LANG": "C.UTF-8"][$0] }
        let terminal = try Terminal(settings, theme: theme, input: pty.program, output: pty.program)
        let kinds: [(name: String, isEven: (Int) -> Bool)] = [
            ("paint, nothing changed", { _ in false }), ("paint, 8 cells of a row", { $0 < 8 }),
            ("paint, 1 % scattered", { $0 % 100 == 7 }), ("paint, 10 % scattered", { $0 % 10 == 3 }),
            ("paint, every cell", { _ in true }),
        ]
        var lines: [String] = []
        for kind in kinds {
            let grids = [grid { _ in false }, grid(kind.isEven)]
            terminal.show(grids[0])
            var times = Figures()
            for frame in 1...frames {
                let start = clock()
                terminal.show(grids[frame % 2])
                times.add(Double(clock() - start) / 1e6)
            }
            lines.append(times.line(kind.name, unit: "ms"))
        }
        terminal.close()
        for line in lines { print(line) }
    }

    /// Braille everywhere, other dots and another colour where `isChanged` says so.
    private func grid(_ isChanged: (Int) -> Bool) -> Grid {
        var grid = Grid(width: columns, height: rows)
        let first = Unicode.Scalar(0x28ff as UInt16) ?? "#"
        let second = Unicode.Scalar(0x2847 as UInt16) ?? "%"
        for y in 0..<rows {
            for x in 0..<columns {
                let isNew = isChanged(y * columns + x)
                grid.put(isNew ? second : first, x: x, y: y, Pen(isNew ? .down : .up, on: x % 40 < 20 ? .bg : .zoneUp))
            }
        }
        return grid
    }

    private var theme: Theme {
        Theme(
            name: "bench", summary: "",
            paints: [
                .bg: Paint(rgb: RGB(0x0e1116)), .text: Paint(rgb: RGB(0xb3bec9)), .up: Paint(rgb: RGB(0x38c98b)),
                .down: Paint(rgb: RGB(0xf2645f)), .zoneUp: Paint(rgb: RGB(0x10291f)),
            ])
    }

    private func clock() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}

/// A pseudo-terminal whose output is read and thrown away by a thread of its own.
private struct DrainedPty {
    /// The program's side.
    let program: CInt

    init(columns: Int, rows: Int) throws {
        let outside = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        // TIOCSPTLCK and TIOCGPTN, whose macros Swift does not import; Linux values.
        var lock: CInt = 0
        var number: UInt32 = 0
        guard outside >= 0, ioctl(outside, 0x4004_5431, &lock) == 0, ioctl(outside, 0x8004_5430, &number) == 0 else {
            throw ValidationError("no pseudo-terminal can be opened here")
        }
        program = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
        var size = winsize(
            ws_row: UInt16(clamping: rows), ws_col: UInt16(clamping: columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(outside, UInt(TIOCSWINSZ), &size)
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { @Sendable raw in
                let outside = CInt(Int(bitPattern: raw))
                var buffer = [UInt8](repeating: 0, count: 65_536)
                while read(outside, &buffer, buffer.count) > 0 {}
                return nil
            }, UnsafeMutableRawPointer(bitPattern: Int(outside)))
        guard code == 0 else { throw ValidationError("no thread can be started here") }
    }
}
