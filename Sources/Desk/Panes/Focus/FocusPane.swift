import Canvas
import Market
import State
import Studies

/// Instruments by pre-market score, each with the day's plan: side, entry zone, stop, targets and size.
package struct FocusPane: InstrumentPane {
    package init() {}

    package var name: String { "focus" }
    package var hasFigures: Bool { true }

    package func title(_ context: PaneContext) -> PaneTitle {
        var title = PaneTitle("Focus")
        guard let focus = context.snapshot.liveFocus else { return title }
        let count = focus.focus.count
        title.right.append(TitleItem(count == 0 ? "none in focus" : "\(count) in focus"))
        title.right.append(TitleItem("scores \(DayClock(now: context.snapshot.time).full(focus.time))"))
        if let worst = Freshness.worst(of: context.snapshot.instruments, context.snapshot), worst.isOld {
            title.right += worst.titleItems
        }
        title.right += Freshness.silentItems(of: context.snapshot.instruments, context.snapshot)
        return title
    }

    func slots(_ context: PaneContext) -> [Int] {
        let count = context.snapshot.instruments.count
        return context.snapshot.silentLast(context.snapshot.focus?.rows.map(\.slot).filter { $0 < count } ?? [])
    }

    package func draw(on painter: inout Painter, in area: Rect, _ context: PaneContext) {
        let slots = slots(context)
        guard let focus = context.snapshot.focus, let live = context.snapshot.liveFocus, !slots.isEmpty, !area.isEmpty
        else {
            painter.draw(.waiting(for: "scores", source: context.snapshot.worstSource), in: area, context.facts)
            return
        }
        let noTrade = context.snapshot.noTrade
        let hasHeadings = area.height >= 5
        let notes = area.height >= slots.count + 3 ? 2 : 0
        let body = area.inset(top: hasHeadings ? 1 : 0, bottom: notes)
        let cursor = cursorSlot(context).flatMap { slots.firstIndex(of: $0) } ?? 0
        let first = max(0, min(cursor - body.height + 1, slots.count - body.height))
        let rows = slots.dropFirst(first).prefix(body.height).compactMap { slot in
            focus.rows.first { $0.slot == slot }
        }
        let inFocus = Set(live.focus.map(\.slot))
        let lines = rows.map { FocusLine($0, isInFocus: inFocus.contains($0.slot), context) }
        let table = FocusLine.table(lines, x: area.x + 3, width: area.width - 4)
        if hasHeadings { painter.grid.headings(table, y: area.y) }
        for (offset, line) in lines.enumerated() {
            let place = Rect(x: area.x, y: body.y + offset, width: area.width, height: 1)
            painter.listRow(place, isAtCursor: first + offset == cursor, isFocused: context.isFocused)
            painter.grid.row(table, y: place.y) { line.cells[$0] }
            if !line.hasPlan, let against = line.against, let size = table.place(of: "size") {
                // Where there is no plan, its columns are free for the reason.
                let room = area.right - 1 - size.x
                let text = TextWidth.columns(against.sentence) <= room ? against.sentence : against.brief
                painter.grid.put(TextFit.fit(text, to: room), x: size.x, y: place.y, Pen(line.isSilent ? .warn : .dim))
            }
            if let meter = table.place(of: "meter") {
                painter.grid.meter(
                    (line.row.score.value ?? 0) / 100, x: meter.x, y: place.y, width: meter.width,
                    line.isInFocus ? .text : .faint)
            }
            painter.target(place, .row(pane: name, index: first + offset))
        }
        guard notes > 0 else { return }
        let reason =
            noTrade?.reasons.first.map { Run("NO TRADE · \($0)", .warn) }
            ?? Run(context.snapshot.focusSummary ?? "", .dim)
        let start = body.y + lines.count + 1
        let room = area.width - 4
        // Where a word may not fit into a row, wrapping could cut a number.
        let told = room >= 30 ? TextFit.wrap(reason.text, to: room) : [TextFit.fit(reason.text, to: room)]
        for (row, line) in told.prefix(area.bottom - start).enumerated() {
            painter.grid.put(line, x: area.x + 3, y: start + row, reason.pen)
        }
    }

    package func explain(_ context: PaneContext) -> Explanation? {
        guard let slot = cursorSlot(context), let focus = context.snapshot.focus,
            let row = focus.rows.first(where: { $0.slot == slot })
        else { return nil }
        return Explanation(row, of: focus, context)
    }
}

/// A row of scores and plan.
private struct FocusLine {
    let row: FocusList.Row
    let isInFocus: Bool
    let cells: [[Run]]
    /// False where neither side is planned.
    let hasPlan: Bool
    let isSilent: Bool
    /// What speaks against it, in a sentence and in a few words; where it is silent, its age.
    let against: (sentence: String, brief: String)?

    init(_ row: FocusList.Row, isInFocus: Bool, _ context: PaneContext) {
        self.row = row
        self.isInFocus = isInFocus
        let instrument = context.snapshot.instruments[row.slot]
        let spec = instrument.spec
        let style = context.facts.numbers
        let freshness = Freshness(instrument, context.snapshot)
        let isOld = freshness.isOld
        isSilent = freshness.isSilent
        // A plan that was read from prices of another time is none.
        let plan = isSilent ? nil : row.card
        let isLocked = context.snapshot.isLocked(instrument) && plan?.side ?? 0 != 0
        let quiet: Role = isOld ? .stale : isInFocus && !isLocked ? .text : .dim
        let side: Role =
            isOld ? .stale : isLocked ? .dim : plan?.side ?? 0 > 0 ? .up : plan?.side ?? 0 < 0 ? .down : .faint
        let levels = plan?.levels
        let contracts = plan?.size.map { size in
            size.contracts > 0
                ? [Run("\(size.contracts) \(spec.root)", Pen(quiet))]
                : plan?.micro.map { [Run("\($0.size.contracts) \($0.root)", Pen(quiet))] } ?? [Run("0", .warn)]
        }
        let zone = levels.map { "\(spec.text($0.entryLow, style: style))–\(spec.text($0.entryHigh, style: style))" }
        let objection = context.snapshot.noTrade?.leftOut.first { $0.symbol == row.symbol }?.objections.first
        against = freshness.silence.map { ($0, $0) } ?? objection.map { ("\($0)", $0.brief(style)) }
        hasPlan = levels != nil
        let reward = levels?.targets.first.flatMap { style.text($0.reward, decimals: 1) }
        cells = [
            [
                Run(
                    context.snapshot.label(of: instrument),
                    Pen(isSilent ? .stale : isInFocus ? .bright : .text, .bold))
            ],
            [Run(row.score.value.map { style.score($0) } ?? "—", Pen(isSilent ? .stale : isInFocus ? .bright : .dim))],
            [],
            [Run(plan.map { $0.side == 0 ? "—" : $0.bias } ?? "—", Pen(side))]
                + (isLocked && !isOld ? [Run(" locked", .dim)] : []),
            contracts ?? (against == nil ? [Run("—", .faint)] : []),
            zone.map { [Run($0, Pen(quiet))] } ?? [],
            levels.map { [Run(spec.text($0.stop, style: style), Pen(quiet))] } ?? [],
            levels?.targets.first.map { [Run(spec.text($0.price, style: style), Pen(quiet))] } ?? [],
            reward.map { [Run("\($0)R", Pen(quiet))] } ?? [],
            hasPlan ? against.map { [Run($0.brief, .dim)] } ?? [] : [],
        ]
    }

    static func table(_ lines: [FocusLine], x: Int, width: Int) -> Table {
        let widest = { (column: Int) in lines.map { $0.cells[column].columns }.max() ?? 0 }
        func column(
            _ name: String, _ index: Int, _ alignment: TableColumn.Alignment, _ priority: Int, heading: String? = nil
        ) -> TableColumn {
            TableColumn(
                name, heading: heading, alignment, width: name == "meter" ? 10 : max(3, widest(index)),
                priority: priority)
        }
        return Table(
            [
                column("sym", 0, .left, 100), column("score", 1, .right, 95),
                column("meter", 2, .left, 30, heading: ""),
                column("bias", 3, .left, 90), column("size", 4, .left, 85), column("entry", 5, .right, 80),
                column("stop", 6, .right, 70), column("target", 7, .right, 60), column("R", 8, .right, 50),
            ] + (widest(9) > 0 ? [column("against", 9, .left, 65, heading: "")] : []), x: x, width: width)
    }
}
