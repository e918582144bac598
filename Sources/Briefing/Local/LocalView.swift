import Market
import State
import Studies

/// What the desk itself thinks of an instrument, from three plain questions: price against VWAP, fast against slow average,
/// and the last minutes' trend.
struct LocalView {
    let state: InstrumentState
    let slot: Int
    /// −3 to 3; nil where less than two of the three are known.
    let score: Int?
    /// 0 to 1, from the study of signal quality; nil where it is not known.
    let quality: Double?
    private let levels: [KnownLevel]

    init?(_ state: InstrumentState, slot: Int, _ snapshot: Snapshot) {
        guard state.last != nil else { return nil }
        self.state = state
        self.slot = slot
        let studies = state.frames[.oneMinute]?.studies
        var votes: [Int] = []
        if let distance = state.vwapPercent { votes.append(distance > 0 ? 1 : distance < 0 ? -1 : 0) }
        if let fast = studies?.now(snapshot.emaFast), let slow = studies?.now(snapshot.emaSlow) {
            votes.append(fast > slow ? 1 : fast < slow ? -1 : 0)
        }
        if let trend = snapshot.scanner.rows.first(where: { $0.slot == slot })?.trend {
            votes.append(trend == .up ? 1 : trend == .down ? -1 : 0)
        }
        score = votes.count >= 2 ? votes.reduce(0, +) : nil
        quality = state.frames[.fiveMinutes]?.studies["quality.score"]
        levels = KnownLevel.all(state, snapshot).filter(\.isPlace)
    }

    /// All that is known agrees, and the signal's quality, where it is known, is 55 of 100 or more.
    var isValid: Bool { (score?.magnitude ?? 0) >= 2 && (quality ?? 1) >= 0.55 }

    var bias: String { (score ?? 0) > 0 ? "long" : (score ?? 0) < 0 ? "short" : "neutral" }

    /// The side of the day's plan; nil without one.
    func planned(_ snapshot: Snapshot) -> String? {
        plan(snapshot).flatMap { $0.side == 0 ? nil : $0.bias.lowercased() }
    }

    /// What the day's plan, which goes by waves and quality, says to the bias; nil where there is no plan yet, or no bias.
    ///
    /// It names no side: a text that says both of a contract would say nothing of it.
    func planVerdict(_ snapshot: Snapshot) -> String? {
        guard let plan = plan(snapshot), bias != "neutral" else { return nil }
        if plan.side == 0 { return "stands aside" }
        return planned(snapshot) == bias ? "agrees" : "takes the other side"
    }

    private func plan(_ snapshot: Snapshot) -> FocusPlan? { snapshot.plan(slot: slot) }

    /// The next level on the side of the bias where it is valid, else VWAP, where it would turn.
    var watch: KnownLevel? {
        guard let last = state.last.map({ state.spec.points($0.price) }) else { return nil }
        guard isValid else { return levels.first { $0.name == "VWAP" } }
        let isLong = bias == "long"
        return levels.filter { isLong ? $0.points > last : $0.points < last }
            .min { ($0.points - last).magnitude < ($1.points - last).magnitude }
    }

    /// Levels on one side of the price, the next one first.
    func levels(above: Bool) -> [KnownLevel] {
        guard let last = state.last.map({ state.spec.points($0.price) }) else { return [] }
        return levels.filter { above ? $0.points > last : $0.points < last }
            .sorted { ($0.points - last).magnitude < ($1.points - last).magnitude }
    }

    /// The next levels below and above.
    var around: (below: KnownLevel?, above: KnownLevel?) {
        guard let last = state.last.map({ state.spec.points($0.price) }) else { return (nil, nil) }
        return (
            levels.filter { $0.points < last }.max { $0.points < $1.points },
            levels.filter { $0.points > last }.min { $0.points < $1.points }
        )
    }
}
