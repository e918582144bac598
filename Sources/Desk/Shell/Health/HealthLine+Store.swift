import Canvas
import State

extension HealthLine {
    init(_ store: StoreHealth) {
        name = OutsideText.line(store.name)
        count = store.kept
        let waiting =
            store.waiting > 0 ? "\(store.waiting) \(store.waiting == 1 ? "change waits" : "changes wait")" : ""
        let note = OutsideText.line(store.durabilityNote ?? "")
        switch store.state {
        case .open where store.isDurable:
            (mark, word, state, gravity) = (Run("●", .up), "open", nil, SourceState.live.gravity)
            detail = [waiting, note].filter { !$0.isEmpty }.joined(separator: " · ")
        case .open:
            (mark, word, gravity) = (Run("◐", .warn), "open", SourceState.stale.gravity)
            state = Run("not durable", .warn)
            detail = ["not durable" + (note.isEmpty ? "" : ": \(note)"), waiting].filter { !$0.isEmpty }
                .joined(separator: " · ")
        case .readOnly(let why):
            (mark, word, gravity) = (Run("◐", .warn), "read-only", SourceState.stale.gravity)
            state = Run("read-only", .warn)
            detail = OutsideText.line(why)
        case .failed(let why):
            (mark, word, gravity) = (Run("✗", .down), "failed", SourceState.failed(reason: "").gravity)
            state = Run("failed", .down)
            detail = ([OutsideText.line(why), waiting]).filter { !$0.isEmpty }.joined(separator: " · ")
        }
    }
}
