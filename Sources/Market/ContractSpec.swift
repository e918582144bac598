/// What a product's contract is worth and how its price is written. One value a root, never changed.
package struct ContractSpec: Hashable, Sendable {
    /// The exchange's product code, `MNQ`.
    package let root: String
    package let name: String
    package let exchange: String
    package let group: ProductGroup
    package let tick: TickSize
    /// Dollars a tick is worth for one contract.
    package let tickValue: Money
    package let display: PriceDisplay
    /// Letters of the months that carry liquidity.
    package let months: String
    /// The full-size product of a micro.
    package let fullSizeRoot: String?

    package init(
        root: String, name: String, exchange: String, group: ProductGroup, tick: TickSize, tickValue: Money,
        display: PriceDisplay, months: String, fullSizeRoot: String? = nil
    ) {
        self.root = root
        self.name = name
        self.exchange = exchange
        self.group = group
        self.tick = tick
        self.tickValue = tickValue
        self.display = display
        self.months = months
        self.fullSizeRoot = fullSizeRoot
    }

    package static func == (a: ContractSpec, b: ContractSpec) -> Bool { a.root == b.root }
    package func hash(into hasher: inout Hasher) { hasher.combine(root) }

    /// A price in points; for studies and drawing, never for money.
    package func points(_ price: Price) -> Double {
        Double(price.ticks * tick.numerator) / Double(tick.denominator)
    }

    /// A figure in points as a price, rounded to the nearest tick.
    package func price(points: Double) -> Price {
        Price(ticks: Int((points * Double(tick.denominator) / Double(tick.numerator)).rounded()))
    }

    /// What a move of some ticks is worth for some contracts.
    package func value(ticks: Int, contracts: Int) -> Money { tickValue * (ticks * contracts) }
}

/// Products that share trading hours.
package enum ProductGroup: String, CaseIterable, Sendable, Codable {
    case equity, energy, metals, rates, currencies, crypto
}

/// How a product's prices are written.
package enum PriceDisplay: Hashable, Sendable {
    /// So many decimals.
    case decimal(Int)
    /// Points, an apostrophe, and 32nds; with halves a third digit 0 or 5.
    case thirtySeconds(halves: Bool)
}
