import Canvas
import Market
import State

/// Prices that matter to the selected instrument, highest first, with their distance from the last price.
package struct LevelsPane: Pane {
    /// One row: a price in points, what it is, and where it comes from.
    private struct Level {
        var points: Double
        var text: String
        var name: String
        var note: String
        var role: Role
    }

    /// Rows of all levels, the last price and the rule.
    static let fullHeight = 15

    package init() {}

    package var name: String { "levels" }

    package func title(_ context: PaneContext) -> PaneTitle {
        guard let instrument = context.selected else { return PaneTitle("Levels") }
        var title = PaneTitle("Levels \(instrument.instrument.symbol)")
        if let day = instrument.previousDay?.day { title.right.append(TitleItem("pivots of \(day)")) }
        title.right += Freshness(instrument, context.snapshot).titleItems
        return title
    }

    package func draw(on painter: inout Painter, in area: Rect, _ context: PaneContext) {
        guard let instrument = context.selected, let last = instrument.last else {
            let source = context.selected.flatMap { selected in
                context.snapshot.sources.first { $0.report.name == selected.source }
            }
            painter.draw(
                .waiting(for: "levels", source: source ?? context.snapshot.worstSource), in: area, context.facts)
            return
        }
        let spec = instrument.spec
        let style = context.facts.numbers
        let isOld = Freshness(instrument, context.snapshot).isOld
        let price = spec.points(last.price)
        var rows = levels(instrument, style, isOld: isOld)
        rows.append(
            Level(
                points: price, text: spec.text(last.price, style: style), name: isOld ? "old" : "last", note: "",
                role: isOld ? .stale : .bright))
        rows = Self.nearest(rows, to: price, count: area.height)
        let away = rows.map { spec.text(points: $0.points - price, style: style, signed: true) ?? "" }
        let widest = { (texts: [String]) in texts.map { TextWidth.columns($0) }.max() ?? 0 }
        let table = Table(
            [
                TableColumn("price", .right, width: max(5, widest(rows.map(\.text))), priority: 100),
                TableColumn("name", width: 5, priority: 90),
                TableColumn("away", .right, width: widest(away), priority: 60),
                TableColumn("note", width: 16, priority: 40),
            ], x: area.x + 3, width: area.width - 4)
        for (index, row) in rows.enumerated() {
            let y = area.y + index
            let isLast = row.name == "last" || row.name == "old"
            if isLast {
                painter.grid.tint(Rect(x: area.x + 1, y: y, width: area.width - 2, height: 1), .sel)
                painter.grid.put("▸", x: area.x + 1, y: y, .accent)
            }
            painter.grid.row(table, y: y) { column in
                switch column {
                case 0: [Run(row.text, Pen(row.role, isLast ? .bold : []))]
                case 1: [Run(row.name, isLast ? .strong : Pen(row.role))]
                case 2: isLast ? [] : [Run(away[index], isOld ? .stale : .dim)]
                default: [Run(row.note, .faint)]
                }
            }
        }
    }

    private func levels(_ instrument: InstrumentState, _ style: NumberStyle, isOld: Bool) -> [Level] {
        let spec = instrument.spec
        var levels: [Level] = []
        func add(_ name: String, _ points: Double?, _ note: String, _ role: Role = .dim) {
            guard let points, let text = spec.text(points: points, style: style) else { return }
            levels.append(Level(points: points, text: text, name: name, note: note, role: role))
        }
        func add(_ name: String, _ price: Price?, _ note: String, _ role: Role = .dim) {
            guard let price else { return }
            levels.append(
                Level(
                    points: spec.points(price), text: spec.text(price, style: style), name: name, note: note, role: role
                ))
        }
        if let previous = instrument.previousDay {
            let pivots = previous.pivots
            for (name, value) in [
                ("R2", pivots.r2), ("R1", pivots.r1), ("P", pivots.pivot), ("S1", pivots.s1), ("S2", pivots.s2),
            ] { add(name, spec.price(points: value), "pivot") }
            add("PDH", previous.high, "prior day high", .text)
            add("PDL", previous.low, "prior day low", .text)
            add("PDC", previous.close, "prior day close")
        }
        add("HOD", instrument.today?.high, "high of the day", isOld ? .stale : .text)
        add("LOD", instrument.today?.low, "low of the day", isOld ? .stale : .text)
        add("VWAP", instrument.vwap, "session", isOld ? .stale : .vwap)
        if let vwap = instrument.vwap, let deviation = instrument.frames[.oneMinute]?.studies.now("vwap.deviation") {
            add("+1σ", vwap + deviation, "VWAP band", isOld ? .stale : .dim)
            add("−1σ", vwap - deviation, "VWAP band", isOld ? .stale : .dim)
        }
        return levels
    }

    /// At most `count` rows, highest first, those nearest to the price.
    private static func nearest(_ rows: [Level], to price: Double, count: Int) -> [Level] {
        let kept = rows.sorted { abs($0.points - price) < abs($1.points - price) }.prefix(max(0, count))
        return kept.sorted { ($0.points, $0.name) > ($1.points, $1.name) }
    }
}
