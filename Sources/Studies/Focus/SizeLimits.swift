import Market

/// What one trade may risk, and how many contracts the account may hold.
package struct SizeLimits: Hashable, Codable, Sendable {
    /// Dollars from entry to stop, for the whole position.
    package var risk: Money
    package var maximumFull: Int
    package var maximumMicro: Int

    package init(risk: Money, maximumFull: Int, maximumMicro: Int) {
        self.risk = risk
        self.maximumFull = maximumFull
        self.maximumMicro = maximumMicro
    }

    /// The usual ones of an evaluation account: one full contract, and one for each $50,000; a micro for each $5,000. So
    /// $50,000 may hold 2 or 10, $150,000 4 or 30.
    ///
    /// - Parameter riskBasisPoints: hundredths of a percent of the account.
    package init(accountSize: Int, riskBasisPoints: Int) {
        risk = Money(tenThousandths: Int64(accountSize) * Int64(riskBasisPoints))
        maximumFull = max(1, accountSize / 50_000 + 1)
        maximumMicro = max(1, accountSize / 5_000)
    }

    package func maximum(of spec: ContractSpec) -> Int { spec.fullSizeRoot == nil ? maximumFull : maximumMicro }
}

/// How many contracts a stop allows. Exact: whole ticks, and money in 1/10 000 dollar. Costs are not in it.
package struct PositionSize: Hashable, Codable, Sendable {
    /// What keeps it from being larger.
    package enum Bound: String, Hashable, Codable, Sendable {
        case risk, contracts
    }

    /// 0 where not even one fits.
    package let contracts: Int
    /// Ticks from entry to stop.
    package let ticks: Int
    /// What one contract loses at the stop.
    package let riskOfOne: Money
    package let bound: Bound
    package let limit: Money
    package let maximum: Int

    /// Nil where entry and stop are the same price: there is no risk to size by.
    package init?(spec: ContractSpec, entry: Price, stop: Price, limits: SizeLimits) {
        let ticks = abs(entry - stop)
        let one = spec.value(ticks: ticks, contracts: 1)
        guard ticks > 0, one > .zero else { return nil }
        let affordable = limits.risk > .zero ? Int(limits.risk.tenThousandths / one.tenThousandths) : 0
        maximum = limits.maximum(of: spec)
        contracts = min(affordable, maximum)
        bound = affordable <= maximum ? .risk : .contracts
        self.ticks = ticks
        riskOfOne = one
        limit = limits.risk
    }

    /// What the position loses at the stop.
    package var risk: Money { riskOfOne * contracts }

    /// `6 MES risk $367.50 over 49 ticks ($61.25 each), of the $375.00 a trade may.`
    package func sentence(_ spec: ContractSpec, style: NumberStyle = .screen) -> String {
        let one = riskOfOne.text(style: style)
        if contracts == 0 {
            return
                "One \(spec.root) risks \(one) over \(ticks) ticks, more than the \(limit.text(style: style)) a trade may: 0."
        }
        let why =
            bound == .risk ? "of the \(limit.text(style: style)) a trade may" : "and \(maximum) is the most allowed"
        return "\(contracts) \(spec.root) risk \(risk.text(style: style)) over \(ticks) ticks (\(one) each), \(why)."
    }
}
