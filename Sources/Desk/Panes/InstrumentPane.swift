import Market
import State

/// A pane with one row an instrument. Its cursor stays on the instrument when rows move; Enter shows the instrument in
/// chart and levels.
protocol InstrumentPane: Pane {
    /// The instruments in the order of the rows, by slot.
    func slots(_ context: PaneContext) -> [Int]
}

extension InstrumentPane {
    /// The slot under the cursor; without one, that of the chart's instrument.
    func cursorSlot(_ context: PaneContext) -> Int? {
        let slots = slots(context)
        let wanted = context.view.slotByPane[name] ?? context.view.selectedSlot
        return slots.contains(wanted) ? wanted : slots.first
    }

    package func move(_ motion: Motion, view: inout DeskView, _ context: PaneContext) -> Bool {
        moveRow(motion, view: &view, context)
    }

    /// Puts the cursor on another row.
    func moveRow(_ motion: Motion, view: inout DeskView, _ context: PaneContext) -> Bool {
        let slots = slots(context)
        let page = max(1, (context.size?.height ?? 10) - 2)
        guard !slots.isEmpty, let step = motion.rows(page: page, count: slots.count) else { return false }
        let row = cursorSlot(context).flatMap { slots.firstIndex(of: $0) } ?? 0
        view.slotByPane[name] = slots[min(max(0, row + step), slots.count - 1)]
        return true
    }

    package func activate(view: inout DeskView, _ context: PaneContext) -> [DeskCommand] {
        if let slot = cursorSlot(context) { view.select(slot: slot) }
        return []
    }

    package func select(row: Int, view: inout DeskView, _ context: PaneContext) {
        let slots = slots(context)
        if slots.indices.contains(row) { view.slotByPane[name] = slots[row] }
    }

    package func find(_ text: String, forward: Bool, view: inout DeskView, _ context: PaneContext) -> Bool? {
        let slots = slots(context)
        guard !text.isEmpty, !slots.isEmpty else { return false }
        let start = cursorSlot(context).flatMap { slots.firstIndex(of: $0) } ?? 0
        for step in 1...slots.count {
            let slot = slots[(start + (forward ? step : slots.count - step)) % slots.count]
            let instrument = context.snapshot.instruments[slot].instrument
            guard "\(instrument.symbol) \(instrument.spec.name)".lowercased().contains(text.lowercased()) else {
                continue
            }
            view.slotByPane[name] = slot
            return true
        }
        return false
    }
}
