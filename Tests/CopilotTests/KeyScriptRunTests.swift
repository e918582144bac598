import Canvas
import Desk
import Feeds
import Runtime
import Settings
import Support
import Terminal
import TerminalDriver
import Testing

@testable import copilot

/// The same scripts of keys, once without a terminal and once in the real program.
@Suite struct KeyScriptRunTests {
    @Test(arguments: KeySteps.names) func withoutATerminal(name: String) throws {
        let script = try KeySteps(named: name)
        try withFolder { folder in
            let recording = try ScriptRecording(in: folder)
            let launch = try Launch.prepare(
                surroundings(folder),
                feed: .replay(recording.recordings, .init(from: ScriptRecording.start, isPaused: true)))
            let wake = try #require(WakePipe())
            let screen = ScriptedScreen(script)
            let log = launch.makeLog(toFile: false)
            let runtime = Runtime(
                launch.engine, feed: launch.plan.makeOpeningFeed(), log: log, onPublish: { wake.wake() })
            let session = DeskSession(
                terminal: screen, runtime: runtime, log: log, wake: wake, fileChange: FileChange(wake: wake),
                desk: Desk(facts: launch.deskFacts(screen), preferences: launch.deskPreferences),
                looks: launch.looks, frameMilliseconds: launch.settings.frameInterval)
            launch.logStart(to: log, screen)
            try runtime.start()
            defer { runtime.stop() }
            session.offer(launch.looksOnShelf())
            #expect(session.run() == .terminalGone, "the script is at its end")
            if let failure = screen.failure { Issue.record("\(failure)") }
        }
    }

    @Test(arguments: KeySteps.names) func inTheProgram(name: String) throws {
        let script = try KeySteps(named: name)
        try withFolder { folder in
            let recording = try ScriptRecording(in: folder)
            let run = try ProgramRun(
                folder, ["replay"] + recording.files + ["--paused", "--from", ScriptRecording.startText],
                columns: UInt16(script.size.width), rows: UInt16(script.size.height))
            for line in script.lines {
                switch line.step {
                case .size(let size): run.resize(columns: UInt16(size.width), rows: UInt16(size.height))
                case .press(let strokes): run.press(strokes)
                case .shows, .hides:
                    guard run.waits({ line.step.isMet(by: $0.picture.text) }) else {
                        Issue.record("\(name).keys:\(line.number): \(line.step)\n\(run.picture.text)")
                        return
                    }
                }
            }
            run.press([KeyStroke(.character("c"), .control)])
            #expect(run.end() == .exited(0))
            #expect(run.isWhole)
        }
    }
}
