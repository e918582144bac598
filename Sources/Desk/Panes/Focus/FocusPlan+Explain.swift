import Canvas
import Market
import State
import Studies

extension Explanation {
    /// The day's plan: side, zone, stop, targets and size, each of which can be looked at.
    mutating func add(_ plan: FocusPlan, slot: Int, _ context: PaneContext) {
        let style = context.facts.numbers
        let spec = context.snapshot.instruments[slot].spec
        let words = PlanWords(plan, spec, context)
        heading("Plan: \(plan.bias)")
        for reason in plan.reasons { text(reason) }
        addPart("bias", [Run(plan.bias, .bright)], "the side of the plan", words.readAt)
        if let levels = plan.levels {
            let zone = "\(spec.text(levels.entryLow, style: style))–\(spec.text(levels.entryHigh, style: style))"
            part("entry", [Run(zone, .bright)], words.zoneFormula, words.addZone)
            part("stop", spec.text(levels.stop, style: style), words.stopFormula, words.addStop)
            for (index, target) in levels.targets.enumerated() {
                let reward = style.text(target.reward, decimals: 2).map { "\($0)R from the worst entry" } ?? ""
                part("target \(index + 1)", spec.text(target.price, style: style), reward) { part in
                    words.addTarget(index, &part)
                    part.text("R = (target − worst entry) / (worst entry − stop)")
                    part.figure("worst entry", spec.text(levels.entry, style: style))
                    part.figure("stop", spec.text(levels.stop, style: style))
                    words.readAt(&part)
                }
            }
        }
        if let size = plan.size {
            part(
                "size", "\(size.contracts)", "risk \(size.risk.text(style: style)), at most \(size.maximum)"
            ) { part in
                words.add(size, &part)
                let factor = InsightLine(slot: slot, context).sizeFactor.flatMap { style.text($0, decimals: 2) }
                part.text(
                    "It goes by money and the distance of the stop alone: wide ranges put the stop further away. The "
                        + "insights' factor of volatility and regime"
                        + (factor.map { ", ×\($0) now," } ?? "") + " is not in it.")
                words.readAt(&part)
            }
        }
        text(words.read, .dim)
    }
}

/// How the prices and the size of a plan are made, with the figures that went in.
private struct PlanWords {
    let plan: FocusPlan
    let spec: ContractSpec
    let style: NumberStyle
    let read: String
    private let zone: FocusZone?

    init(_ plan: FocusPlan, _ spec: ContractSpec, _ context: PaneContext) {
        self.plan = plan
        self.spec = spec
        style = context.facts.numbers
        read = "Read at the close of \(DayClock(now: context.snapshot.time).full(plan.inputs.time)) ET."
        zone = FocusZone(plan.inputs, side: plan.side)
    }

    private func number(_ value: Double?) -> String { value.flatMap { style.text($0, decimals: 2) } ?? "—" }
    private func distance(_ value: Double) -> String { spec.text(reckoned: value, style: style) ?? "—" }
    private var away: String { plan.side > 0 ? "−" : "+" }
    private var toward: String { plan.side > 0 ? "+" : "−" }
    private var range: Double { plan.inputs.range ?? 0 }

    /// When it was read, and why it is so.
    func readAt(_ part: inout Explanation) {
        part.figure(
            "price", spec.text(plan.inputs.price, style: style), "close of the five-minute bar it was read at")
        for reason in plan.reasons { part.text(reason) }
        part.text(read, .dim)
    }

    private func addRange(_ part: inout Explanation) {
        part.figure("ATR", distance(range), "points; Wilder's mean true range of 14 closed 5m bars")
    }

    // MARK: Zone

    var zoneFormula: String {
        guard let depth = zone?.depth else { return "" }
        return "price \(away) \(number(depth)) ATR to price \(toward) \(number(depth * FocusZone.beyond)) ATR"
    }

    func addZone(_ part: inout Explanation) {
        guard let zone, let depth = zone.depth else { return readAt(&part) }
        let (strong, usual) = FocusZone.depths
        part.text(
            "From price \(away) depth to price \(toward) \(number(FocusZone.beyond)) × depth, on ticks. The depth is "
                + "\(number(strong)) ATR where the side's waves go over \(number(FocusZone.strongWave)) times as far as the "
                + "other's, else \(number(usual)) ATR.")
        addRange(&part)
        part.figure("wave ratio", number(zone.strength), zone.strength == nil ? "one side has no wave" : waves)
        part.figure("depth", distance(depth * range), "\(number(depth)) × ATR")
        readAt(&part)
    }

    private var waves: String {
        plan.side > 0 ? "mean speed of buyers' waves over that of sellers'" : "of sellers' waves over that of buyers'"
    }

    // MARK: Stop and targets

    var stopFormula: String { "middle of the zone \(away) \(number(FocusZone.stopDistance)) ATR" }

    func addStop(_ part: inout Explanation) {
        part.text("\(stopFormula), on the tick further away")
        addMiddle(&part)
        part.figure("distance", distance(FocusZone.stopDistance * range), "\(number(FocusZone.stopDistance)) × ATR")
        readAt(&part)
    }

    func addTarget(_ index: Int, _ part: inout Explanation) {
        guard FocusZone.targetDistances.indices.contains(index) else { return }
        let times = FocusZone.targetDistances[index]
        part.text("middle of the zone \(toward) \(number(times)) ATR, on the tick nearer to it")
        addMiddle(&part)
        part.figure("distance", distance(times * range), "\(number(times)) × ATR")
    }

    private func addMiddle(_ part: inout Explanation) {
        part.figure("middle", zone.map { distance($0.middle) }, "of the zone before it was put on ticks")
        addRange(&part)
    }

    // MARK: Size

    func add(_ size: PositionSize, _ part: inout Explanation) {
        part.text(
            "What a trade may lose / (ticks from the worst entry to the stop × tick value), rounded down, and at most so "
                + "many as the account may hold.")
        part.figure("may lose", size.limit.text(style: style))
        part.figure("ticks", style.text(size.ticks, decimals: 0), "from the worst entry to the stop")
        part.figure("tick value", spec.value(ticks: 1, contracts: 1).text(style: style))
        part.figure("one loses", size.riskOfOne.text(style: style), "at the stop")
        part.figure("at most", style.text(size.maximum, decimals: 0))
        part.text(size.sentence(spec, style: style))
        if let micro = plan.micro {
            part.text("Not one \(spec.root) fits; of \(micro.root), by its own ticks, \(micro.size.contracts) do.")
        }
    }
}
