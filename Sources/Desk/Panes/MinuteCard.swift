import Canvas
import Market
import State

/// One instrument of the minute view: name, trend, surge and price, its last minutes, and what moved.
struct MinuteCard {
    let line: ScannerLine
    let view: DeskView
    let facts: DeskFacts

    func draw(on grid: inout Grid, in area: Rect) {
        let one = head.reduce(0) { $0 + ($1.forms.first?.runs.columns ?? 0) + 1 }
        var rest = area
        if one <= area.width {
            grid.put(left: Array(head.dropLast()), right: Array(head.suffix(1)), in: area, gap: 1)
            rest = rest.inset(top: 1)
        } else {
            grid.put(left: Array(head.dropLast()), in: area, gap: 1)
            grid.put(left: Array(head.suffix(1)), right: [change], in: area.inset(top: 1), gap: 1)
            rest = rest.inset(top: 2)
        }
        let feet = Rect(x: area.x, y: area.bottom - 1, width: area.width, height: 1)
        grid.put(left: figures, in: feet)
        drawChart(on: &grid, in: rest.inset(bottom: 1))
    }

    private var head: [RowItem] {
        var items = [
            RowItem(
                [Run(line.instrument.instrument.symbol, Pen(.text, .bold))] + spaced(line.trend) + spaced(line.surge),
                priority: 9)
        ]
        items.append(RowItem(line.last, priority: 10))
        return items
    }

    private var change: RowItem { RowItem(line.change, priority: 4) }

    private func spaced(_ runs: [Run]) -> [Run] { runs.isEmpty ? [] : [Run(" ")] + runs }

    private var figures: [RowItem] {
        if let silence = line.silence { return [RowItem(silence, Pen(.warn), priority: 9)] }
        let named = [
            ("mom", line.momentum, 6), ("rng", line.range, 5), ("vol", line.lastVolume, 4),
            ("vwap", line.vwapPercent, 3),
        ]
        return named.compactMap { name, runs, priority in
            runs.isEmpty ? nil : RowItem([Run("\(name) ", .dim)] + runs, priority: priority)
        }
    }

    private func drawChart(on grid: inout Grid, in area: Rect) {
        guard area.width > 2, area.height > 1, let frame = line.instrument.frames[.oneMinute] else { return }
        let spec = line.instrument.spec
        var settings = ChartView()
        // Half an hour at two cells a bar reads better than an hour at one.
        settings.zoom = area.width >= 60 ? 2 : 1
        let window = ChartWindow(
            frame, settings, columns: area.width, calendar: spec.calendar)
        guard let range = window.range(spec) else { return }
        let scale = ValueScale(showing: range, rows: area.height)
        var plot = ChartPlot(area: area, scale: scale, zoom: window.zoom)
        let ink = CandleInk(isOld: line.isOld, facts)
        let x = max(0, area.width - window.bars.count * window.zoom)
        for (index, bar) in window.bars.enumerated() {
            plot.candle(Candle(bar, spec), x: x + index * window.zoom, view.chart.style(facts), ink, on: &grid)
        }
        let role: Role = line.isOld ? .stale : .vwap
        plot.line(window.values("vwap.value"), x: x, breaks: window.days.map(\.start), role, on: &grid)
    }
}
