/// The products that copilot knows; a new product is one line here.
package enum ContractSpecs {
    package static let all: [ContractSpec] = [
        spec("ES", "E-mini S&P 500", "CME", .equity, .quarter, 12_5000, .decimal(2), "HMUZ"),
        spec("MES", "Micro E-mini S&P 500", "CME", .equity, .quarter, 1_2500, .decimal(2), "HMUZ", "ES"),
        spec("NQ", "E-mini Nasdaq-100", "CME", .equity, .quarter, 5_0000, .decimal(2), "HMUZ"),
        spec("MNQ", "Micro E-mini Nasdaq-100", "CME", .equity, .quarter, 5000, .decimal(2), "HMUZ", "NQ"),
        spec("YM", "E-mini Dow", "CBOT", .equity, TickSize(1, 1), 5_0000, .decimal(0), "HMUZ"),
        spec("MYM", "Micro E-mini Dow", "CBOT", .equity, TickSize(1, 1), 5000, .decimal(0), "HMUZ", "YM"),
        spec("CL", "WTI Crude Oil", "NYMEX", .energy, .cent, 10_0000, .decimal(2), "FGHJKMNQUVXZ"),
        spec("MCL", "Micro WTI Crude Oil", "NYMEX", .energy, .cent, 1_0000, .decimal(2), "FGHJKMNQUVXZ", "CL"),
        spec("GC", "Gold", "COMEX", .metals, TickSize(1, 10), 10_0000, .decimal(1), "GJMQVZ"),
        spec("MGC", "Micro Gold", "COMEX", .metals, TickSize(1, 10), 1_0000, .decimal(1), "GJMQVZ", "GC"),
        spec("SI", "Silver", "COMEX", .metals, TickSize(5, 1_000), 25_0000, .decimal(3), "HKNUZ"),
        spec("SIL", "Micro Silver", "COMEX", .metals, TickSize(5, 1_000), 5_0000, .decimal(3), "HKNUZ", "SI"),
        spec("HG", "Copper", "COMEX", .metals, TickSize(5, 10_000), 12_5000, .decimal(4), "HKNUZ"),
        spec("MHG", "Micro Copper", "COMEX", .metals, TickSize(5, 10_000), 1_2500, .decimal(4), "HKNUZ", "HG"),
        spec("6E", "Euro FX", "CME", .currencies, TickSize(5, 100_000), 6_2500, .decimal(5), "HMUZ"),
        spec("M6E", "Micro Euro FX", "CME", .currencies, TickSize(1, 10_000), 1_2500, .decimal(4), "HMUZ", "6E"),
    ]

    package static let byRoot: [String: ContractSpec] = Dictionary(uniqueKeysWithValues: all.map { ($0.root, $0) })

    private static func spec(
        _ root: String, _ name: String, _ exchange: String, _ group: ProductGroup, _ tick: TickSize,
        _ tickValue: Int64, _ display: PriceDisplay, _ months: String, _ fullSizeRoot: String? = nil
    ) -> ContractSpec {
        ContractSpec(
            root: root, name: name, exchange: exchange, group: group, tick: tick,
            tickValue: Money(tenThousandths: tickValue), display: display, months: months, fullSizeRoot: fullSizeRoot)
    }
}

extension TickSize {
    fileprivate static let quarter = TickSize(25, 100)
    fileprivate static let cent = TickSize(1, 100)
}
