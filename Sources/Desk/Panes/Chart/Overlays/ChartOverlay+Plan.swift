import Canvas
import Market
import State
import Studies

extension ChartOverlay {
    /// The plan of the focus list. It is the day's, so its zone lies behind all bars shown.
    static let plan = ChartOverlay(
        "plan", "entry, stop and targets", .levels,
        levels: { source in
            guard let plan = source.plan, let levels = plan.levels else { return [] }
            let side: Role = plan.side > 0 ? .up : .down
            var lines = source.price("entry↑", levels.entryHigh, rank: 1, role: side)
            lines += source.price("entry↓", levels.entryLow, rank: 1, role: side)
            lines += source.price("stop", levels.stop, rank: 1, role: .warn)
            for (place, target) in levels.targets.enumerated() {
                lines += source.price("T\(place + 1)", target.price, rank: place == 0 ? 1 : 3, role: .text)
            }
            return lines
        },
        zones: { picture in
            guard picture.isPresent, let plan = picture.plan, let levels = plan.levels else { return [] }
            let spec = picture.instrument.spec
            let style = picture.facts.numbers
            let bounds = [levels.entryLow, levels.entryHigh].map { spec.text($0, style: style) }.joined(separator: "–")
            return [
                ChartZone(
                    low: spec.points(levels.entryLow), high: spec.points(levels.entryHigh), from: nil,
                    isBullish: plan.side > 0,
                    names: ["\(plan.bias) entry \(bounds)", "entry \(bounds)", "\(plan.bias) entry", "entry"])
            ]
        })
}
