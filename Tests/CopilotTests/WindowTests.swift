import Market
import Support
import TerminalDriver
import Testing

/// The window takes every size while the desk runs.
@Suite struct WindowTests {
    @Test func downToOneCellAndUpAgain() throws {
        try withFolder { home in
            let run = try ProgramRun(home)
            #expect(run.shows("Scanner SIM", "● sim"))
            for (columns, rows) in [(80, 24), (60, 16), (40, 10), (30, 1), (1, 30), (1, 1)] as [(UInt16, UInt16)] {
                run.resize(columns: columns, rows: rows)
                #expect(run.waits { !$0.picture.text.contains("Scanner SIM ╌╌╌╌") })
            }
            run.resize(columns: 200, rows: 60)
            #expect(run.shows("Scanner SIM", "Levels", "Focus", "1 Desk  2 Chart"))
            #expect(run.picture.lines.count == 60)
            run.press("q")
            #expect(run.end() == .exited(0))
            #expect(run.isWhole)
        }
    }

    @Test func aStormOfSizes() throws {
        try withFolder { home in
            let run = try ProgramRun(home)
            #expect(run.shows("Scanner SIM"))
            var numbers = SeededNumbers(seed: 3)
            for turn in 0..<2_000 {
                run.resize(
                    columns: UInt16.random(in: 1...220, using: &numbers),
                    rows: UInt16.random(in: 1...70, using: &numbers))
                if turn % 50 == 0 { _ = run.waits(seconds: 0) { _ in false } }
            }
            run.resize(columns: 160, rows: 48)
            run.press("Ctrl-L 8")
            #expect(run.shows("Paths and terminal", "Jobs"))
            run.press("Ctrl-C")
            #expect(run.end() == .exited(0))
            #expect(run.isWhole)
        }
    }

    @Test func aPasteAndAFloodOfMouseReportsPressNoKeys() throws {
        try withFolder { home in
            let run = try ProgramRun(home)
            #expect(run.shows("Scanner SIM", "● sim"))
            #expect(run.send("\u{1b}[200~" + String(repeating: "q\r8\u{3}", count: 50_000) + "\u{1b}[201~"))
            #expect(run.send(String(repeating: "\u{1b}[<64;40;20M\u{1b}[<35;41;20M\u{1b}[<0;9999;9999M", count: 5_000)))
            run.press("8")
            #expect(run.shows("Paths and terminal"))
            run.press("Ctrl-C")
            #expect(run.end() == .exited(0))
            #expect(run.isWhole)
        }
    }
}
