import Machine
import State

/// The newest snapshot. A reader that is slow misses some, and never sees an older one after a newer.
package final class SnapshotBox: Sendable {
    private let newest: Monitor<Snapshot>
    private let onPublish: @Sendable () -> Void

    /// - Parameter onPublish: called on the engine's thread after each publish; to wake the reader, and nothing more.
    package init(_ first: Snapshot, onPublish: @escaping @Sendable () -> Void) {
        newest = Monitor(first)
        self.onPublish = onPublish
    }

    package var latest: Snapshot { newest.read { $0 } }

    package func publish(_ snapshot: Snapshot) {
        // The old picture is let go outside the lock, for it may be the last that holds a day's columns.
        let old = newest.change { newest in
            let old = newest
            newest = snapshot
            return old
        }
        withExtendedLifetime(old) {}
        onPublish()
    }

    /// Waits for a picture that fulfils a condition; nil when the deadline (monotonic nanoseconds) passes first. The
    /// condition is asked inside the lock, so it must be quick.
    package func wait(until deadline: Int64?, for condition: (Snapshot) -> Bool) -> Snapshot? {
        newest.wait(until: deadline) { condition($0) ? $0 : nil }
    }
}
