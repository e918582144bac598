import Market
import Studies
import Testing

/// Sizes against the original's, which never says 0.
@Suite struct PositionSizeTests {
    /// Root, entry, stop and the original's contracts for budgets of 500, 1,000 and 1,500 and caps of 10, 20 and 30.
    static let rows: [(root: String, entry: Double, stop: Double, contracts: [Int])] = [
        ("MES", 5_800, 5_795, [10, 20, 30]),
        ("MES", 5_800, 5_600, [1, 1, 1]),
        ("MNQ", 20_000, 19_980.25, [10, 20, 30]),
        ("MGC", 2_700, 2_696.5, [10, 20, 30]),
        ("SIL", 32, 31.9, [4, 9, 14]),
        ("MHG", 4.5, 4.488, [10, 20, 30]),
        ("MCL", 70, 69.6, [10, 20, 30]),
    ]

    @Test func equalsTheOriginalWhereverOneFits() throws {
        for row in Self.rows {
            let spec = try #require(ContractSpecs.byRoot[row.root])
            for (number, contracts) in row.contracts.enumerated() {
                let limits = SizeLimits(
                    risk: Money(dollars: Int64(500 * (number + 1))), maximumFull: 1, maximumMicro: 10 * (number + 1))
                let size = try #require(
                    PositionSize(
                        spec: spec, entry: spec.price(points: row.entry), stop: spec.price(points: row.stop),
                        limits: limits))
                // Silver: the original divides 500 by 0.1000…09 × 1,000 and loses a contract to the last bit.
                let exact = row.root == "SIL" ? 5 * (number + 1) : contracts
                #expect(max(1, size.contracts) == exact, "\(row.root) \(number)")
                #expect(size.contracts == 0 || size.risk <= limits.risk)
                #expect(size.riskOfOne * (size.contracts + 1) > limits.risk || size.bound == .contracts)
            }
        }
    }

    @Test func oneThatRisksTooMuchIsNone() throws {
        // 200 points of MES are $1,000: one contract breaks a budget of $500, and just fits one of $1,000.
        let spec = try #require(ContractSpecs.byRoot["MES"])
        let (entry, stop) = (spec.price(points: 5_800), spec.price(points: 5_600))
        func contracts(_ dollars: Int64) -> Int? {
            let limits = SizeLimits(risk: Money(dollars: dollars), maximumFull: 1, maximumMicro: 10)
            return PositionSize(spec: spec, entry: entry, stop: stop, limits: limits)?.contracts
        }
        #expect(contracts(500) == 0 && contracts(999) == 0 && contracts(1_000) == 1 && contracts(0) == 0)
    }

    @Test func noDistanceIsNoSize() throws {
        // The original says 1.
        let spec = try #require(ContractSpecs.byRoot["MES"])
        let limits = SizeLimits(accountSize: 50_000, riskBasisPoints: 75)
        #expect(PositionSize(spec: spec, entry: Price(ticks: 5), stop: Price(ticks: 5), limits: limits) == nil)
    }

    @Test func accountsMayHoldWhatFirmsAllow() {
        for (size, full, micro) in [(50_000, 2, 10), (100_000, 3, 20), (150_000, 4, 30), (4_000, 1, 1)] {
            let limits = SizeLimits(accountSize: size, riskBasisPoints: 75)
            #expect(limits.maximumFull == full && limits.maximumMicro == micro)
        }
        #expect(SizeLimits(accountSize: 50_000, riskBasisPoints: 75).risk == Money(dollars: 375))
    }
}
