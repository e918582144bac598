import Market
import State

/// Rows on their way to the engine, gathered into as few events as their order allows.
struct Outbox: Sendable {
    private(set) var actions: [MassiveAction] = []
    private var closed: [SlotBar] = []
    private var corrected: [SlotBar] = []
    private var trades: [SlotTrade] = []

    /// Rows of one event.
    private static let most = 512

    mutating func close(_ bar: SlotBar) {
        if !corrected.isEmpty || !trades.isEmpty || closed.count >= Self.most { flush() }
        closed.append(bar)
    }

    mutating func correct(_ bar: SlotBar) {
        // Corrections of one event are worked in together, at the cost of one.
        if !closed.isEmpty || !trades.isEmpty { flush() }
        corrected.append(bar)
    }

    mutating func print(_ trade: SlotTrade) {
        if !closed.isEmpty || !corrected.isEmpty || trades.count >= Self.most { flush() }
        trades.append(trade)
    }

    mutating func append(_ action: MassiveAction) {
        flush()
        actions.append(action)
    }

    mutating func emit(_ event: Event) { append(.emit(event)) }

    /// Everything so far, in order; the box is empty afterwards.
    mutating func take() -> [MassiveAction] {
        flush()
        defer { actions = [] }
        return actions
    }

    private mutating func flush() {
        if !closed.isEmpty { actions.append(.emit(.barsClosed(closed))) }
        if !corrected.isEmpty { actions.append(.emit(.barsCorrected(corrected))) }
        if !trades.isEmpty { actions.append(.emit(.tradesPrinted(trades))) }
        (closed, corrected, trades) = ([], [], [])
    }
}
