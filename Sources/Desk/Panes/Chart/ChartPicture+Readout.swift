import Canvas
import Market
import State

extension ChartPicture {
    /// Draws the first line: the figures of the bar under the cross-hair, else of the last bar shown.
    func drawReadout(on grid: inout Grid) {
        guard let line = layout.readout, let lastIndex = window.bars.indices.last else { return }
        let index = crossHairIndex ?? lastIndex
        let bar = window.bars[index]
        let style = facts.numbers
        let spec = instrument.spec
        let value: Role = freshness.isOld ? .stale : .text
        func price(_ name: String, _ price: Price, priority: Int, _ pen: Pen) -> RowItem {
            RowItem([Run("\(name) ", .dim), Run(spec.text(price, style: style), pen)], priority: priority)
        }
        var items: [RowItem] = []
        if crossHairIndex != nil {
            items.append(RowItem(clock.full(bar.time), .accent, priority: 10))
        }
        let isForming = index == window.formingIndex
        if isForming { items.append(RowItem("forming", .dim, priority: 8)) }
        items.append(price("O", bar.open, priority: 6, Pen(value)))
        items.append(price("H", bar.high, priority: 7, Pen(value)))
        items.append(price("L", bar.low, priority: 7, Pen(value)))
        items.append(
            price("C", bar.close, priority: 9, freshness.isOld || isForming ? Pen(value) : .strong))
        items.append(
            RowItem([Run("vol ", .dim), Run(style.text(bar.volume, decimals: 0), value)], priority: 5))
        var right: [RowItem] = []
        if crossHairIndex != nil {
            for (name, value, role) in [
                ("VWAP", "vwap.value", Role.vwap), ("EMA \(averages.fast.length)", averages.fast.name, .emaFast),
                ("EMA \(averages.slow.length)", averages.slow.name, .emaSlow),
            ] {
                guard let figure = window.value(value, at: index), let text = spec.text(points: figure, style: style)
                else { continue }
                items.append(RowItem([Run("\(name) ", .dim), Run(text, freshness.isOld ? .stale : role)], priority: 3))
            }
            if let level = levels.first(where: { $0.name == view.crossHairLevel }) {
                right.append(RowItem(distance(to: level, from: bar), priority: 8))
            }
        }
        grid.put(left: items, right: right, in: line.inset(left: 2, right: 2))
    }

    /// A level with its distance from the close of a bar.
    private func distance(to level: ChartLevel, from bar: Bar) -> [Run] {
        let away = level.value - instrument.spec.points(bar.close)
        let text = instrument.spec.text(points: away, style: facts.numbers, signed: true) ?? ""
        return [Run("\(level.name) ", .dim), Run(level.text, .accent), Run(" \(text)", .text)]
    }
}
