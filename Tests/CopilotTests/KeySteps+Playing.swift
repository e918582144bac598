import Desk
import Feeds
import Runtime
import Terminal
import TerminalDriver

@testable import copilot

extension KeySteps {
    /// Plays the script on a desk without a terminal. Answers what was not as the script wants it.
    ///
    /// - Parameter launch: its folders are there where anything is to be kept.
    func playWithoutATerminal(_ launch: Launch, isKept: Bool = true) throws -> String? {
        guard let wake = WakePipe() else { return "no wake pipe" }
        let screen = ScriptedScreen(self)
        let log = launch.makeLog(toFile: false)
        let hold = isKept ? try FolderHold(launch.dataFolder) : nil
        defer { hold?.release() }
        let runtime = Runtime(
            launch.engine, feed: try launch.plan.makeOpeningFeed(MemoryBarArchive()), log: log,
            storage: hold.map(launch.storage),
            writer: launch.makeBriefingWriter(keeps: false), onPublish: { wake.wake() })
        let session = DeskSession(
            terminal: screen, runtime: runtime, log: log, wake: wake, fileChange: FileChange(wake: wake),
            desk: Desk(facts: launch.deskFacts(screen), preferences: launch.deskPreferences),
            looks: launch.looks, frameMilliseconds: launch.settings.frameInterval)
        launch.logStart(to: log, screen)
        try runtime.start()
        defer { runtime.stop() }
        session.offer(launch.looksOnShelf())
        let ending = session.run()
        return screen.failure ?? (ending == .terminalGone ? nil : "the desk closed before the script's end: \(ending)")
    }
}

extension ProgramRun {
    /// Plays a script. Answers what was not as the script wants it.
    func play(_ script: KeySteps) -> String? {
        for line in script.lines {
            switch line.step {
            case .size(let size): resize(columns: UInt16(size.width), rows: UInt16(size.height))
            case .press(let strokes): press(strokes)
            case .shows, .hides:
                guard waits({ line.step.isMet(by: $0.picture.text) }) else {
                    return "\(script.name).keys:\(line.number): \(line.step)\n\(picture.text)"
                }
            }
        }
        return nil
    }
}
