import Glibc
import Support
import TerminalDriver
import Testing

/// However the desk ends, the shell is whole and the log says why.
@Suite struct LeavingTests {
    private func opened(_ home: Folder) throws -> ProgramRun {
        let run = try ProgramRun(home)
        #expect(run.shows("Scanner SIM", "1m SIM", "1 Desk  2 Chart", "● sim"))
        #expect(run.picture.modes.isSuperset(of: ["?1049", "?1002", "?1006", "?2004"]))
        #expect(!run.picture.modes.contains("?25"))
        #expect(!run.session.isSane())
        return run
    }

    @Test(arguments: ["q", "Ctrl-C"]) func byKey(key: String) throws {
        try withFolder { home in
            let run = try opened(home)
            run.press(key)
            #expect(run.end() == .exited(0))
            #expect(run.isWhole)
            #expect(home.lastLogLine.hasSuffix(" info desk closed by the user"))
        }
    }

    @Test(arguments: [(SIGTERM, "SIGTERM"), (SIGHUP, "SIGHUP"), (SIGINT, "SIGINT")])
    func bySignal(number: Int32, name: String) throws {
        try withFolder { home in
            let run = try opened(home)
            run.signal(number)
            #expect(run.end() == .exited(0))
            #expect(run.isWhole)
            #expect(home.lastLogLine.hasSuffix(" info desk closed by \(name)"))
        }
    }

    @Test func byAClosedTerminal() throws {
        try withFolder { home in
            let run = try opened(home)
            run.session.hangUp()
            #expect(run.end() == .exited(0))
            let line = home.lastLogLine
            #expect(line.hasSuffix("closed: the terminal is gone") || line.hasSuffix("closed by SIGHUP"), "\(line)")
        }
    }

    @Test func whileARecordingIsAwaitedThatNeverComes() throws {
        try withFolder { home in
            let pipe = home.path + "/NQH4.csv"
            mkfifo(pipe, 0o600)
            let run = try ProgramRun(home, ["replay", pipe])
            #expect(run.shows("replay is loading"))
            run.press("q")
            #expect(run.end() == .exited(0))
            #expect(run.isWhole)
        }
    }

    @Test(arguments: [(SIGSEGV, "SIGSEGV"), (SIGABRT, "SIGABRT"), (SIGILL, "SIGILL"), (SIGQUIT, "SIGQUIT")])
    func byACrash(number: Int32, name: String) throws {
        try withFolder { home in
            let run = try opened(home)
            run.signal(number)
            #expect(run.end() == .signalled(number))
            #expect(run.isWhole)
            let log = home.path + "/.local/state/copilot/copilot.log"
            let words = run.lastWords
            #expect(words.contains("copilot crashed (\(name)"))
            #expect(words.hasSuffix("The log is \(log); please report its last lines.\r\n"))
            #expect(!run.outputText.contains("Backtrace") && !run.outputText.contains("Press space"))
            #expect(home.lastLogLine.contains(" critical crashed (\(name)"))
        }
    }

    @Test func theCrashIsInTheLogThatIsNamed() throws {
        try withFolder { home in
            // The first line of the run turns the log over, for it is full.
            let old = String(repeating: "2024-01-05T14:52:00Z info desk nothing happened here\n", count: 20_000)
            try home.write(".local/state/copilot/copilot.log", String(old.prefix(1_048_570)))
            let run = try opened(home)
            run.signal(SIGSEGV)
            #expect(run.end() == .signalled(SIGSEGV))
            #expect(home.lastLogLine.contains(" critical crashed (SIGSEGV"))
        }
    }
}
