import Desk
import Feeds
import Glibc
import Runtime
import Settings
import Support
import Terminal
import TerminalDriver
import Testing

@testable import copilot

/// A day of the journal, written by keys in three runs of which the first two are cut off.
@Suite struct JournalDayTests {
    private static let parts = ["journal-day/1", "journal-day/2", "journal-day/3"]
    /// What must be in the draft file before a run is cut off: the last thing that was typed.
    private static let typed = ["\"contracts\":\"7\"", "Waited for PDH to hold."]
    private static let account = "EVAL 50K"

    private func replay(_ recording: ScriptRecording) -> [String] {
        ["replay"] + recording.files + ["--paused", "--from", ScriptRecording.startText, "--account", Self.account]
    }

    @Test func theWholeDayTakesLessThanTwentySecondsOfKeys() throws {
        let keys = try Self.parts.flatMap { try KeySteps(named: $0).lines }.reduce(0) { count, line in
            if case .press(let strokes) = line.step { count + strokes.count } else { count }
        }
        // Sixty words a minute are five keys a second; the two more starts are not counted off.
        #expect(keys < 5 * 20, "\(keys) keys")
    }

    @Test func withoutATerminal() throws {
        try withFolder { folder in
            let recording = try ScriptRecording(in: folder)
            for part in Self.parts {
                let launch = try Launch.prepare(
                    surroundings(folder, flags: ["account": Self.account]),
                    feed: .replay(recording.recordings, .init(from: ScriptRecording.start, isPaused: true)))
                try launch.createFolders()
                let failure = try KeySteps(named: part).playWithoutATerminal(launch)
                #expect(failure == nil, "\(failure ?? "")")
            }
        }
    }

    @Test func killedTwiceOnTheWay() throws {
        try withFolder { home in
            let recording = try ScriptRecording(in: home)
            for (index, part) in Self.parts.enumerated() {
                let script = try KeySteps(named: part)
                let run = try ProgramRun(
                    home, replay(recording), columns: UInt16(script.size.width), rows: UInt16(script.size.height))
                if let failure = run.play(script) {
                    Issue.record("\(failure)")
                    return
                }
                guard Self.typed.indices.contains(index) else {
                    run.press("Ctrl-C")
                    #expect(run.end() == .exited(0))
                    continue
                }
                #expect(run.waits { _ in home.text(".local/share/copilot/replay/drafts").contains(Self.typed[index]) })
                run.signal(SIGKILL)
                #expect(run.end() == .signalled(SIGKILL))
            }
            let list = try ProgramRun(home, ["journal", "export", "--replay"], columns: 200)
            #expect(list.end() == .exited(0))
            #expect(
                list.outputText.contains(
                    "2024-01-05,EVAL 50K,622.00,607.40,14.60,7,\"MNQ, MCL\",\"Waited for PDH to hold."))
            #expect(list.outputText.contains("No trade before 09:35\""))
        }
    }

    @Test func aSecondDeskOnlyLooks() throws {
        try withFolder { home in
            let recording = try ScriptRecording(in: home)
            let first = try ProgramRun(home, replay(recording))
            #expect(first.shows("Scanner REPLAY", "● sqlite"))
            let second = try ProgramRun(home, replay(recording))
            #expect(second.shows("Another desk has", "◐ sqlite read-only"))
            second.press("j 5 Tab 5 Ctrl-S")
            #expect(second.shows("The store takes no writes: Another desk has"))
            second.press("Ctrl-C")
            #expect(second.end() == .exited(0))
            let list = try ProgramRun(home, ["journal", "--replay"])
            #expect(list.end() == .exited(0))
            #expect(list.outputText.contains("No day is written yet in "))
            first.press("Ctrl-C")
            #expect(first.end() == .exited(0))
        }
    }
}
