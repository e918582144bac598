import Market

/// How a product behaves in the simulation: rough figures of recent years, for looks, not for research.
struct SimulatedProduct: Sendable {
    /// Price at the start of the tape, in points.
    let price: Double
    /// Standard deviation of a day's return.
    let dailyDeviation: Double
    /// Contracts a day.
    let dailyVolume: Double
    /// Share of the common equity factor, metals factor and an own one; the squares sum to about 1.
    let loads: (equity: Double, metals: Double, own: Double)

    init(spec: ContractSpec) {
        let root = spec.fullSizeRoot ?? spec.root
        let known = Self.table[root] ?? Self.typical(spec.group, spec.tick)
        price = known.price
        dailyDeviation = known.deviation
        dailyVolume = Self.microVolumes[spec.root] ?? (spec.fullSizeRoot == nil ? known.volume : known.volume * 0.6)
        loads = Self.loads(root: root, group: spec.group)
    }

    private typealias Figures = (price: Double, deviation: Double, volume: Double)

    private static let table: [String: Figures] = [
        "ES": (6_700, 0.009, 1_400_000), "NQ": (25_000, 0.012, 550_000), "YM": (47_000, 0.008, 130_000),
        "RTY": (2_400, 0.013, 200_000), "CL": (60, 0.020, 320_000), "NG": (4, 0.035, 180_000),
        "GC": (4_100, 0.012, 190_000), "SI": (50, 0.021, 70_000), "HG": (5, 0.014, 65_000),
        "PL": (1_500, 0.018, 25_000), "6E": (1.16, 0.005, 190_000), "6B": (1.31, 0.005, 90_000),
        "6J": (0.0064, 0.006, 150_000), "6A": (0.65, 0.006, 90_000), "6C": (0.71, 0.004, 80_000),
        "6S": (1.24, 0.005, 30_000), "ZN": (112, 0.004, 1_700_000), "ZB": (116, 0.007, 400_000),
        "ZF": (109, 0.0025, 1_200_000), "ZT": (104, 0.001, 600_000), "BTC": (90_000, 0.030, 12_000),
        "MBT": (90_000, 0.030, 40_000), "ETH": (3_000, 0.040, 8_000), "MET": (3_000, 0.040, 30_000),
    ]

    private static let microVolumes: [String: Double] = [
        "MES": 1_100_000, "MNQ": 1_500_000, "MYM": 160_000, "MGC": 250_000, "SIL": 45_000, "MHG": 15_000,
        "MCL": 110_000, "M6E": 25_000,
    ]

    /// For a product that is not in the table: a typical one of its group. The tick says how large its price can be, as
    /// those in the table have a few thousand to 100 000 ticks.
    private static func typical(_ group: ProductGroup, _ tick: TickSize) -> Figures {
        var figures = typical(group)
        figures.price = min(max(figures.price, 4_000 * tick.points), 250_000 * tick.points)
        return figures
    }

    private static func typical(_ group: ProductGroup) -> Figures {
        switch group {
        case .equity: (2_000, 0.011, 150_000)
        case .energy: (50, 0.022, 100_000)
        case .metals: (1_000, 0.015, 50_000)
        case .rates: (110, 0.004, 400_000)
        case .currencies: (1, 0.005, 60_000)
        case .crypto: (10_000, 0.035, 10_000)
        }
    }

    private static func loads(root: String, group: ProductGroup) -> (Double, Double, Double) {
        switch (group, root) {
        case (.equity, "NQ"): (0.94, 0, 0.34)
        case (.equity, "RTY"): (0.85, 0, 0.53)
        case (.equity, _): (0.97, 0, 0.24)
        case (.metals, "HG"): (0.30, 0.50, 0.81)
        case (.metals, _): (0.10, 0.88, 0.46)
        case (.energy, _): (0.20, 0.12, 0.97)
        case (.currencies, _): (0.15, 0.35, 0.92)
        case (.rates, _): (-0.20, 0.20, 0.96)
        case (.crypto, _): (0.40, 0.05, 0.91)
        }
    }
}
