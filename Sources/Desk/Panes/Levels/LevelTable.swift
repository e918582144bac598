import Canvas
import Market
import State

/// The levels that are in sight as cells of a table.
struct LevelTable: Sendable {
    let table: Table
    private let lines: LevelLines
    private let cells: [Int: [[Run]]]

    init(_ lines: LevelLines, shown: Range<Int>, style: NumberStyle, now: Timestamp?, x: Int, width: Int) {
        self.lines = lines
        let clock = DayClock(now: now)
        let price = lines.instrument.spec.points(lines.last.price)
        cells = Dictionary(
            uniqueKeysWithValues: shown.map { ($0, Self.cells(lines.rows[$0], lines, price, style, clock)) })
        let widest = { [cells] (column: Int) in cells.values.map { $0[column].columns }.max() ?? 0 }
        table = Table(
            [
                TableColumn("price", .right, width: max(5, widest(0)), priority: 100),
                TableColumn("level", width: max(5, widest(1)), priority: 90),
                TableColumn("what", heading: "", width: min(19, widest(2)), priority: 40, isFlexible: true),
                TableColumn("away", heading: width >= 66 ? "from last" : "", .right, width: widest(3), priority: 60),
                TableColumn("formed", .right, width: widest(4), priority: 20),
                TableColumn("conf.", .right, width: widest(5), priority: 15),
                TableColumn("state", width: widest(6), priority: 30),
            ], x: x, width: width)
    }

    func cell(_ index: Int, column: Int) -> [Run] {
        // What is not settled is told even where states have no room, in place of what it is.
        let isUntold = column == 2 && lines.rows[index].growsUntil != nil && table.place(of: "state") == nil
        return cells[index]?[isUntold ? 6 : column] ?? []
    }

    private static func cells(
        _ line: LevelLine, _ lines: LevelLines, _ price: Double, _ style: NumberStyle, _ clock: DayClock
    ) -> [[Run]] {
        let spec = lines.instrument.spec
        let onTick: String? = spec.text(points: line.points, style: style)
        let text = line.origin.isPrice ? spec.text(spec.price(points: line.points), style: style) : onTick ?? "—"
        guard !line.isLast else {
            return [[Run(text, Pen(line.role, .bold))], [Run(line.name, .strong)], [], [], [], [], []]
        }
        let away = line.holdsLast ? "inside" : spec.text(points: line.points - price, style: style, signed: true) ?? ""
        let level = line.level
        let isOver = level?.filledAt != nil
        let growing = line.growsUntil.map { "growing to \(clock.short($0))" }
        let state = level.map { $0.state(clock.short) } ?? growing ?? ""
        return [
            [Run(text, isOver ? .faint : line.role)], [Run(line.name, isOver ? .faint : line.role)],
            [Run(line.what, .faint)], [Run(away, lines.isOld ? .stale : .dim)],
            [Run(level.map { clock.short($0.formedAt) } ?? "", .dim)],
            [Run(level.map { clock.short($0.confirmedAt) } ?? "", .dim)],
            [Run(state, state == "open" || state == "resting" || growing != nil ? .text : .dim)],
        ]
    }
}

extension LevelLine.Origin {
    /// Averages lie between ticks and are written as they are.
    fileprivate var isPrice: Bool {
        switch self {
        case .study(let name): !["vwap", "avwap"].contains(name)
        default: true
        }
    }
}
