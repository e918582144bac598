import Canvas
import Market
import State
import Studies

extension DeltaLine {
    /// The two swings of the last divergence of the trading day, and what it was worth.
    func addDivergence(to part: inout Explanation, _ context: PaneContext) {
        part.text(DeltaDivergence.kind.help)
        defer { part.settled(on: Self.frame, of: instrument, context) }
        guard let event = lastDivergence else {
            part.text("None was confirmed in this trading day.")
            return
        }
        let spec = instrument.spec
        let clock = DayClock(now: context.snapshot.time)
        func count(_ value: Double) -> String { style.text(value, decimals: 0, signed: true) ?? "—" }
        let extreme = event.isBullish ? "low" : "high"
        for (name, time, price, delta) in [
            ("first \(extreme)", event.firstAt, event.firstPrice, event.firstDelta),
            ("later \(extreme)", event.formedAt, event.price, event.delta),
        ] {
            part.figure(name, spec.text(price, style: style), "minute from \(clock.full(time)) ET, CVD \(count(delta))")
        }
        let strength = event.strength.flatMap { style.text($0, decimals: 2) }
        let volume = style.text(event.volume, decimals: 0)
        part.figure(
            "strength", strength.map { "\($0) %" },
            "|\(count(event.delta - event.firstDelta))| of delta in \(volume) contracts over \(event.bars) bars")
        part.figure(
            "confirmed", "\(clock.full(event.confirmedAt.adding(minutes: 1))) ET",
            "close of the bar that made the later swing one; age counts from there")
        part.figure(
            "known by", event.isEstimated ? "estimate" : "trades",
            event.isEstimated ? "delta from where each minute closed in its range" : "delta from trades")
    }

    /// Rise of the sum and its deviation, which make the slope.
    func addSlope(to part: inout Explanation) {
        guard let state = instrument.frames[Self.frame] else { return }
        let parameters = CVD.kind.parameters
        func bars(_ name: String) -> Int { Int(parameters.first { $0.name == name }?.standard ?? 0) }
        let (rise, spread) = (bars("rise"), bars("spread"))
        // Counted from the last closed bar: the slope is a settled figure.
        let newest = state.forming == nil ? 0 : 1
        let length = max(spread, rise + 1)
        let sums = state.values("cvd.sum", length, back: newest).compactMap { $0 }
        part.text("slope = rise / σ")
        guard studies?["cvd.slope"] != nil, sums.count == length, let last = sums.last else {
            part.text("It needs \(length) closed bars since the trading day began, over which the sum has moved.")
            return
        }
        let first = sums[length - 1 - rise]
        let recent = sums.suffix(spread)
        let mean = recent.reduce(0, +) / Double(spread)
        let variance = recent.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(spread - 1)
        func count(_ value: Double, signed: Bool = true) -> String? {
            style.text(value, decimals: 0, signed: signed)
        }
        part.figure(
            "rise", count(last - first), "sum \(count(last) ?? "?") less \(count(first) ?? "?") \(rise) bars before")
        part.figure("σ", count(variance.squareRoot(), signed: false), "sample deviation of the last \(spread) sums")
    }
}
