import Ledger
import Market

/// One call of a game plan, as `copilot briefing grades` writes it.
struct CallDocument: Encodable, Equatable {
    var market: String
    /// The model, or `local`.
    var writer: String
    /// ISO 8601 in UTC.
    var asked: String
    var day: String
    var symbol: String
    /// `long`, `short`
    var side: String?
    var from: String?
    var level: String?
    var price: String?
    var outcome: String?
    /// Ticks for the call at the close, at best and at worst.
    var result: Int?
    var best: Int?
    var worst: Int?
    /// `notFilled`, `target`, `stop`, `neither`
    var plan: String?

    static let names = [
        "market", "writer", "asked", "day", "symbol", "side", "from", "level", "price", "outcome", "result", "best",
        "worst", "plan",
    ]

    var cells: [String?] {
        let numbers = [result, best, worst].map { $0.map(String.init) }
        return [market, writer, asked, day, symbol, side, from, level, price, outcome] + numbers + [plan]
    }

    /// The calls of a plan, sides first. A contract of no known product has no prices.
    static func all(_ plan: CalledPlan, _ specs: ContractSpecs) -> [CallDocument] {
        func call(_ symbol: String) -> (CallDocument, ContractSpec?) {
            (
                CallDocument(
                    market: plan.world, writer: plan.writer ?? "local", asked: plan.askedAt.utcText(),
                    day: plan.day.description, symbol: symbol),
                Instrument(symbol: symbol, near: plan.day.date, specs: specs)?.spec
            )
        }
        return plan.sides.map { side in
            var (document, spec) = call(side.symbol)
            document.side = side.isLong ? "long" : "short"
            document.from = spec?.text(side.from, style: .plain)
            document.result = side.result
            document.outcome = side.result.map { $0 > 0 ? "right" : "wrong" }
            document.best = side.outcome?.best
            document.worst = side.outcome?.worst
            document.plan = side.outcome?.plan?.rawValue
            return document
        }
            + plan.levels.map { level in
                var (document, spec) = call(level.symbol)
                document.level = level.name
                document.price = spec?.text(level.price, style: .plain)
                document.outcome = level.outcome?.rawValue
                return document
            }
    }

    /// What is absent is null.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(market, forKey: .market)
        try container.encode(writer, forKey: .writer)
        try container.encode(asked, forKey: .asked)
        try container.encode(day, forKey: .day)
        try container.encode(symbol, forKey: .symbol)
        try container.encode(side, forKey: .side)
        try container.encode(from, forKey: .from)
        try container.encode(level, forKey: .level)
        try container.encode(price, forKey: .price)
        try container.encode(outcome, forKey: .outcome)
        try container.encode(result, forKey: .result)
        try container.encode(best, forKey: .best)
        try container.encode(worst, forKey: .worst)
        try container.encode(plan, forKey: .plan)
    }

    private enum CodingKeys: String, CodingKey {
        case market, writer, asked, day, symbol, side, from, level, price, outcome, result, best, worst, plan
    }
}
