import Canvas
import Market
import State

extension HealthLine {
    /// - Parameter now: the machine's time, by which pushes are aged; nil in a run of another time.
    init(_ port: PortHealth, at now: Timestamp?) {
        let number = port.addresses.first?.split(separator: ":").last.map { " \(OutsideText.line(String($0)))" } ?? ""
        name = "port" + number
        age = port.lastPush.flatMap { last in now.map { max(0, $0 - last) } }
        count = port.requests
        refused = port.refused
        let clock = port.lastPush.map { "last push \(NewYork.local($0).clockWithSeconds)" }
        let push = age.map { "last push \(SpanText.exact($0)) ago" } ?? clock ?? "no push yet"
        let note = OutsideText.line(port.note ?? "")
        switch port.state {
        case .off:
            (mark, word, state, gravity) = (Run("○", .dim), "off", Run("off", .dim), SourceState.live.gravity)
            detail = note
        case .listening:
            word = "listening"
            if note.isEmpty {
                (mark, state, gravity) = (Run("●", .up), Run(push, .dim), SourceState.live.gravity)
            } else {
                (mark, state, gravity) = (Run("◐", .warn), Run("shared", .warn), SourceState.stale.gravity)
            }
            let open = "\(port.connections) \(port.connections == 1 ? "connection" : "connections")"
            let addresses = port.addresses.map { OutsideText.line($0) }.joined(separator: ", ")
            detail = ([note, addresses, open]).filter { !$0.isEmpty }.joined(separator: " · ")
        case .failed(let why):
            (mark, word, gravity) = (Run("✗", .down), "failed", SourceState.failed(reason: "").gravity)
            state = Run("failed", .down)
            detail = OutsideText.line(why)
        }
    }
}
