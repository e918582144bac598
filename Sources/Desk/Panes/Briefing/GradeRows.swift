import Canvas
import Ledger
import Market
import State

/// The rows of the grades.
struct GradeRows {
    let rows: [[Run]]

    init(_ grades: BriefingGrades, _ context: PaneContext) {
        let style = context.facts.numbers
        let specs = Dictionary(
            context.snapshot.instruments.map { ($0.instrument.symbol, $0.spec) },
            uniquingKeysWith: { first, _ in first })
        var rows: [[Run]] = []
        for statistics in grades.statistics {
            if !rows.isEmpty { rows.append([]) }
            rows += Self.rows(statistics, style)
        }
        for plan in grades.open.reversed() { rows += [[]] + Self.open(plan) }
        for plan in grades.graded.reversed() { rows += [[]] + Self.rows(plan, specs, style) }
        self.rows = rows
    }

    static func name(_ writer: String?) -> String { writer.map { OutsideText.line($0) } ?? "local" }

    // MARK: What it amounts to

    private static func rows(_ figures: CallStatistics, _ style: NumberStyle) -> [[Run]] {
        let days = "\(figures.days) \(figures.days == 1 ? "day" : "days")"
        var rows = [
            [Run(name(figures.writer), .strong), Run("  \(days)", .dim)],
            row("side right at close", figures.sides, style), row("target before stop", figures.plans, style),
        ]
        if figures.notFilled + figures.neither > 0 {
            rows.append([
                Run(label(""), .dim), Run("\(figures.notFilled) not filled, \(figures.neither) neither", .dim),
            ])
        }
        let touched = figures.touched
        rows += [
            row("levels held", figures.held, style),
            [Run(label("levels touched"), .dim), Run("\(touched.hits) of \(touched.n)")],
            [Run(label("figures of the data"), .dim), Run("\(figures.figures.hits) of \(figures.figures.n)")],
        ]
        return rows
    }

    private static let width = 21

    private static func label(_ text: String) -> String { text + String(repeating: " ", count: width - text.count) }

    private static func row(_ name: String, _ rate: CallStatistics.Rate, _ style: NumberStyle) -> [Run] {
        [Run(label(name), .dim)] + value(rate, style)
    }

    /// `58 % of 24  39–76 %`, `3 of 7  too few`
    static func value(_ rate: CallStatistics.Rate, _ style: NumberStyle) -> [Run] {
        let percent = { (share: Double) in style.text(share * 100, decimals: 0) ?? "?" }
        guard let share = rate.share, let bounds = rate.bounds else {
            return [Run("\(rate.hits) of \(rate.n)", .dim), Run("  too few", .faint)]
        }
        return [
            Run("\(percent(share)) %", .strong), Run(" of \(rate.n)"),
            Run("  \(percent(bounds.lowerBound))–\(percent(bounds.upperBound)) %", .dim),
        ]
    }

    // MARK: One plan

    private static func head(_ plan: CalledPlan) -> Run {
        Run("\(plan.day) · \(NewYork.local(plan.askedAt).clock) · \(name(plan.writer))", .strong)
    }

    private static func open(_ plan: CalledPlan) -> [[Run]] {
        let calls = "\(plan.sides.count) \(plan.sides.count == 1 ? "side" : "sides"), \(plan.levels.count) levels"
        return [[head(plan)], [Run("  open: \(calls); graded after the close", .dim)]]
    }

    private static func rows(
        _ plan: CalledPlan, _ specs: [String: ContractSpec], _ style: NumberStyle
    ) -> [[Run]] {
        var rows = [[head(plan)]]
        if plan.sides.isEmpty, plan.levels.isEmpty { rows.append([Run("  nothing was called", .dim)]) }
        for call in plan.sides {
            guard let outcome = call.outcome, let result = call.result else { continue }
            let isRight = result > 0
            var runs = [
                Run(isRight ? "  ✓ " : "  ✗ ", isRight ? .up : .down),
                Run("\(call.symbol) \(call.isLong ? "long" : "short")"),
                Run(" \(style.text(result, decimals: 0, signed: true)) ticks", isRight ? .up : .down),
                Run(" best \(outcome.best) worst \(outcome.worst)", .dim),
            ]
            if let end = outcome.plan { runs.append(Run(" \(Self.words[end] ?? "")", .dim)) }
            rows.append(runs)
        }
        for call in plan.levels {
            guard let outcome = call.outcome else { continue }
            let price = specs[call.symbol].map { " " + $0.text(call.price, style: style) } ?? ""
            rows.append([
                Run("    \(call.symbol) \(OutsideText.line(call.name))\(price) "),
                Run(outcome.rawValue, outcome == .held ? .up : outcome == .broke ? .down : .dim),
            ])
        }
        return rows
    }

    private static let words: [SideCall.Outcome.Plan: String] = [
        .notFilled: "not filled", .target: "target", .stop: "stop", .neither: "neither",
    ]
}
