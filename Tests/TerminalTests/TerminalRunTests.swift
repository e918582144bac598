import Canvas
import Glibc
import TerminalDriver
import Testing
import terminal_probe

@testable import Terminal

/// The real terminal, seen from outside: `terminal-probe` on a pseudo-terminal.
@Suite(.serialized) struct TerminalRunTests {
    /// A probe, the picture it has drawn so far and every byte of it.
    private final class Run {
        let session: PtySession
        var picture: TerminalPicture
        var output = ""

        init(_ changes: [String: String] = [:], columns: UInt16 = 40, rows: UInt16 = 8) throws {
            var environment = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": "/"]
            environment.merge(changes) { $1 }
            session = try PtySession(
                program: Self.probe, arguments: [], environment: environment, columns: columns, rows: rows)
            picture = TerminalPicture(width: Int(columns), height: Int(rows))
        }

        /// The program beside this test's own.
        static var probe: String {
            var path = [CChar](repeating: 0, count: 4_096)
            let count = readlink("/proc/self/exe", &path, path.count - 1)
            let folder = String(decoding: path.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
            return folder.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/terminal-probe"
        }

        func take(_ bytes: [UInt8]) {
            picture.take(bytes)
            output += String(decoding: bytes, as: UTF8.self)
        }

        /// Reads until the picture shows the text; false when it does not within ten seconds.
        func shows(_ text: String) -> Bool { waits { $0.picture.text.contains(text) } }

        func waits(_ isMet: (Run) -> Bool) -> Bool {
            let deadline = PtySession.now() + 10_000_000_000
            while !isMet(self) {
                guard PtySession.now() < deadline else { return false }
                if let chunk = session.read(within: 50) { take(chunk.bytes) }
            }
            return true
        }

        func end() -> PtyEnd? { session.waitForEnd(seconds: 10) { take($0) } }

        /// The shell is whole: modes off, main screen, cursor on, line editing as before.
        var isWhole: Bool {
            picture.modes.isDisjoint(with: ["?1049", "?1002", "?1006", "?2004", "?2026", "?1"])
                && picture.modes.contains("?25") && session.isSane()
        }
    }

    @Test func opensDrawsAndGivesTheShellBack() throws {
        let run = try Run()
        #expect(run.shows("ready 40x8 palette"))
        #expect(run.picture.modes.isSuperset(of: ["?1049", "?1002", "?1006", "?2004"]))
        #expect(!run.session.isSane())
        run.session.send("q")
        #expect(run.end() == .exited(0))
        #expect(run.isWhole)
        #expect(run.output.contains("\u{1b}]104\u{7}"))
        #expect(run.output.hasSuffix("left: q\r\n"))
    }

    @Test func readsKeysMouseAndPaste() throws {
        let run = try Run(rows: 20)
        #expect(run.shows("ready"))
        run.session.send("\u{1b}[1;5A")
        #expect(run.shows("key Ctrl-Up"))
        run.session.send("\u{1a}")
        #expect(run.shows("key Ctrl-Z"))
        run.session.send("\u{1b}")
        #expect(run.shows("key Esc"))
        run.session.send("\u{1b}[<0;5;6M")
        #expect(run.shows("mouse press 4,5"))
        run.session.send("\u{1b}[200~two\rlines\u{1b}[201~")
        #expect(run.shows("paste two lines"))
        run.session.send("q")
        #expect(run.end() == .exited(0))
    }

    @Test func writesNothingWhenNothingChanged() throws {
        let run = try Run()
        #expect(run.shows("ready"))
        run.session.send("a")
        #expect(run.shows("key a"))
        _ = run.waits { $0.session.read(within: 100).map { chunk in run.take(chunk.bytes) } == nil }
        let before = run.output.utf8.count
        // A report of another mouse button is no input: the loop turns and shows the same grid.
        run.session.send("\u{1b}[<2;5;6M")
        #expect(run.session.read(within: 300) == nil)
        #expect(run.output.utf8.count == before)
        run.session.send("q")
        #expect(run.end() == .exited(0))
    }

    @Test(arguments: ["xterm-256color", "tmux-256color", "xterm", "vt100", "linux", "screen", "rxvt"])
    func whatIsOnTheScreenIsTheGrid(term: String) throws {
        let run = try Run(["TERM": term], columns: 47, rows: 11)
        #expect(run.shows("ready"))
        for number in UInt64(1)...40 {
            run.session.send("g")
            if number == 30 { run.session.send("\u{c}") }
            let grid = Scene.grid(number, width: 47, height: 11)
            let isAscii = ["vt100", "linux"].contains(term)
            let rows = (0..<11).map { Self.rows(isAscii ? grid.ascii() : grid, $0) }
            let isRight = run.waits { $0.picture.lines == rows }
            #expect(isRight, "scene \(number)\n\(run.picture.text)\n\nwanted\n\(rows.joined(separator: "\n"))")
            guard isRight else { break }
        }
        run.session.send("q")
        #expect(run.end() == .exited(0))
    }

    /// A row as the picture keeps it: without marks and without blanks at its end.
    private static func rows(_ grid: Grid, _ y: Int) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in grid.text(row: y).unicodeScalars where !TextWidth.isCombining(scalar) { scalars.append(scalar) }
        while scalars.last == " " { scalars.removeLast() }
        return String(scalars)
    }

    @Test func titleNoticeBellAndClipboard() throws {
        let run = try Run()
        #expect(run.shows("ready"))
        run.session.send("ny")
        #expect(run.shows("key y"))
        #expect(run.picture.commands.contains("2;MNQ ]0;evil# [fg=red]"))
        #expect(run.picture.commands.contains("9;flat by 12:00[2J"))
        #expect(run.picture.commands.contains("52;c;aGkg4pyT"))
        #expect(run.output.contains("\u{1b}[22;2t"))
        run.session.send("q")
        #expect(run.end() == .exited(0))
        #expect(run.output.contains("\u{1b}[23;2t"))
    }

    @Test func resizesDownToOneCellAndBack() throws {
        let run = try Run()
        #expect(run.shows("ready"))
        for (columns, rows): (UInt16, UInt16) in [(1, 1), (200, 50), (2, 1), (1, 60), (40, 1), (7, 3)] {
            run.session.resize(columns: columns, rows: rows)
        }
        run.session.resize(columns: 60, rows: 30)
        run.picture = TerminalPicture(width: 60, height: 30)
        #expect(run.shows("size 60x30"))
        run.session.send("\u{c}")
        #expect(run.shows("key Ctrl-L"))
        run.session.resize(columns: 1, rows: 1)
        run.session.send("q")
        #expect(run.end() == .exited(0))
        #expect(run.session.isSane())
    }

    @Test(arguments: [("c", SIGABRT), ("x", SIGILL), ("t", SIGABRT), ("o", SIGSEGV)])
    func aCrashGivesTheShellBackAndSaysWhereTheLogIs(key: String, signal: CInt) throws {
        var name = Array("/tmp/terminal-probe-XXXXXX".utf8CString)
        let log = mkstemp(&name)
        let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer {
            close(log)
            unlink(path)
        }
        let run = try Run(["PROBE_LOG": path])
        #expect(run.shows("ready"))
        run.session.send(key)
        #expect(run.end() == .signalled(signal))
        #expect(run.isWhole)
        #expect(run.output.contains("probe crashed (SIG"))
        #expect(run.output.hasSuffix("The log is /tmp/probe.log.\r\n"))
        #expect(!run.output.contains("Press space"))
        var buffer = [UInt8](repeating: 0, count: 1_024)
        let count = pread(log, &buffer, buffer.count, 0)
        let line = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
        let lines = line.split(separator: "\n")
        #expect(lines.last?.hasPrefix("20") == true && lines.last?.contains("Z critical crashed (SIG") == true)
        // What Swift's runtime said goes to the log, not over the screen.
        #expect(line.contains("Fatal error") == (key == "x"))
        #expect(!run.output.contains("Fatal error"))
    }

    @Test(arguments: [(SIGTERM, "SIGTERM"), (SIGINT, "SIGINT"), (SIGHUP, "SIGHUP")])
    func signalsLeaveInGoodOrder(signal: CInt, name: String) throws {
        let run = try Run()
        #expect(run.shows("ready"))
        kill(run.session.pid, signal)
        #expect(run.end() == .exited(0))
        #expect(run.isWhole)
        #expect(run.output.hasSuffix("left: \(name)\r\n"))
    }

    @Test func aClosedWindowEndsTheProgram() throws {
        let run = try Run()
        #expect(run.shows("ready"))
        run.session.hangUp()
        #expect(run.end() == .exited(0))
    }

    @Test(arguments: [
        ("nosuch-terminal", "nothing is known about the terminal nosuch-terminal"), ("", "TERM is empty"),
        ("dumb", "cannot place its cursor"),
    ])
    func aTerminalThatCannotIsRefusedWithAdvice(term: String, words: String) throws {
        let run = try Run(["TERM": term])
        #expect(run.end() == .exited(2))
        #expect(run.output.contains(words))
        #expect(run.output.contains("TERM="))
        #expect(run.session.isSane())
    }

    @Test(arguments: [
        (["TERM": "vt100"], "none"), (["NO_COLOR": "1"], "none"), (["TERM": "xterm"], "indexed8"),
        (["TERM": "tmux-256color"], "indexed256"), (["TERM": "screen"], "indexed8"), (["TERM": "linux"], "indexed8"),
    ])
    func poorerTerminalsStillShowTheDesk(environment: [String: String], depth: String) throws {
        let run = try Run(environment)
        #expect(run.shows("ready 40x8 \(depth)"))
        run.session.send("q")
        #expect(run.end() == .exited(0))
        #expect(run.session.isSane())
    }

    @Test(arguments: [
        (["LANG": "C.UTF-8"], "unicode"), (["LANG": ""], "unicode"), (["LANG": "xx_XX.UTF-8"], "unicode"),
        (["LANG": "C"], "ascii"), (["LANG": "de_DE.ISO-8859-1"], "ascii"), (["LC_ALL": "POSIX"], "ascii"),
        (["LC_ALL": "en_US.utf8", "LANG": "C"], "unicode"), (["TERM": "linux"], "ascii"),
    ])
    func glyphsFollowTheLocale(environment: [String: String], glyphs: String) throws {
        let run = try Run(environment)
        #expect(run.shows(" \(glyphs)"))
        run.session.send("q")
        #expect(run.end() == .exited(0))
    }

    @Test func theWindowsSizeIsTheSystems() throws {
        let run = try Run(["LINES": "3", "COLUMNS": "5"])
        #expect(run.shows("ready 40x8"))
        #expect(run.output.contains("\u{1b}[1;8r"))
        run.session.send("q")
        #expect(run.end() == .exited(0))
    }

    @Test func comesBackFromASuspension() throws {
        let run = try Run()
        #expect(run.shows("ready"))
        // Nobody is there to continue a session's leader, so the system lets it go on at once.
        run.session.send("\u{1a}")
        #expect(run.waits { $0.output.contains("\u{1b}[?1049l") && $0.picture.modes.contains("?1049") })
        #expect(run.shows("key Ctrl-Z"))
        #expect(run.picture.modes.isSuperset(of: ["?1049", "?1002", "?1006", "?2004"]))
        run.session.send("a")
        #expect(run.shows("key a"))
        run.session.send("q")
        #expect(run.end() == .exited(0))
        #expect(run.isWhole)
    }

    @Test func withoutATerminalTheErrorNamesTheWayOut() throws {
        let theme = Theme(name: "t", summary: "", paints: [:])
        let file = open("/dev/null", O_RDWR)
        defer { close(file) }
        #expect(throws: TerminalError.noTerminal) { try Terminal(theme: theme, input: file, output: file) }
        #expect(TerminalError.noTerminal.description.contains("--once"))
    }
}
