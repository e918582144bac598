import Market

/// The market behind the simulated tape: a hidden price path a product, moved by common and own shocks. A micro shares
/// the path of its full-size product.
struct MarketModel: Sendable {
    /// Steps of the path in a minute.
    static let steps = 8

    /// The hidden path of one product in the current minute.
    struct Path: Sendable {
        let product: SimulatedProduct
        let group: Int
        /// Mid price in points at the start of each step and at the end of the minute.
        var mids: [Double]
        /// Shocks of the steps in standard deviations.
        var shocks: [Double]
        /// The minute's return in its usual standard deviations.
        var move = 0.0
    }

    private(set) var paths: [Path] = []
    private(set) var volatility: [VolatilityState]
    private var random: SeededNumbers

    /// - Parameter products: the products and the index of each one's group in the order of `groups`.
    init(products: [(product: SimulatedProduct, group: Int)], groups: Int, seed: UInt64) {
        random = SeededNumbers(seed: seed)
        volatility = Array(repeating: VolatilityState(), count: groups)
        paths = products.map { product, group in
            Path(
                product: product, group: group, mids: Array(repeating: product.price, count: Self.steps + 1),
                shocks: Array(repeating: 0, count: Self.steps))
        }
    }

    /// Moves on by a minute.
    ///
    /// - Parameter shares: how busy the minute is in each group as a share of the day; nil where it is closed.
    /// - Parameter gaps: the standard deviation of an opening gap against a day's in each group; 0 in a running session.
    mutating func advance(shares: [Double?], gaps: [Double]) {
        var moves = Array(repeating: 0.0, count: volatility.count)
        for path in paths where shares[path.group] != nil { moves[path.group] = path.move }
        for group in volatility.indices where shares[group] != nil {
            volatility[group].advance(lastMove: moves[group], &random)
        }
        var equity = [Double](repeating: 0, count: Self.steps)
        var metals = equity
        for step in 0..<Self.steps {
            equity[step] = random.normal()
            metals[step] = random.normal()
        }
        for index in paths.indices {
            let group = paths[index].group
            guard let share = shares[group] else { continue }
            paths[index].walk(
                deviation: share.squareRoot() * volatility[group].multiplier, gap: gaps[group], equity: equity,
                metals: metals, &random)
        }
    }
}

extension MarketModel.Path {
    /// Walks through the next minute with the common shocks of its steps.
    mutating func walk(
        deviation: Double, gap: Double, equity: [Double], metals: [Double], _ random: inout SeededNumbers
    ) {
        let stepShare = 1 / Double(equity.count).squareRoot()
        let stepDeviation = product.dailyDeviation * deviation * stepShare
        var price = mids[equity.count]
        var sum = 0.0
        if gap > 0 {
            // An opening gap, and a weak pull that keeps a tape of years near its first price.
            let shock = product.loads.equity * equity[0] + product.loads.metals * metals[0]
            price *= 1 + product.dailyDeviation * gap * (shock + product.loads.own * random.normal())
            price *= 1 - 0.02 * (price / product.price - 1)
        }
        mids[0] = price
        for step in equity.indices {
            let shock =
                product.loads.equity * equity[step] + product.loads.metals * metals[step]
                + product.loads.own * random.normal()
            price *= 1 + stepDeviation * shock
            sum += shock
            shocks[step] = shock
            mids[step + 1] = price
        }
        move = sum * stepShare
    }
}
