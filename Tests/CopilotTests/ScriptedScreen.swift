import Canvas
import Glibc
import Terminal
import TerminalDriver

/// A terminal in memory that plays a script: it hands out the keys, and waits for what must be on the screen.
final class ScriptedScreen: TerminalScreen {
    private(set) var size: Size
    var needsAscii: Bool { false }
    let colour = ColourReport(depth: .direct, reason: "in memory")
    /// The script is at its end, or has failed.
    var hasEnded: Bool { failure != nil || next == script.lines.endIndex }
    /// What was not as the script wants it.
    private(set) var failure: String?

    private let script: KeySteps
    private var next = 0
    private var text = ""
    private var waitedSince: Int64?

    init(_ script: KeySteps) {
        self.script = script
        size = script.size
    }

    func show(_ grid: Grid) { text = (0..<grid.height).map { grid.text(row: $0) }.joined(separator: "\n") }
    func redraw() {}
    func use(_ theme: Theme) {}

    func wait(_ wake: WakePipe?, milliseconds: Int?) {
        guard waitedSince != nil, let wake else { return }
        var watch = pollfd(fd: wake.readEnd, events: Int16(POLLIN), revents: 0)
        _ = poll(&watch, 1, Int32(min(milliseconds ?? 100, 100)))
        wake.drain()
    }

    /// The inputs of the next step; none while the screen is not yet as the script wants it.
    func readInputs() -> [Input] {
        while next < script.lines.endIndex {
            let line = script.lines[next]
            switch line.step {
            case .size(let new):
                next += 1
                size = new
                return [.resized(new)]
            case .press(let strokes):
                next += 1
                return strokes.map { .key($0) }
            case .shows, .hides:
                guard line.step.isMet(by: text) else {
                    keepWaiting(line)
                    return []
                }
                next += 1
                waitedSince = nil
            }
        }
        return []
    }

    private func keepWaiting(_ line: KeySteps.Line) {
        let now = PtySession.now()
        let since = waitedSince ?? now
        waitedSince = since
        if now - since > Int64(ProgramRun.patience * 1e9) {
            failure = "\(script.name).keys:\(line.number): \(line.step)\n\(text)"
        }
    }

    func setMouse(_ isOn: Bool) {}
    func setTitle(_ title: String) {}
    func bell() {}
    func copy(_ text: String) -> Bool { true }
    func notify(_ text: String) {}
    func suspend() {}
    func close() {}
}
