import Canvas
import Market
import State
import Studies

/// Cumulative volume delta of the selected instrument: its figures, its course and the delta of each bar; with room for it
/// also of every instrument in a row.
package struct DeltaPane: InstrumentPane {
    package init() {}

    package var name: String { "cvd" }
    package var hasFigures: Bool { true }

    package func title(_ context: PaneContext) -> PaneTitle {
        guard let instrument = context.selected else { return PaneTitle("CVD") }
        var title = PaneTitle("CVD \(context.snapshot.label(of: instrument))")
        if let source = DeltaLine(slot: context.view.selectedSlot, context).source {
            // Beside the name, for what stands at the right gives way where the pane is narrow.
            title.left += " \(source)"
        }
        title.right += Freshness(instrument, context.snapshot).titleItems
        return title
    }

    func slots(_ context: PaneContext) -> [Int] { Array(context.snapshot.instruments.indices) }

    private func layout(_ context: PaneContext) -> DeltaLayout? {
        context.size.map {
            DeltaLayout(
                Rect(x: 0, y: 0, width: $0.width, height: $0.height), instruments: context.snapshot.instruments.count)
        }
    }

    package func draw(on painter: inout Painter, in area: Rect, _ context: PaneContext) {
        let lines = slots(context).map { DeltaLine(slot: $0, context) }
        guard let instrument = context.selected, !area.isEmpty, lines.contains(where: \.isKnown) else {
            let source = context.selected.flatMap { selected in
                context.snapshot.sources.first { $0.report.name == selected.source }
            }
            painter.draw(
                .waiting(for: "volume delta", source: source ?? context.snapshot.worstSource), in: area, context.facts)
            return
        }
        let layout = DeltaLayout(area, instruments: lines.count)
        if let table = layout.table { draw(lines, on: &painter, in: table, context) }
        if let place = layout.items {
            for (row, items) in lines[context.view.selectedSlot].items(rows: place.height).enumerated() {
                painter.grid.put(
                    left: items, in: Rect(x: place.x + 2, y: place.y + row, width: place.width - 4, height: 1))
            }
        }
        DeltaPicture(instrument, layout, context)?.draw(on: &painter.grid)
    }

    private func draw(_ lines: [DeltaLine], on painter: inout Painter, in area: Rect, _ context: PaneContext) {
        let cursor = cursorSlot(context) ?? 0
        let height = area.height - 1
        let first = max(0, min(cursor - height + 1, lines.count - height))
        let table = DeltaLine.table(lines, x: area.x + 3, width: area.width - 4)
        painter.grid.headings(table, y: area.y)
        for (offset, line) in lines.dropFirst(first).prefix(height).enumerated() {
            let place = Rect(x: area.x, y: area.y + 1 + offset, width: area.width, height: 1)
            let cells = line.cells
            painter.listRow(place, isAtCursor: line.slot == cursor, isFocused: context.isFocused)
            painter.grid.row(table, y: place.y) { cells[$0] }
            painter.target(place, .row(pane: name, index: line.slot))
        }
    }

    /// Rows move only where there are rows to see.
    package func move(_ motion: Motion, view: inout DeskView, _ context: PaneContext) -> Bool {
        guard layout(context)?.table != nil else { return false }
        return moveRow(motion, view: &view, context)
    }

    package func explain(_ context: PaneContext) -> Explanation? {
        let slot = layout(context)?.table == nil ? context.view.selectedSlot : cursorSlot(context)
        guard let slot, context.snapshot.instruments.indices.contains(slot) else { return nil }
        return Explanation.delta(of: DeltaLine(slot: slot, context), context)
    }
}

extension Explanation {
    /// What stands behind the volume delta of an instrument.
    fileprivate static func delta(of line: DeltaLine, _ context: PaneContext) -> Explanation {
        var explanation = Explanation("Volume delta of \(line.instrument.instrument.symbol)")
        explanation.text(
            "The line is the sum of contracts bought less sold at market since the trading day began, the dim one its "
                + "average; the bars below are what each minute added. ▴ and ▾ mark swings that confirmed a divergence."
        )
        for label in ["cvd", "divergence", "absorption"] {
            explanation.add(study: label, on: DeltaLine.frame, of: line.instrument, context)
        }
        func add(
            _ name: String, _ value: [Run], _ study: String, _ fields: Set<String>? = nil,
            _ inputs: (inout Explanation) -> Void = { _ in }
        ) {
            guard !value.isEmpty else { return }
            explanation.addPart(name, value) { part in
                inputs(&part)
                part.add(study: study, on: DeltaLine.frame, of: line.instrument, context, fields: fields)
            }
        }
        add("CVD", line.sum, "cvd")
        add("last bar", line.lastBar, "cvd", ["delta", "bought", "sold", "source"])
        add("slope", line.slope, "cvd", ["slope", "bias"], line.addSlope)
        explanation.addPart("divergence", line.divergenceAge) { line.addDivergence(to: &$0, context) }
        add("absorption", line.absorbers.map { [Run($0, .bright)] } ?? [], "absorption")
        add("from", line.source.map { [Run($0, .bright)] } ?? [], "cvd", ["source"])
        return explanation
    }
}
