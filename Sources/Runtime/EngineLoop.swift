import Engine
import State

/// What the engine's thread does: takes events, applies them, carries out effects, publishes. A picture goes out at once
/// after a quiet interval, then at most one each interval. Without events the thread sleeps.
struct EngineLoop: Sendable {
    let queue: EventQueue
    let box: SnapshotBox
    /// Nanoseconds.
    let interval: Int64
    let perform: @Sendable (Effect) -> Void

    func run(_ start: Engine) {
        var engine = start
        var events: [NumberedEvent] = []
        var isDirty = false
        var nextPublish = Int64.min
        while true {
            let taking = queue.take(into: &events, until: isDirty ? nextPublish : nil)
            for event in events {
                for effect in engine.apply(event) { perform(effect) }
                isDirty = true
            }
            let now = Clocks.monotonic()
            if isDirty, now >= nextPublish || taking == .closed {
                box.publish(engine.snapshot())
                isDirty = false
                nextPublish = now + interval
            }
            if taking == .closed { return }
        }
    }
}
