import Canvas
import Market
import State

extension ChartPicture {
    /// Draws night, candles, lines, levels and marks.
    func drawPlot(on grid: inout Grid) {
        if view.overlays.contains(.night) { drawNight(on: &grid) }
        var plot = ChartPlot(area: layout.plot, scale: scale, zoom: window.zoom)
        drawCandles(in: &plot, on: &grid)
        drawCrossHair(in: &plot, on: &grid)
        drawLines(in: &plot, on: &grid)
        drawEntry(in: &plot, on: &grid)
        for level in levels where level.isDotted {
            plot.level(level.value, freshness.isOld ? .line : .faint, on: &grid)
        }
        for mark in sessions.marks { plot.mark(x: x(mark.index), mark.isRegularOpen ? .dim : .faint, on: &grid) }
    }

    private func drawNight(on grid: inout Grid) {
        for night in sessions.nights {
            let left = night.lowerBound == 0 ? layout.plot.x : x(night.lowerBound)
            let right = night.upperBound == window.bars.count ? layout.plot.right : x(night.upperBound)
            grid.tint(
                Rect(x: left, y: layout.plot.y, width: right - left, height: layout.plot.height), .night)
        }
    }

    private func drawCandles(in plot: inout ChartPlot, on grid: inout Grid) {
        let ink = CandleInk(isOld: freshness.isOld, facts)
        let style = view.style(facts)
        for (index, bar) in window.bars.enumerated() {
            plot.candle(Candle(bar, instrument.spec), x: offset + index * window.zoom, style, ink, on: &grid)
        }
    }

    private func drawCrossHair(in plot: inout ChartPlot, on grid: inout Grid) {
        guard let index = crossHairIndex else { return }
        plot.mark(x: x(index), glyph: "│", .accent, on: &grid)
        let level = levels.first { $0.name == view.crossHairLevel }?.value
        plot.horizontal(level ?? instrument.spec.points(window.bars[index].close), "╌", .accent, on: &grid)
    }

    /// The average price of the open position, from the bar in which it was opened.
    private func drawEntry(in plot: inout ChartPlot, on grid: inout Grid) {
        guard let entry, let price = entry.position.reported.averagePrice else { return }
        let opened = entry.position.openedAt.flatMap { opened in window.bars.lastIndex { $0.time <= opened } }
        plot.horizontal(price, "─", .accent, from: opened.map { x($0) } ?? .min, on: &grid)
    }

    private func drawLines(in plot: inout ChartPlot, on grid: inout Grid) {
        let role = { (role: Role) in freshness.isOld ? Role.stale : role }
        // The session VWAP starts anew each day.
        let breaks = window.days.map(\.start)
        if view.overlays.contains(.vwap) {
            plot.line(window.values("vwap.value"), x: offset, breaks: breaks, role(.vwap), on: &grid)
        }
        if view.overlays.contains(.emas) {
            plot.line(window.values(averages.fast.name), x: offset, role(.emaFast), on: &grid)
            plot.line(window.values(averages.slow.name), x: offset, role(.emaSlow), on: &grid)
        }
        if view.overlays.contains(.bands) {
            let vwap = window.values("vwap.value")
            let deviation = window.values("vwap.deviation")
            for deviations in [1.0, -1, 2, -2] {
                let band = zip(vwap, deviation).map { vwap, deviation in
                    vwap.flatMap { vwap in deviation.map { vwap + deviations * $0 } }
                }
                plot.line(band, x: offset, breaks: breaks, abs(deviations) > 1 ? .line : .faint, on: &grid)
            }
        }
    }

    /// Draws the volume strip.
    func drawVolume(on grid: inout Grid) {
        guard let area = layout.volume else { return }
        let top = window.bars.reduce(0) { max($0, $1.volume) }
        let strip = Histogram(area: area, top: Double(top), zoom: window.zoom)
        for (index, bar) in window.bars.enumerated() {
            let role: Role = freshness.isOld ? .faint : bar.isRising ? .volumeUp : .volumeDown
            strip.bar(Double(bar.volume), x: offset + index * window.zoom, role, on: &grid)
        }
        guard let gutter = layout.gutter, let last = window.bars.last else { return }
        let shown = crossHairIndex.map { window.bars[$0] } ?? last
        let room = gutter.width - 3
        let maximum = facts.numbers.text(top, decimals: 0)
        if area.height > 1, TextWidth.columns(maximum) <= room {
            grid.put(maximum, x: gutter.x + 2, y: area.y, .faint)
        }
        let figure = Run(facts.numbers.text(shown.volume, decimals: 0), freshness.isOld ? .stale : .text)
        let named = [Run("vol ", .dim), figure]
        let runs = named.columns <= room ? named : [figure]
        if runs.columns <= room { grid.put(runs, x: gutter.x + 2, y: area.bottom - 1) }
    }
}
