/// The built-in products; a new one is one line here. Ticks and values are CME's contract specifications. Costs are
/// common all-in figures a side and margins common intraday ones of retail brokers, both only defaults for the
/// settings; where no figure is known there is none.
enum ContractTable {
    static let specs: [ContractSpec] =
        equity.map(spec) + energy.map(spec) + metals.map(spec) + rates.map(spec) + currencies.map(spec)
        + crypto.map(spec)

    private static let everyMonth = "FGHJKMNQUVXZ"
    private static let quarters = "HMUZ"

    private static let equity = [
        Row(
            "ES", "E-mini S&P 500", "CME", .equity, TickSize(25, 100), 12_5000, .decimal(2), quarters, .thirdFriday,
            cost: 2_8800, margin: 500),
        Row(
            "MES", "Micro E-mini S&P 500", "CME", .equity, TickSize(25, 100), 1_2500, .decimal(2), quarters,
            .thirdFriday, of: "ES", cost: 9500, margin: 50),
        Row(
            "NQ", "E-mini Nasdaq-100", "CME", .equity, TickSize(25, 100), 5_0000, .decimal(2), quarters, .thirdFriday,
            cost: 2_8800, margin: 1_000),
        Row(
            "MNQ", "Micro E-mini Nasdaq-100", "CME", .equity, TickSize(25, 100), 5000, .decimal(2), quarters,
            .thirdFriday, of: "NQ", cost: 9500, margin: 100),
        Row(
            "RTY", "E-mini Russell 2000", "CME", .equity, TickSize(1, 10), 5_0000, .decimal(1), quarters, .thirdFriday,
            cost: 2_8800, margin: 500),
        Row(
            "M2K", "Micro E-mini Russell 2000", "CME", .equity, TickSize(1, 10), 5000, .decimal(1), quarters,
            .thirdFriday, of: "RTY", cost: 9500, margin: 50),
        Row(
            "YM", "E-mini Dow", "CBOT", .equity, TickSize(1, 1), 5_0000, .decimal(0), quarters, .thirdFriday,
            cost: 2_8800, margin: 500),
        Row(
            "MYM", "Micro E-mini Dow", "CBOT", .equity, TickSize(1, 1), 5000, .decimal(0), quarters, .thirdFriday,
            of: "YM", cost: 9500, margin: 50),
    ]

    private static let energy = [
        Row(
            "CL", "WTI Crude Oil", "NYMEX", .energy, TickSize(1, 100), 10_0000, .decimal(2), everyMonth, .crude,
            cost: 3_0500),
        Row(
            "MCL", "Micro WTI Crude Oil", "NYMEX", .energy, TickSize(1, 100), 1_0000, .decimal(2), everyMonth,
            .crudeMicro, of: "CL", cost: 1_0800),
        Row(
            "NG", "Henry Hub Natural Gas", "NYMEX", .energy, TickSize(1, 1_000), 10_0000, .decimal(3), everyMonth, .gas,
            cost: 3_0500),
        Row(
            "QG", "E-mini Natural Gas", "NYMEX", .energy, TickSize(5, 1_000), 12_5000, .decimal(3), everyMonth,
            .gasMini, of: "NG"),
        Row(
            "MNG", "Micro Henry Hub Natural Gas", "NYMEX", .energy, TickSize(1, 1_000), 1_0000, .decimal(3), everyMonth,
            .gasMini, of: "NG", cost: 1_0800),
    ]

    private static let metals = [
        Row("GC", "Gold", "COMEX", .metals, TickSize(1, 10), 10_0000, .decimal(1), "GJMQZ", .metal, cost: 3_0500),
        Row(
            "MGC", "Micro Gold", "COMEX", .metals, TickSize(1, 10), 1_0000, .decimal(1), "GJMQZ", .metal, of: "GC",
            cost: 1_0800),
        Row("SI", "Silver", "COMEX", .metals, TickSize(5, 1_000), 25_0000, .decimal(3), "HKNUZ", .metal, cost: 3_0500),
        Row(
            "SIL", "Micro Silver", "COMEX", .metals, TickSize(5, 1_000), 5_0000, .decimal(3), "HKNUZ", .metal, of: "SI",
            cost: 1_0800),
        Row("HG", "Copper", "COMEX", .metals, TickSize(5, 10_000), 12_5000, .decimal(4), "HKNUZ", .metal, cost: 3_0500),
        Row(
            "MHG", "Micro Copper", "COMEX", .metals, TickSize(5, 10_000), 1_2500, .decimal(4), "HKNUZ", .copperMicro,
            of: "HG", cost: 1_0800),
    ]

    private static let rates = [
        Row(
            "ZN", "10-Year Treasury Note", "CBOT", .rates, TickSize(1, 64), 15_6250, .thirtySeconds(parts: 2),
            quarters, .treasury, cost: 2_3000),
        Row(
            "ZB", "30-Year Treasury Bond", "CBOT", .rates, TickSize(1, 32), 31_2500, .thirtySeconds(parts: 1),
            quarters, .treasury, cost: 2_3000),
    ]

    private static let currencies = [
        Row(
            "6E", "Euro FX", "CME", .currencies, TickSize(5, 100_000), 6_2500, .decimal(5), quarters, .currency,
            cost: 3_1000),
        Row(
            "M6E", "Micro Euro FX", "CME", .currencies, TickSize(1, 10_000), 1_2500, .decimal(4), quarters, .currency,
            of: "6E"),
        Row(
            "6J", "Japanese Yen", "CME", .currencies, TickSize(5, 10_000_000), 6_2500, .decimal(7), quarters, .currency,
            cost: 3_1000),
    ]

    private static let crypto = [
        Row("BTC", "Bitcoin", "CME", .crypto, TickSize(5, 1), 25_0000, .decimal(0), everyMonth, .crypto),
        Row(
            "MBT", "Micro Bitcoin", "CME", .crypto, TickSize(5, 1), 5000, .decimal(0), everyMonth, .crypto, of: "BTC",
            cost: 4_0000),
        Row("ETH", "Ether", "CME", .crypto, TickSize(5, 10), 25_0000, .decimal(1), everyMonth, .crypto),
        Row("MET", "Micro Ether", "CME", .crypto, TickSize(5, 10), 500, .decimal(1), everyMonth, .crypto, of: "ETH"),
    ]

    /// One line of the table; tick values and costs in 1/10 000 dollar, margins in dollars.
    private struct Row {
        let root, name, exchange: String
        let group: ProductGroup
        let tick: TickSize
        let tickValue: Int64
        let display: PriceDisplay
        let months: String
        let expiry: ExpiryRule
        let fullSizeRoot: String?
        let cost, margin: Int64?

        init(
            _ root: String, _ name: String, _ exchange: String, _ group: ProductGroup, _ tick: TickSize,
            _ tickValue: Int64, _ display: PriceDisplay, _ months: String, _ expiry: ExpiryRule,
            of fullSizeRoot: String? = nil, cost: Int64? = nil, margin: Int64? = nil
        ) {
            (self.root, self.name, self.exchange, self.group) = (root, name, exchange, group)
            (self.tick, self.tickValue, self.display, self.months) = (tick, tickValue, display, months)
            (self.expiry, self.fullSizeRoot, self.cost, self.margin) = (expiry, fullSizeRoot, cost, margin)
        }
    }

    private static func spec(_ row: Row) -> ContractSpec {
        // Metals and currencies also list the months between the liquid ones.
        let listed = row.group == .metals || row.group == .currencies ? everyMonth : row.months
        return ContractSpec(
            root: row.root, name: row.name, exchange: row.exchange, group: row.group, tick: row.tick,
            tickValue: Money(tenThousandths: row.tickValue), display: row.display, months: row.months,
            fullSizeRoot: row.fullSizeRoot, listedMonths: listed, expiry: row.expiry,
            costPerSide: row.cost.map(Money.init(tenThousandths:)),
            dayMargin: row.margin.map { Money(dollars: $0) })
    }
}
