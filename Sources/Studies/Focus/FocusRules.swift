import Market

/// What the day's plan and the reasons not to trade go by: limits of the account, thresholds, and the calendar of events.
package struct FocusRules: Sendable {
    package var size = SizeLimits(accountSize: 50_000, riskBasisPoints: 75)
    package var noTrade = NoTradeLimits()
    /// Pre-market score from which a product is in focus, 0 to 100.
    package var score = 40.0
    /// The most products in focus.
    package var count = 3
    /// Nil without a file of events.
    package var events: EconomicEvents?
    /// The products among which a micro is looked for.
    package var specs = ContractSpecs.standard

    package init() {}

    /// The plan of one product.
    package func plan(_ inputs: FocusInputs, spec: ContractSpec) -> FocusPlan {
        let micro = spec.fullSizeRoot == nil ? specs.twins(of: spec).first : nil
        return FocusPlan(inputs, spec: spec, micro: micro, limits: size, threshold: noTrade.quality)
    }
}
