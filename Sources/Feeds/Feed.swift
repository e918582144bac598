import State

/// A source of market events. It runs on its own thread, tells its own clock, and says how it does.
package protocol Feed: AnyObject, Sendable {
    /// As reports name it: `sim`, `replay`.
    var name: String { get }
    var mode: RunMode { get }

    /// Starts the feed's thread. `emit` may be called from it at any time until `stop` returns, with
    /// `.instrumentsListed` before any bar or trade. `emit` blocks while the engine's queue is full.
    func start(emit: @escaping @Sendable (Event) -> Void)
    /// Puts a command in line for the feed's thread and returns at once: the caller is the engine, for which that thread
    /// may be waiting in `emit`. Commands that mean nothing to the feed are ignored.
    func perform(_ command: FeedCommand)
    /// Ends the feed's thread and waits for it.
    func stop()
}
