import Canvas
import State

/// The rows of the positions pane: for each account its name with the sum, its positions, and what is not in order.
struct PositionsList {
    struct Row {
        enum Kind {
            case account(AccountFigures)
            case position(PositionLine)
            /// Average, points and time in trade, where they found no place beside the position.
            case detail(PositionLine)
            /// A sentence, or its second part.
            case note(String)
            case gap
        }

        let kind: Kind
        /// The account's place in the snapshot.
        let account: Int
    }

    private(set) var rows: [Row] = []
    private let table: Table
    private let context: PaneContext
    private let x: Int
    private let width: Int

    init(_ context: PaneContext, x: Int, width: Int) {
        self.context = context
        self.x = x
        self.width = width
        let figures = context.snapshot.accounts.map { AccountFigures($0, context) }
        let lines = figures.flatMap(\.lines)
        let widest = { (texts: [String?]) in texts.compactMap { $0.map(TextWidth.columns) }.max() ?? 1 }
        table = Table(
            [
                TableColumn("position", heading: "", width: widest(lines.map { Self.text($0.runs) }), priority: 100),
                TableColumn("average", heading: "", .right, width: widest(lines.map(\.average)) + 2, priority: 80),
                TableColumn("points", heading: "", .right, width: widest(lines.map { $0.points?.text }), priority: 50),
                TableColumn("profit", heading: "", .right, width: widest(lines.map { $0.profit?.text }), priority: 95),
                TableColumn("basis", heading: "", width: widest(lines.map(\.basis.text)), priority: 94),
                TableColumn("held", heading: "", .right, width: widest(lines.map { $0.held ?? "–" }), priority: 55),
            ], x: x + 3, width: width - 4)
        let isWide = table.place(of: "average") != nil || lines.allSatisfy { $0.average == nil }
        for (index, account) in figures.enumerated() {
            if index > 0, width >= 40 { rows.append(Row(kind: .gap, account: index)) }
            rows.append(Row(kind: .account(account), account: index))
            for line in account.lines {
                rows.append(Row(kind: .position(line), account: index))
                if !isWide { rows.append(Row(kind: .detail(line), account: index)) }
            }
            for note in account.notes {
                rows += TextFit.wrap(note, to: max(10, width - 4)).prefix(3).map {
                    Row(kind: .note($0), account: index)
                }
            }
        }
        if let fault = context.snapshot.bridgeFault {
            let note = "Refused, of no known account: \(OutsideText.line(fault.reason))"
            rows += TextFit.wrap(note, to: max(10, width - 4)).prefix(3).map {
                Row(kind: .note($0), account: figures.count - 1)
            }
        }
    }

    private static func text(_ runs: [Run]) -> String { runs.map(\.text).joined() }

    /// The first row to draw, so that the shown account is in sight.
    func first(height: Int) -> Int {
        let shown = context.account?.account.name
        let index = context.snapshot.accounts.firstIndex { $0.account.name == shown } ?? 0
        let start = rows.firstIndex { row in
            if case .account = row.kind { row.account == index } else { false }
        }
        let end = rows.lastIndex { $0.account == index } ?? 0
        return max(0, min(start ?? 0, end - height + 1))
    }

    func draw(_ row: Row, on grid: inout Grid, y: Int) {
        switch row.kind {
        case .gap: break
        case .account(let figures): draw(figures, on: &grid, y: y)
        case .position(let line): draw(line, on: &grid, y: y)
        case .detail(let line): drawDetail(line, on: &grid, y: y)
        case .note(let text): grid.put(TextFit.fit(text, to: width - 4), x: x + 3, y: y, Pen(.warn))
        }
    }

    private func draw(_ figures: AccountFigures, on grid: inout Grid, y: Int) {
        let isShown = figures.state.account.name == context.account?.account.name
        if isShown, context.snapshot.accounts.count > 1 { grid.put("▸", x: x + 1, y: y, .accent) }
        grid.put(
            left: [RowItem([figures.name], priority: 100)],
            right: [
                RowItem(figures.age, .dim, priority: 60).or([Run(figures.shortAge, .dim)], priority: 88),
                RowItem(figures.openRuns, priority: 90),
            ], in: Rect(x: x + 3, y: y, width: width - 4, height: 1))
    }

    private func drawDetail(_ line: PositionLine, on grid: inout Grid, y: Int) {
        var items: [RowItem] = []
        if let average = line.average { items.append(RowItem([Run("@ ", .dim), Run(average)], priority: 90)) }
        if let points = line.points { items.append(RowItem([points, Run(" pts", .dim)], priority: 60)) }
        if let held = line.held { items.append(RowItem(held, .dim, priority: 50)) }
        grid.put(left: items, in: Rect(x: x + 5, y: y, width: width - 6, height: 1))
    }

    private func draw(_ line: PositionLine, on grid: inout Grid, y: Int) {
        grid.row(table, y: y) { column in
            switch column {
            case 0: line.runs
            case 1: line.average.map { [Run("@ ", .dim), Run($0)] } ?? []
            case 2: line.points.map { [$0] } ?? []
            case 3: line.profit.map { [$0] } ?? []
            case 4: [line.basis]
            default: [Run(line.held ?? "–", .dim)]
            }
        }
    }
}
