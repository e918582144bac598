import Canvas
import Feeds
import Support
import Testing

@testable import copilot

/// The same scripts of keys, once without a terminal and once in the real program.
@Suite struct KeyScriptRunTests {
    @Test(arguments: KeySteps.names) func withoutATerminal(name: String) throws {
        try withFolder { folder in
            let recording = try ScriptRecording(in: folder)
            let launch = try Launch.prepare(
                surroundings(folder),
                feed: .replay(recording.recordings, .init(from: ScriptRecording.start, isPaused: true)))
            let failure = try KeySteps(named: name).playWithoutATerminal(launch, isKept: false)
            #expect(failure == nil, "\(failure ?? "")")
        }
    }

    @Test(arguments: KeySteps.names) func inTheProgram(name: String) throws {
        let script = try KeySteps(named: name)
        try withFolder { folder in
            let recording = try ScriptRecording(in: folder)
            let run = try ProgramRun(
                folder, ["replay"] + recording.files + ["--paused", "--from", ScriptRecording.startText],
                columns: UInt16(script.size.width), rows: UInt16(script.size.height))
            if let failure = run.play(script) {
                Issue.record("\(failure)")
                return
            }
            run.press([KeyStroke(.character("c"), .control)])
            #expect(run.end() == .exited(0))
            #expect(run.isWhole)
        }
    }
}
