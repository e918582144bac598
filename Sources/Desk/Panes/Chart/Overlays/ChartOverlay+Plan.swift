import Market
import State
import Studies

extension ChartOverlay {
    /// The plan of the focus list, from the close that it was read at.
    static let plan = ChartOverlay(
        "plan", "entry, stop and targets", .levels,
        levels: { source in
            guard let levels = source.plan?.levels else { return [] }
            return source.price("stop", levels.stop, rank: 2, role: .warn)
                + levels.targets.enumerated().flatMap { source.price("T\($0 + 1)", $1.price, rank: 3) }
        },
        zones: { picture in
            guard let plan = picture.plan, let levels = plan.levels else { return [] }
            let spec = picture.instrument.spec
            return [
                ChartZone(
                    low: spec.points(levels.entryLow), high: spec.points(levels.entryHigh), from: plan.inputs.time,
                    isBullish: plan.side > 0, names: ["\(plan.bias) entry", "entry"])
            ]
        })
}

extension Snapshot {
    /// The day's plan for an instrument.
    func plan(of instrument: InstrumentState) -> FocusPlan? {
        focus?.rows.first { row in
            instruments.indices.contains(row.slot) && instruments[row.slot].instrument == instrument.instrument
        }?.card
    }
}
