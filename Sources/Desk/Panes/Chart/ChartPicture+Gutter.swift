import Canvas
import Market
import State

extension ChartPicture {
    /// Draws the hairline with the names and prices of the levels, and round prices where there is room.
    func drawGutter(on grid: inout Grid) {
        guard let gutter = layout.gutter else { return }
        for y in gutter.y..<gutter.bottom { grid.put("│", x: gutter.x, y: y, Pen(.line)) }
        grid.joinRule(x: gutter.x, y: gutter.bottom, up: true)
        // A figure wider than the gutter is absent, never cut.
        let levels = levels.filter { TextWidth.columns($0.text) <= layout.priceWidth }
        let rows = EdgeLabels.rows(
            levels.map { EdgeLabel(value: $0.value, rank: $0.rank, reach: $0.reach, isKept: $0.rank < 2) }, scale: scale
        )
        drawRoundPrices(gutter, free: free(rows), on: &grid)
        // Marks of unimportant levels first, so that those of important ones stay.
        for (level, row) in zip(levels, rows).reversed() {
            guard let row else { continue }
            if scale.contains(level.value) {
                let mark: Unicode.Scalar = level.rank == 0 ? "◂" : "├"
                grid.put(mark, x: gutter.x, y: gutter.y + scale.row(level.value), pen(level))
            } else {
                let mark: Unicode.Scalar = level.value > scale.high ? "↑" : "↓"
                grid.put(mark, x: gutter.x, y: gutter.y + row, pen(level))
            }
        }
        for (level, row) in zip(levels, rows) {
            if let row { draw(level, gutter, y: gutter.y + row, on: &grid) }
        }
    }

    private func draw(_ level: ChartLevel, _ gutter: Rect, y: Int, on grid: inout Grid) {
        let isLast = level.rank == 0
        let pen = isLast ? Pen(level.role, freshness.isOld ? .reverse : [.reverse, .bold]) : pen(level)
        if isLast {
            grid.fill(Rect(x: gutter.x + 1, y: y, width: gutter.width - 2, height: 1), " ", Pen(level.role, .reverse))
        }
        let price = gutter.x + 2 + layout.priceWidth
        grid.put(level.text, endingAt: price, y: y, pen)
        guard layout.hasNames else { return }
        grid.put(level.name, x: price + 1, y: y, pen)
        if level.isForming {
            grid.put(ChartAxis.formingMark, x: price + 1 + TextWidth.columns(level.name), y: y, .dim)
        }
    }

    private func drawRoundPrices(_ gutter: Rect, free: [Bool], on grid: inout Grid) {
        let spec = instrument.spec
        let step = RoundSteps.step(scale, spacing: 3) { step in
            abs(spec.points(spec.price(points: step)) - step) < step * 1e-9
        }
        guard let step else { return }
        for value in RoundSteps.values(scale, step: step) {
            let row = scale.row(value)
            guard free[max(0, row - 1)], free[row], free[min(free.count - 1, row + 1)] else { continue }
            let text = spec.text(spec.price(points: value), style: facts.numbers)
            guard TextWidth.columns(text) <= layout.priceWidth else { continue }
            grid.put("┤", x: gutter.x, y: gutter.y + row, Pen(.line))
            grid.put(text, endingAt: gutter.x + 2 + layout.priceWidth, y: gutter.y + row, .faint)
        }
    }

    private func free(_ rows: [Int?]) -> [Bool] {
        var free = Array(repeating: true, count: scale.rows)
        for row in rows.compactMap({ $0 }) { free[row] = false }
        return free
    }

    private func pen(_ level: ChartLevel) -> Pen { Pen(level.role) }
}
