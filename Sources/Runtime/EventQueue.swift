import Machine
import State

/// An event in line, and who waits for it to be kept.
package struct QueuedEvent: Sendable {
    package var numbered: NumberedEvent
    /// Called once, on any thread, when it is kept or when it is clear that it will not be.
    package var then: (@Sendable (Keeping) -> Void)?

    package var number: UInt64 { numbered.number }
}

/// The one way into the engine: many threads push, one takes. Events are numbered here, from 1, in the order in which
/// they came.
package final class EventQueue: Sendable {
    private struct Contents: Sendable {
        var events: [QueuedEvent] = []
        /// Bars and trades in `events`; any other event counts as one.
        var rows = 0
        var lastNumber: UInt64 = 0
        var isClosed = false

        mutating func append(_ event: Event, rows count: Int, then: (@Sendable (Keeping) -> Void)? = nil) {
            lastNumber += 1
            events.append(QueuedEvent(numbered: NumberedEvent(number: lastNumber, event: event), then: then))
            rows += count
        }
    }

    /// What `take` found.
    package enum Taking: Sendable {
        case events, timeout, closed
    }

    private let capacity: Int
    private let contents = Monitor(Contents())

    /// - Parameter capacity: rows that may wait; a larger one means a longer way for a push or a key behind a feed at full
    ///   speed: with every study a row takes some 25 µs.
    package init(capacity: Int = 1_024) { self.capacity = max(1, capacity) }

    /// Puts an event in line, after waiting for room: for feeds. Answers its number; nil once the queue is closed.
    @discardableResult
    package func push(_ event: Event) -> UInt64? {
        let rows = event.rows
        return contents.wait { contents -> UInt64?? in
            if contents.isClosed { return .some(nil) }
            // A batch larger than the queue goes in alone.
            if contents.rows > 0, contents.rows + rows > capacity { return nil }
            contents.append(event, rows: rows)
            return contents.lastNumber
        } ?? nil
    }

    /// Puts an event in line without ever waiting: for the user's intents and for log lines. False once the queue is
    /// closed, or when the line is several times as long as it should ever be.
    ///
    /// - Parameter then: told what became of the event, unless it was not taken.
    @discardableResult
    package func post(_ event: Event, then: (@Sendable (Keeping) -> Void)? = nil) -> Bool {
        contents.change { contents in
            if contents.isClosed || contents.events.count > capacity * 4 { return false }
            contents.append(event, rows: event.rows, then: then)
            return true
        }
    }

    /// Waits for events and moves all of them into `events`, whose storage is used again. After `close` what is left is
    /// still given out.
    package func take(into events: inout [QueuedEvent], until deadline: Int64? = nil) -> Taking {
        events.removeAll(keepingCapacity: true)
        return contents.wait(until: deadline) { contents -> Taking? in
            if contents.events.isEmpty { return contents.isClosed ? .closed : nil }
            swap(&contents.events, &events)
            contents.rows = 0
            return .events
        } ?? .timeout
    }

    /// Refuses all later events, and lets waiting threads go.
    package func close() { contents.change { $0.isClosed = true } }
}

extension Event {
    /// What the event weighs in the queue.
    fileprivate var rows: Int {
        switch self {
        case .barsClosed(let bars), .barsCorrected(let bars): max(1, bars.count)
        case .tradesPrinted(let trades): max(1, trades.count)
        default: 1
        }
    }
}
