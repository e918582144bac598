import Market
import State

/// Rows on their way out, gathered into as few events as their order allows.
package struct RowBatch: Sendable {
    package private(set) var count = 0
    /// When the newest row became known.
    package private(set) var lastDue: Timestamp?
    private var events: [Event] = []
    private var bars: [SlotBar] = []
    private var trades: [SlotTrade] = []

    package init() {}

    package mutating func append(_ bar: SlotBar, due: Timestamp) {
        if !trades.isEmpty { flush() }
        bars.append(bar)
        note(due)
    }

    package mutating func append(_ trade: SlotTrade) {
        if !bars.isEmpty { flush() }
        trades.append(trade)
        note(trade.trade.time)
    }

    /// The events, oldest first; the batch is empty afterwards.
    package mutating func take() -> [Event] {
        flush()
        defer {
            events = []
            count = 0
        }
        return events
    }

    private mutating func note(_ due: Timestamp) {
        count += 1
        lastDue = due
    }

    private mutating func flush() {
        if !bars.isEmpty { events.append(.barsClosed(bars)) }
        if !trades.isEmpty { events.append(.tradesPrinted(trades)) }
        bars = []
        trades = []
    }
}
