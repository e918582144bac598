import Canvas
import Market
import State
import Studies

/// Bias, setup and trigger of every instrument on closed bars, the best first, and the insights of the selected one where
/// there is room.
package struct ConfluencePane: InstrumentPane {
    package init() {}

    package var name: String { "confluence" }
    package var hasFigures: Bool { true }

    package func title(_ context: PaneContext) -> PaneTitle {
        let snapshot = context.snapshot
        var title = PaneTitle("Confluence")
        guard let worst = Freshness.worst(of: snapshot.instruments, snapshot) else { return title }
        title.right.append(TitleItem("closed bars"))
        if let frames = framesUnderCursor(context) { title.right.append(TitleItem(frames)) }
        if worst.isOld {
            title.right += worst.titleItems
        } else {
            let closed = snapshot.instruments.filter { !snapshot.isSilent($0) }.compactMap { $0.confluence?.closedAt }
            if let closed = closed.max() { title.right.append(TitleItem(DayClock(now: snapshot.time).full(closed))) }
        }
        title.right += Freshness.silentItems(of: snapshot.instruments, snapshot)
        return title
    }

    /// `MGC 1h/15m/5m`: products are read on frames of their own.
    private func framesUnderCursor(_ context: PaneContext) -> String? {
        guard let slot = cursorSlot(context) else { return nil }
        let instrument = context.snapshot.instruments[slot]
        guard let verdicts = instrument.confluence?.verdicts else { return nil }
        return context.snapshot.label(of: instrument) + " " + verdicts.map(\.frame.name).joined(separator: "/")
    }

    func slots(_ context: PaneContext) -> [Int] { ConfluenceLine.sorted(context) }

    package func draw(on painter: inout Painter, in area: Rect, _ context: PaneContext) {
        let slots = slots(context)
        guard !slots.isEmpty, !area.isEmpty else {
            painter.draw(.waiting(for: "instruments", source: context.snapshot.worstSource), in: area, context.facts)
            return
        }
        let cursor = cursorSlot(context).flatMap { slots.firstIndex(of: $0) } ?? 0
        let hasHeadings = area.height >= 3
        // On its own page the insights have a pane of their own.
        let summary = context.visiblePanes.contains("insights") || area.height < 8 ? 0 : 4
        let body = area.inset(top: hasHeadings ? 1 : 0, bottom: summary)
        let first = max(0, min(cursor - body.height + 1, slots.count - body.height))
        let lines = slots[first..<min(slots.count, first + body.height)].map { ConfluenceLine(slot: $0, context) }
        let table = ConfluenceTable(lines, x: area.x + 3, width: area.width - 4)
        if hasHeadings { painter.grid.headings(table.table, y: area.y) }
        for offset in lines.indices {
            let place = Rect(x: area.x, y: body.y + offset, width: area.width, height: 1)
            painter.listRow(place, isAtCursor: first + offset == cursor, isFocused: context.isFocused)
            painter.grid.row(table.table, y: place.y) { table.cells[offset][$0] }
            painter.target(place, .row(pane: name, index: first + offset))
        }
        guard summary > 0, context.selected != nil else { return }
        let insight = InsightLine(slot: context.view.selectedSlot, context)
        for (row, items) in insight.summary.enumerated() {
            let y = min(body.y + lines.count + 1, area.bottom - 3) + row
            painter.grid.put(left: items, in: Rect(x: area.x + 3, y: y, width: area.width - 4, height: 1))
        }
    }

    package func explain(_ context: PaneContext) -> Explanation? {
        cursorSlot(context).map { Explanation.confluence(of: context.snapshot.instruments[$0], context) }
    }
}

/// The rows of confluence as cells: with words where there is room, else with arrows.
private struct ConfluenceTable {
    let table: Table
    let cells: [[[Run]]]

    init(_ lines: [ConfluenceLine], x: Int, width: Int) {
        let hasWords = width >= 66
        cells = lines.map { line in
            [line.symbol]
                + (hasWords ? ConfluenceRole.allCases.map(line.verdict) : [line.arrows])
                + [line.score, line.quality, line.call, [Run(line.wanting, .dim)]]
        }
        let widest = { [cells] (column: Int) in cells.map { $0[column].columns }.max() ?? 0 }
        let frames = hasWords ? [("bias", 80), ("setup", 79), ("trigger", 78)] : [("b s t", 85)]
        let columns = [("sym", 100)] + frames + [("score", 95), ("q", 70), ("call", 90), ("", 40)]
        table = Table(
            columns.enumerated().map { index, column in
                TableColumn(
                    column.0, column.0 == "q" ? .right : .left, width: max(3, widest(index)), priority: column.1,
                    isFlexible: index == columns.count - 1)
            }, x: x, width: width)
    }
}

extension Explanation {
    /// Why three frames say what they say of an instrument.
    static func confluence(of instrument: InstrumentState, _ context: PaneContext) -> Explanation {
        var explanation = Explanation("Confluence of \(instrument.instrument.symbol)")
        guard let reading = instrument.confluence else {
            explanation.text("No bar has closed yet, so no frame says anything.")
            return explanation
        }
        let clock = DayClock(now: context.snapshot.time)
        let style = context.facts.numbers
        func sides(_ part: inout Explanation) {
            for verdict in reading.verdicts {
                part.figure(verdict.role.name, verdict.sideText, "on closed \(verdict.frame.name) bars")
            }
            part.figure("closed", reading.closedAt.map(clock.full), "the newest bar of them, ET")
            part.prices(of: instrument, context)
        }
        explanation.part(
            "call", [Run(reading.call ?? "none", .bright)],
            "two frames on one side make one; TRADE needs three and volume"
        ) { part in
            part.figure("score", "\(reading.score) of 3")
            part.figure("tradeable", reading.isTradeable ? "yes" : "no", "three of three, and the trigger's volume")
            sides(&part)
        }
        explanation.part(
            "score", [Run("\(reading.score) of 3", .bright)],
            "frames on the side of most; a missing one counts for none",
            sides)
        explanation.part(
            "q", [Run(style.text(reading.quality, decimals: 2) ?? "—", .bright)],
            "bias 0.4, setup 0.35, trigger 0.25, each only on that side"
        ) { part in
            part.text("The sum, over the frames on the side of most, of weight × quality of the frame.")
            for verdict in reading.verdicts {
                part.figure(
                    "\(verdict.role.name) quality", verdict.quality.flatMap { style.text($0, decimals: 2) },
                    verdict.sideText)
            }
            sides(&part)
        }
        explanation.figure(
            "since", reading.since.map(clock.full) ?? "no close yet", "the close with which side and score became these"
        )
        for verdict in reading.verdicts {
            func tell(_ explanation: inout Explanation) {
                for reason in verdict.reasons(instrument.spec, style: style) { explanation.text(reason) }
                if let side = verdict.side, let since = verdict.since {
                    explanation.figure(
                        "since", clock.full(since),
                        side == 0 ? "it has been for neither side" : "it has been on this side")
                }
                if let closed = verdict.closedAt {
                    explanation.figure("closed", clock.full(closed), "its last bar; nothing looks at a forming one")
                } else {
                    explanation.text("No \(verdict.frame.name) bar has closed yet.")
                }
            }
            explanation.heading("\(verdict.role.name) on \(verdict.frame.name): \(verdict.sideText)")
            tell(&explanation)
            explanation.addPart(verdict.role.name, [Run(verdict.sideText, .bright)], "on \(verdict.frame.name)") {
                part in
                tell(&part)
                part.settled(on: verdict.frame, of: instrument, context)
            }
        }
        explanation.prices(of: instrument, context)
        return explanation
    }
}

extension ConfluenceReading.Verdict {
    /// `for buyers`
    fileprivate var sideText: String {
        side.map { $0 > 0 ? "for buyers" : $0 < 0 ? "for sellers" : "for neither" } ?? "missing"
    }

    /// 0 to 1; of a trigger 1 where it has volume.
    fileprivate var quality: Double? {
        switch evidence {
        case .bias(let figures): figures.quality
        case .setup(let figures): figures.quality
        case .trigger(let figures): figures.isTrigger ? 1 : 0
        case nil: nil
        }
    }
}
