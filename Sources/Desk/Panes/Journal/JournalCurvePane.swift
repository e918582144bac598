import Canvas
import Ledger
import Market
import State

/// The net of all days added up, with its zero line.
package struct JournalCurvePane: Pane {
    package init() {}

    package var name: String { "curve" }
    package var hasFigures: Bool { true }

    package func title(_ context: PaneContext) -> PaneTitle {
        let count = JournalStatistics(JournalDesk(context).history).days
        return PaneTitle("Cumulative net", right: [TitleItem("n \(count)"), TitleItem("dashed: zero")])
    }

    package func draw(on painter: inout Painter, in area: Rect, _ context: PaneContext) {
        let line = JournalStatistics(JournalDesk(context).history).line
        guard let first = line.first, let last = line.last, line.count > 1 else {
            let text = line.isEmpty ? "No day yet." : "A curve needs two days; there is one."
            painter.grid.put(TextFit.fit(text, to: area.width - 2), x: area.x + 1, y: area.y, .dim)
            return
        }
        drawCurve(
            [.zero] + line.map(\.net), from: first.day, to: last.day, on: &painter.grid, in: area, context.facts.numbers
        )
    }

    private func drawCurve(
        _ sums: [Money], from first: TradingDay, to last: TradingDay, on grid: inout Grid, in area: Rect,
        _ style: NumberStyle
    ) {
        let values = sums.map { Double($0.tenThousandths) / 10_000 }
        let low = values.min() ?? 0
        let high = values.max() ?? 0
        let labels = [high, 0, low, values.last ?? 0].compactMap { style.text($0, decimals: 0, signed: true) }
        let gutter = (labels.map { TextWidth.columns($0) }.max() ?? 0) + 2
        let hasAxis = area.height >= 4
        let plotArea = Rect(
            x: area.x + 1, y: area.y, width: area.width - 2 - gutter, height: area.height - (hasAxis ? 1 : 0))
        guard plotArea.width >= 4, plotArea.height >= 1 else { return }
        let scale = ValueScale(showing: low...max(high, low + 1), rows: plotArea.height)
        var plot = ChartPlot(area: plotArea, scale: scale, zoom: 1)
        let points = (0..<plotArea.width).map { column -> Double in
            let place = Double(column) / Double(plotArea.width - 1) * Double(values.count - 1)
            let index = min(Int(place), values.count - 2)
            return values[index] + (values[index + 1] - values[index]) * (place - Double(index))
        }
        plot.line(points.map { $0 >= 0 ? $0 : nil }, x: 0, .up, on: &grid)
        plot.line(points.map { $0 < 0 ? $0 : nil }, x: 0, .down, on: &grid)
        plot.horizontal(0, "╌", .line, on: &grid)
        drawGutter(values, scale, on: &grid, right: area.right - 1, top: plotArea.y, style)
        if hasAxis {
            grid.put("\(first)", x: plotArea.x, y: plotArea.bottom, .dim)
            if plotArea.width >= 24 { grid.put("\(last)", endingAt: plotArea.right, y: plotArea.bottom, .dim) }
        }
    }

    private func drawGutter(
        _ values: [Double], _ scale: ValueScale, on grid: inout Grid, right: Int, top: Int, _ style: NumberStyle
    ) {
        let now = values.last ?? 0
        // The present total first, then what finds a row of its own.
        let marks: [(value: Double, pen: Pen)] = [
            (now, Pen(now > 0 ? .up : now < 0 ? .down : .text, .bold)), (0, .dim), (scale.high, .faint),
            (scale.low, .faint),
        ]
        var taken: Set<Int> = []
        for mark in marks {
            let value = min(max(mark.value, values.min() ?? 0), values.max() ?? 0)
            let row = scale.row(value)
            guard taken.isDisjoint(with: [row]), let text = style.text(value, decimals: 0, signed: true) else {
                continue
            }
            taken.insert(row)
            let sign = text.first.map { "+\(style.minus)".contains($0) } == true
            let money = sign ? "\(text.prefix(1))$\(text.dropFirst())" : "$\(text)"
            grid.put(money, endingAt: right, y: top + row, mark.pen)
        }
    }
}
