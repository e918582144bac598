import Synchronization
import Terminal

/// Carries "a file was saved" from the watcher's thread to the main one.
final class FileChange: Sendable {
    private let isPending = Atomic(false)
    private let wake: WakePipe

    init(wake: WakePipe) { self.wake = wake }

    func note() {
        isPending.store(true, ordering: .releasing)
        wake.wake()
    }

    /// Whether a file was saved since the last call.
    func take() -> Bool { isPending.exchange(false, ordering: .acquiring) }
}
