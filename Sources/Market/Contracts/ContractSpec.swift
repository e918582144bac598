/// What a product's contract is worth, how its price is written, and when it ends. One value a root.
package struct ContractSpec: Hashable, Sendable {
    /// The exchange's product code, `MNQ`.
    package let root: String
    package let name: String
    /// CME, CBOT, NYMEX or COMEX; another text for the user's own.
    package let exchange: String
    package let group: ProductGroup
    package let tick: TickSize
    /// What a tick is worth for one contract, in `currency`.
    package let tickValue: Money
    /// ISO 4217
    package let currency: String
    package let display: PriceDisplay
    /// Letters of the months that carry liquidity; only these can be the front month.
    package let months: String
    /// Letters of all months that are listed, serial months included.
    package let listedMonths: String
    /// The full-size product of a micro.
    package let fullSizeRoot: String?
    package let expiry: ExpiryRule
    /// Commission and all fees for one contract and one side; nil where no figure is known. Brokers differ.
    package var costPerSide: Money?
    /// What a broker commonly asks for one contract held within the day; nil where no figure is known. Brokers differ.
    package var dayMargin: Money?
    private var told: TradingCalendar?

    package init(
        root: String, name: String, exchange: String, group: ProductGroup, tick: TickSize, tickValue: Money,
        display: PriceDisplay, months: String, fullSizeRoot: String? = nil, listedMonths: String? = nil,
        currency: String = "USD", expiry: ExpiryRule = .unknown, costPerSide: Money? = nil, dayMargin: Money? = nil
    ) {
        self.root = root
        self.name = name
        self.exchange = exchange
        self.group = group
        self.tick = tick
        self.tickValue = tickValue
        self.currency = currency
        self.display = display
        self.months = months
        self.listedMonths = listedMonths ?? months
        self.fullSizeRoot = fullSizeRoot
        self.expiry = expiry
        self.costPerSide = costPerSide
        self.dayMargin = dayMargin
    }

    package static func == (a: ContractSpec, b: ContractSpec) -> Bool { a.root == b.root }
    package func hash(into hasher: inout Hasher) { hasher.combine(root) }

    /// When it trades: by the built-in table of its group, but for the days on which the run follows its vendor.
    package var calendar: TradingCalendar { told ?? TradingCalendar(group: group) }

    mutating func follow(_ calendar: TradingCalendar) { told = calendar.followed.isEmpty ? nil : calendar }

    /// What one point is worth for one contract.
    package var pointValue: Money {
        Money(tenThousandths: tickValue.tenThousandths * Int64(tick.denominator) / Int64(tick.numerator))
    }

    /// A price in points; for studies and drawing, never for money.
    package func points(_ price: Price) -> Double { tick.points(price) }

    /// A figure in points as a price, rounded to the nearest tick.
    package func price(points: Double) -> Price {
        Price(ticks: Int((points * Double(tick.denominator) / Double(tick.numerator)).rounded()))
    }

    /// What a move of some ticks is worth for some contracts.
    package func value(ticks: Int, contracts: Int) -> Money { tickValue * (ticks * contracts) }
}

/// Products that share trading hours and holidays.
package enum ProductGroup: String, CaseIterable, Sendable, Codable {
    case equity, energy, metals, rates, currencies, crypto
}

/// How a product's prices are written.
package enum PriceDisplay: Hashable, Sendable {
    /// So many decimals.
    case decimal(Int)
    /// Points, an apostrophe, and 32nds; a third digit where a 32nd has 2, 4 or 8 parts: the first decimal of 32nds, so
    /// that a quarter is 2 and three eighths are 3.
    case thirtySeconds(parts: Int)
}
