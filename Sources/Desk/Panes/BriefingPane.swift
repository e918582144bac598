import Canvas
import Market
import State

/// Game plan, updates and details, the newest below. It follows what is written until it is scrolled; from then on what is
/// being read stays where it is.
package struct BriefingPane: Pane {
    package init() {}

    package var name: String { "briefing" }
    package var hasFigures: Bool { true }
    package var scope: String? { "briefing" }

    package func title(_ context: PaneContext) -> PaneTitle {
        var title = PaneTitle("Briefing")
        guard let state = context.snapshot.briefing else { return title }
        let text = state.texts.last
        title.right.append(TitleItem(text.map { $0.model ?? "local" } ?? state.rules.model ?? "local"))
        if state.isSessionOn { title.right.append(TitleItem("live session", .accent)) }
        if let next = state.next { title.right.append(TitleItem("next \(NewYork.local(next).clock)")) }
        if let spent = state.spent { title.right.append(TitleItem(spent)) }
        if let text {
            let verdicts = text.lines.verdicts
            let flagged = verdicts.count(where: \.isFlagged)
            title.right.append(TitleItem("\(verdicts.count - flagged) checked"))
            if flagged > 0 { title.right.append(TitleItem("\(flagged) flagged", .warn)) }
        }
        if let running = state.running {
            let word = running.isSearching ? "searching" : "writing"
            let age = context.snapshot.time.map { " " + SpanText.exact(max(0, $0 - running.request.askedAt)) } ?? ""
            title.right.append(TitleItem(word + age, .accent))
        } else if let text, let now = context.snapshot.time {
            let age = max(0, now - text.request.askedAt)
            title.right.append(TitleItem("\(NewYork.local(text.request.askedAt).clock), \(SpanText.exact(age)) ago"))
        }
        return title
    }

    package func draw(on painter: inout Painter, in area: Rect, _ context: PaneContext) {
        guard let state = context.snapshot.briefing else {
            painter.draw(
                EmptyState(
                    Run("Briefings are off.", .strong), [Run("Set briefing.mode to auto or on, and start again.", .dim)]
                ),
                in: area, context.facts)
            return
        }
        let room = area.inset(left: 1, right: 1)
        if area.height <= 3, let doNow = state.doNow {
            draw(doNow.line, of: doNow.text, on: &painter, in: room)
            return
        }
        let foot = Self.foot(state, context, width: room.width)
        let height = max(1, area.height - foot.count)
        let sheet = BriefingSheet(state, width: room.width, cursor: context.view.briefing.figure)
        if let top = context.view.briefing.top ?? sheet.following(height: height) {
            let wanted = context.view.findText.lowercased()
            for (index, row) in sheet.rows(from: top, count: height).enumerated() {
                let y = area.y + index
                painter.grid.put(row.runs, x: room.x + row.indent, y: y, limit: room.width - row.indent)
                if !wanted.isEmpty, row.runs.map(\.text).joined().lowercased().contains(wanted) {
                    painter.grid.put("▸", x: area.x, y: y, .accent)
                }
            }
        } else {
            painter.draw(Self.empty(state), in: area, context.facts)
        }
        for (index, runs) in foot.enumerated() where height + index < area.height {
            painter.grid.put(runs, x: room.x, y: area.y + height + index, limit: room.width)
        }
    }

    /// What to do now, in what little room there is.
    private func draw(_ line: ProseLine, of text: BriefingText, on painter: inout Painter, in room: Rect) {
        let rows = ProseRows.wrap(line, to: room.width)
        for (index, row) in rows.prefix(room.height).enumerated() {
            painter.grid.put(row.runs, x: room.x + row.indent, y: room.y + index, limit: room.width)
        }
    }

    private static func empty(_ state: BriefingState) -> EmptyState {
        let how =
            state.rules.model.map { "\($0) writes when you ask, and while a position is open." }
            ?? "The desk writes by itself: \(state.rules.reason)."
        return EmptyState(
            Run("No briefing yet.", .strong), [Run(how)],
            keys: [
                ("briefing.ask", "briefing", "game plan"), ("briefing.update", "briefing", "update"),
                ("briefing.session", "briefing", "live session"),
            ])
    }

    // MARK: The rows below the text

    /// What failed, what the figure under the cursor is, or what is flagged.
    private static func foot(_ state: BriefingState, _ context: PaneContext, width: Int) -> [[Run]] {
        var rows: [[Run]] = []
        if let failure = state.failure {
            let again =
                failure.nextTry.map { "; it is asked again at \(NewYork.local($0).clockWithSeconds)" } ?? ""
            let lines = TextFit.wrap("\(failure.request.title): \(failure.reason)\(again).", to: width - 2)
            rows += lines.prefix(6).enumerated().map { [Run($0 == 0 ? "✗ " : "  ", .down), Run($1, .warn)] }
        }
        if let place = context.view.briefing.figure, context.isFocused,
            let run = BriefingSheet(state, width: width, cursor: nil).run(at: place), let verdict = run.verdict
        {
            rows.append((judged(run.text, verdict) + chart(verdict)).fitted(to: width))
        } else if let flagged = state.texts.last?.lines.flatMap(\.runs).first(where: { $0.verdict?.isFlagged == true }),
            let verdict = flagged.verdict
        {
            rows.append((judged(flagged.text, verdict) + chart(verdict)).fitted(to: width))
        }
        return rows
    }

    /// What checking says of a figure, with its mark.
    static func judged(_ text: String, _ verdict: FigureVerdict) -> [Run] {
        switch verdict {
        case .matched(let fact): [Run("✓ ", .up), Run("\(text) is \(named(fact))", .text)]
        case .rounded(let fact): [Run("✓ ", .up), Run("\(text) is \(named(fact)), \(fact.text), rounded", .text)]
        case .otherInstrument(let fact):
            [Run("? ", .warn), Run("\(text) is \(named(fact)), not of the instrument it is said of", .warn)]
        case .quoted(let source):
            [
                Run("? ", .warn),
                Run("\(text) is only said by \(OutsideText.line(source)); the data do not hold it", .warn),
            ]
        case .notGiven:
            [Run("? ", .warn), Run("\(text) stands in no data here; treat the sentence as unproven", .warn)]
        }
    }

    private static func named(_ fact: GivenFact) -> String { (fact.symbol.map { $0 + " " } ?? "") + fact.name }

    private static func chart(_ verdict: FigureVerdict) -> [Run] {
        verdict.isFlagged || verdict.fact?.price == nil
            ? [] : [Run("   Enter", .key), Run(" shows it on the chart", .dim)]
    }

    // MARK: Moving

    /// The sheet as it is drawn, and the rows it has.
    private static func sheet(_ context: PaneContext) -> (sheet: BriefingSheet, height: Int)? {
        guard let state = context.snapshot.briefing else { return nil }
        let size = context.size ?? Size(80, 20)
        let width = max(1, size.width - 2)
        let foot = foot(state, context, width: width)
        return (
            BriefingSheet(state, width: width, cursor: context.view.briefing.figure), max(1, size.height - foot.count)
        )
    }

    package func move(_ motion: Motion, view: inout DeskView, _ context: PaneContext) -> Bool {
        guard let (sheet, height) = Self.sheet(context),
            let top = view.briefing.top ?? sheet.following(height: height), let first = sheet.first,
            let last = sheet.lastTop(height: height)
        else { return false }
        let page = max(1, height - 1)
        switch motion {
        case .up: view.briefing.top = sheet.moved(top, by: -1)
        case .down: view.briefing.top = max(top, min(last, sheet.moved(top, by: 1)))
        case .pageUp: view.briefing.top = sheet.moved(top, by: -page)
        case .pageDown: view.briefing.top = max(top, min(last, sheet.moved(top, by: page)))
        case .home: view.briefing.top = first
        case .end: view.briefing = BriefingView()
        case .left, .right: return false
        }
        return true
    }

    package func back(view: inout DeskView) -> Bool {
        guard view.briefing.figure != nil else { return false }
        view.briefing.figure = nil
        return true
    }

    package func find(_ text: String, forward: Bool, view: inout DeskView, _ context: PaneContext) -> Bool? {
        guard let (sheet, height) = Self.sheet(context), let first = sheet.first else { return false }
        // Whoever follows has the newest before his eyes: the search begins at the first text.
        guard !text.isEmpty else { return false }
        let top = view.briefing.top ?? (forward ? first : sheet.following(height: height) ?? first)
        guard let place = sheet.find(text, from: top, forward: forward) else { return false }
        view.briefing.top = place
        return true
    }

    /// Puts the cursor on the next figure, and the row it stands on in sight.
    static func step(forward: Bool, view: inout DeskView, _ context: PaneContext) {
        guard let (sheet, height) = sheet(context),
            let top = view.briefing.top ?? sheet.following(height: height)
        else { return }
        guard let place = sheet.figure(after: view.briefing.figure, from: top, forward: forward) else {
            view.notice = Notice(forward ? "There is no figure below." : "There is no figure above.", .dim)
            return
        }
        view.briefing.figure = place
        let isInSight = sheet.rows(from: top, count: height).contains {
            $0.place.text == place.text && $0.place.line == place.line
        }
        view.briefing.top = isInSight ? top : BriefingPlace(text: place.text, line: place.line)
    }

    /// Enter shows the figure under the cursor on the chart.
    package func activate(view: inout DeskView, _ context: PaneContext) -> [DeskCommand] {
        guard let state = context.snapshot.briefing, let place = view.briefing.figure,
            let run = BriefingSheet(state, width: 80, cursor: nil).run(at: place), let verdict = run.verdict
        else {
            view.notice = Notice("Choose a figure first; . and , go from one to the next.", .dim)
            return []
        }
        let instruments = context.snapshot.instruments
        guard let fact = verdict.fact, let price = fact.price, let symbol = fact.symbol,
            let slot = instruments.firstIndex(where: { $0.instrument.symbol == symbol })
        else {
            view.notice =
                verdict.fact == nil
                ? Notice("\(run.text) stands in no data here, so the chart has no place for it.", .warn)
                : Notice("\(run.text) is no price; only prices stand on the chart.", .dim)
            return []
        }
        view.select(slot: slot)
        view.chart.follow()
        if let frame = instruments[slot].frames[view.chart.frame] {
            view.chart.moveCrossHair(by: 0, in: frame, capacity: frame.barCount)
        }
        view.chart.said = SaidFigure(symbol: symbol, price: price)
        view.chart.crossHairLevel = ChartLevel.said
        if !context.visiblePanes.contains("chart") { PageActions.show(Pages.named("chart"), &view) }
        view.focus = "chart"
        return []
    }
}
