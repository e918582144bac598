import Engine
import Machine
import State

/// What the engine's thread does: takes events, applies them, carries out effects, publishes. A picture goes out at once
/// after a quiet interval, then at most one each interval, and at once when someone asks. Without events the thread
/// sleeps.
///
/// When a replay goes back, the last good picture stays until the feed's clock says that the new one is whole.
struct EngineLoop: Sendable {
    let queue: EventQueue
    let box: SnapshotBox
    /// Nanoseconds.
    let interval: Int64
    /// Carries out what an event asks for, and tells who waits for it; never waits.
    let perform: @Sendable ([Effect], (@Sendable (Keeping) -> Void)?) -> Void

    /// Longest that a reset holds pictures back, nanoseconds.
    private static let longestHold: Int64 = 1_000_000_000

    func run(_ start: Engine) {
        var engine = start
        var events: [QueuedEvent] = []
        // Effects that look at the picture, until there is one that holds what they were made from.
        var waiting: [Effect] = []
        // Those who asked for a picture that holds all that came before.
        var readers: [@Sendable (Keeping) -> Void] = []
        var isDirty = false
        var nextPublish = Int64.min
        var heldUntil = Int64.min
        while true {
            let taking = queue.take(into: &events, until: isDirty ? max(nextPublish, heldUntil) : nil)
            for event in events {
                if case .pictureAsked = event.numbered.event {
                    if let then = event.then { readers.append(then) }
                    nextPublish = .min
                    continue
                }
                var effects = engine.apply(event.numbered)
                if effects.contains(where: \.waitsForPicture) {
                    waiting += effects.filter(\.waitsForPicture)
                    effects.removeAll(where: \.waitsForPicture)
                }
                if !effects.isEmpty || event.then != nil { perform(effects, event.then) }
                switch event.numbered.event {
                case .marketReset: heldUntil = Clocks.monotonic() + Self.longestHold
                case .clockAdvanced: heldUntil = .min
                // Whoever waits for what earlier runs left shall not wait for the next frame.
                case .storeOpened: nextPublish = .min
                default: break
                }
                isDirty = true
            }
            let now = Clocks.monotonic()
            if isDirty, now >= max(nextPublish, heldUntil) || taking == .closed {
                box.publish(engine.snapshot())
                isDirty = false
                nextPublish = now + interval
                if !waiting.isEmpty { perform(waiting, nil) }
                waiting.removeAll()
            }
            if !isDirty, !readers.isEmpty {
                for then in readers { then(.kept(nil, isDurable: false)) }
                readers.removeAll()
            }
            if taking == .closed { return }
        }
    }
}

extension Effect {
    /// True for what is written from the picture, and for what ends it.
    fileprivate var waitsForPicture: Bool {
        switch self {
        case .brief, .cancelBriefing, .priceBriefings: true
        default: false
        }
    }
}
