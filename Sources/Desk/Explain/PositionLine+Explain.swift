import Canvas
import Ledger
import Market
import State

extension PositionLine {
    /// Average, price, points, gain and time of a position, each with its own explanation.
    func add(to explanation: inout Explanation, _ context: PaneContext) {
        explanation.heading(runs.map(\.text).joined())
        func add(_ name: String, _ value: [Run], _ note: String, _ body: (inout Explanation) -> Void) {
            guard !value.isEmpty else { return }
            explanation.figure(name, value, note)
            explanation.addPart("\(symbol) \(position.reported.side.rawValue) \(name)", value, note, body)
        }
        add("average", [average.map { Run($0, .bright) } ?? Run("—", .faint)], "price of its contracts") { part in
            tellAverage(&part, context)
        }
        add("price", mark(context), "what values it: \(basis.text)") { part in
            part.text(priceText)
            tellPrice(&part, context)
        }
        add("points", points.map { [$0] } ?? [], "of one contract") { part in
            part.text(
                isByBridge
                    ? "gain / (point value × contracts), of the platform's own gain"
                    : position.reported.side == .long ? "price − average" : "average − price")
            addInputs(&part, context)
            tellPrice(&part, context)
        }
        add("gain", [profit ?? Run("unknown", .warn)], "before costs") { part in
            part.text(
                isByBridge ? "The platform's own figure, as old as its report." : "points × contracts × point value")
            if let reason { part.text("Nothing could value it: \(OutsideText.line(reason)).", .warn) }
            if let points { part.figure("points", [points]) }
            addInputs(&part, context)
            tellPrice(&part, context)
        }
        add("held", [Run(held ?? "—", held == nil ? .faint : .bright)], "since it was opened") { part in
            part.text("Time since the first report that held it on this side.")
            part.age("It was first told", position.openedAt, context)
            if position.openedAt == nil { part.text("It was open before the first report, so the time is not known.") }
            tell(&part, context)
        }
    }

    /// What the average price is and who told it.
    func tellAverage(_ part: inout Explanation, _ context: PaneContext) {
        part.text("The average price at which its contracts were opened, as the platform told it.")
        part.figure("position", runs)
        tell(&part, context)
    }

    private var isByBridge: Bool { value.basis == .bridge }

    private func mark(_ context: PaneContext) -> [Run] {
        let text = value.instrument.flatMap { instrument in
            value.price.map { instrument.spec.text($0, style: context.facts.numbers) }
        }
        return [text.map { Run($0, isOld ? .stale : .bright) } ?? Run("—", .faint)]
    }

    private var priceText: String {
        switch value.basis {
        case .quote: "The newest price of the same product and month."
        case .twin(let symbol):
            "The newest price of \(symbol), its twin of the same month: both settle on the same thing and stay within a tick."
        case .continuous(let symbol): "The newest price of \(symbol), which this run trades without a month."
        case .bridge: "No price of ours values it: \(OutsideText.line(value.note ?? "there is none"))."
        case .unknown(let why): "No price of ours values it: \(OutsideText.line(why))."
        }
    }

    private func addInputs(_ part: inout Explanation, _ context: PaneContext) {
        let style = context.facts.numbers
        part.figure("average", average, "entry")
        part.figure("price", mark(context), basis.text)
        part.figure("contracts", style.text(position.reported.quantity, decimals: 0), position.reported.side.rawValue)
        guard let spec = value.instrument?.spec else { return }
        part.figure("point value", spec.pointValue.text(style: style), spec.currency)
        part.figure("tick", spec.text(points: spec.tick.points(Price(ticks: 1)), style: style), "points")
        part.figure("tick value", spec.tickValue.text(style: style), spec.currency)
    }

    /// How old the price is; where it is not live, that it is not.
    private func tellPrice(_ part: inout Explanation, _ context: PaneContext) {
        if let source {
            part.age("The price was made", value.time, context)
            part.prices(of: source, context)
            if isOld { part.text("It is older than its source promises and drawn grey.", .warn) }
        } else if isByBridge {
            part.text("It is no live price: \(OutsideText.line(value.note ?? "there is none of ours")).", .warn)
        }
        tell(&part, context)
    }

    private func tell(_ part: inout Explanation, _ context: PaneContext) {
        part.age("The platform told the position", reportedAt, context)
    }
}
