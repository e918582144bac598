import Canvas
import Market
import State

extension ChartPicture {
    /// Draws grounds, candles, lines, levels and marks. What is drawn first has the cell.
    func drawPlot(on grid: inout Grid) {
        let shown = view.shownOverlays
        let zones = shown.flatMap { $0.zones(self) }
        if view.overlays.contains(.night) { drawNight(on: &grid) }
        drawGrounds(zones, on: &grid)
        var plot = ChartPlot(area: layout.plot, scale: scale, zoom: window.zoom)
        drawCandles(in: &plot, on: &grid)
        drawCrossHair(in: &plot, on: &grid)
        drawLines(of: shown, in: &plot, on: &grid)
        drawEntry(in: &plot, on: &grid)
        for mark in shown.flatMap({ $0.marks(self) }) { draw(mark, in: &plot, on: &grid) }
        for level in levels where level.isDotted {
            plot.level(level.value, freshness.isOld ? .line : .faint, on: &grid)
        }
        for mark in sessions.marks { plot.mark(x: x(mark.index), mark.isRegularOpen ? .dim : .faint, on: &grid) }
        drawNames(zones, in: &plot, on: &grid)
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
        let settled = CandleInk(isOld: freshness.isOld, facts)
        let forming = CandleInk(isOld: freshness.isOld, isForming: true, facts)
        let style = view.style(facts)
        for (index, bar) in window.bars.enumerated() {
            let ink = index == window.formingIndex ? forming : settled
            plot.candle(Candle(bar, instrument.spec), x: offset + index * window.zoom, style, ink, on: &grid)
        }
    }

    /// Draws the lines of overlays; those without a colour of their own differ in their dashes.
    private func drawLines(of overlays: [ChartOverlay], in plot: inout ChartPlot, on grid: inout Grid) {
        let dashes = [0, 4, 2, 8, 1, 6]
        var greys = 0
        for lines in overlays.map({ $0.lines(self) }) where !lines.isEmpty {
            let isGrey = lines.allSatisfy { [.dim, .faint, .line].contains($0.role) }
            let dash = isGrey ? dashes[greys % dashes.count] : 0
            if isGrey { greys += 1 }
            for line in lines {
                let breaks = line.isDaily ? window.days.map(\.start) : []
                let role = freshness.isOld ? .stale : line.role
                plot.line(line.values, x: offset, breaks: breaks, dash: dash, role, on: &grid)
            }
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
        let mark = tellsForming ? [Run(ChartAxis.formingMark, .dim)] : []
        let forms = [[Run("vol ", .dim), figure] + mark, [figure] + mark, [figure]]
        let runs = forms.first { $0.columns <= room } ?? [figure]
        if runs.columns <= room { grid.put(runs, x: gutter.x + 2, y: area.bottom - 1) }
    }
}
