import Canvas
import Market

extension ChartPicture {
    /// Lays the grounds of zones, which share cells with nothing.
    func drawGrounds(_ zones: [ChartZone], on grid: inout Grid) {
        guard facts.hasTints else { return }
        for rect in profileRows { grid.tint(rect, .chip) }
        for zone in zones {
            if let rect = rect(of: zone) { grid.tint(rect, zone.isBullish ? .zoneUp : .zoneDown) }
        }
    }

    /// Names the zones where cells are free and, without tints, shades what is left.
    func drawNames(_ zones: [ChartZone], in plot: inout ChartPlot, on grid: inout Grid) {
        for zone in zones {
            guard let rect = rect(of: zone) else { continue }
            let role: Role = freshness.isOld ? .faint : zone.isBullish ? .up : .down
            let rows = (rect.y..<rect.bottom).sorted {
                abs($0 - rect.y - rect.height / 2) < abs($1 - rect.y - rect.height / 2)
            }
            search: for name in zone.names {
                for y in rows where plot.name(name, endingAt: rect.right - 2, y: y, from: rect.x, role, on: &grid) {
                    break search
                }
            }
        }
        guard !facts.hasTints else { return }
        for row in profileRows { plot.shade(row, .faint, on: &grid) }
        for zone in zones {
            if let rect = rect(of: zone) { plot.shade(rect, zone.isBullish ? .zoneUp : .zoneDown, on: &grid) }
        }
    }

    private func rect(of zone: ChartZone) -> Rect? {
        guard zone.high >= scale.low, zone.low <= scale.high else { return nil }
        let top = scale.row(zone.high)
        let first = window.bars.first?.time
        let x: Int
        if let from = zone.from, let first, from > first {
            guard let index = window.index(atOrAfter: from) else { return nil }
            x = self.x(index)
        } else {
            x = layout.plot.x
        }
        guard x < layout.plot.right else { return nil }
        return Rect(
            x: x, y: layout.plot.y + top, width: layout.plot.right - x, height: scale.row(zone.low) - top + 1)
    }

    func draw(_ mark: ChartMark, in plot: inout ChartPlot, on grid: inout Grid) {
        let isOld = freshness.isOld
        switch mark {
        case .stroke(let value, let from, let to, let glyph, let role, let name):
            guard let end = window.index(atOrAfter: to), end > 0 else { return }
            let start = window.index(atOrAfter: from) ?? 0
            let right = x(end)
            plot.horizontal(value, glyph, isOld ? .faint : role, from: x(start), to: right, on: &grid)
            guard scale.contains(value) else { return }
            let y = layout.plot.y + scale.row(value)
            for row in [y - 1, y + 1, y]
            where plot.name(name, endingAt: right, y: row, from: layout.plot.x, isOld ? .faint : .dim, on: &grid) {
                return
            }
        case .point(let at, let value, let isAbove, let role, let name):
            guard let index = window.index(atOrAfter: at), window.bars[index].time == at, scale.contains(value) else {
                return
            }
            let y = layout.plot.y + scale.row(value) + (isAbove ? -1 : 1)
            let x = x(index)
            let glyph = isAbove ? "▾" : "▴"
            guard plot.name(glyph, endingAt: x + 1, y: y, from: x, isOld ? .faint : role, on: &grid), !name.isEmpty
            else { return }
            let width = TextWidth.columns(name)
            for start in [x + 1, x - width]
            where plot.name(name, endingAt: start + width, y: y, from: start, .dim, on: &grid) {
                return
            }
        case .stretch(let bars, let names, let isAtTop):
            let left = x(bars.lowerBound)
            let right = bars.upperBound < window.bars.count ? x(bars.upperBound) : layout.plot.right
            if bars.lowerBound > 0 { plot.mark(x: left, glyph: "╎", .faint, on: &grid) }
            if bars.upperBound < window.bars.count { plot.mark(x: right, glyph: "╎", .faint, on: &grid) }
            let y = isAtTop ? layout.plot.y : layout.plot.bottom - 1
            for name in names {
                let end = left + 2 + TextWidth.columns(name)
                if end <= right, plot.name(name, endingAt: end, y: y, from: left, .dim, on: &grid) { return }
            }
        }
    }

    /// Contracts by price of the trading day, as rows that grow from the right edge.
    private var profileRows: [Rect] {
        guard isPresent, view.overlays.contains(.profile), let histogram = instrument.profile?.histogram else {
            return []
        }
        let spec = instrument.spec
        var sums = Array(repeating: 0.0, count: scale.rows)
        for (row, contracts) in histogram.rows.enumerated() where contracts > 0 {
            let value = spec.points(histogram.price(of: row))
            if scale.contains(value) { sums[scale.row(value)] += contracts }
        }
        guard let most = sums.max(), most > 0 else { return [] }
        return sums.enumerated().map { row, sum in
            let width = Int((sum / most * Double(layout.plot.width / 8)).rounded())
            return Rect(x: layout.plot.right - width, y: layout.plot.y + row, width: width, height: 1)
        }
    }
}
