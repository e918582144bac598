import Machine
import State

/// Gathers what a feed tells from its thread.
final class EventBox: Sendable {
    private let events = Monitor<[Event]>([])

    func take(_ event: Event) { events.change { $0.append(event) } }

    var count: Int { events.read(\.count) }

    /// Waits until the events are as they should be; false when they are not within ten seconds.
    func waits(for isMet: ([Event]) -> Bool) -> Bool {
        events.wait(until: Clocks.monotonic() + 10_000_000_000) { isMet($0) ? true : nil } ?? false
    }
}
