import Canvas
import Market
import State

/// How the selected instrument's price stands in header, card and line: the same figure everywhere.
struct Quote {
    let symbol: String
    /// `16,582.75`, or a dash before the first price.
    let price: String
    let change: String?
    let direction: Direction
    let isOld: Bool
    let age: Int64?

    init?(_ context: PaneContext) {
        guard let instrument = context.selected else { return nil }
        let freshness = Freshness(instrument, context.snapshot)
        symbol = instrument.instrument.symbol
        price = instrument.last.map { instrument.spec.text($0.price, style: context.facts.numbers) } ?? "–"
        change = instrument.changePercent.flatMap { context.facts.numbers.text($0, decimals: 2, signed: true) }
        let percent = instrument.changePercent ?? 0
        direction = percent > 0 ? .up : percent < 0 ? .down : .flat
        isOld = freshness.isOld
        age = freshness.age
    }

    var role: Role {
        if isOld { return .stale }
        switch direction {
        case .up: return .up
        case .down: return .down
        case .flat: return .dim
        }
    }

    var arrow: String { direction == .up ? "▲" : direction == .down ? "▼" : "·" }

    /// `MNQH4 16,582.75 ▲ +0.72%`
    var runs: [Run] {
        var runs = [Run(symbol, .strong), Run(" "), Run(price, Pen(isOld ? .stale : .bright, .bold))]
        if let change { runs.append(Run(" \(arrow) \(change)%", role)) }
        if isOld, let age { runs.append(Run(" \(Freshness.span(age)) old", .warn, .bold)) }
        return runs
    }

    /// Without the change.
    var shortRuns: [Run] { Array(runs.prefix(3)) }
}
