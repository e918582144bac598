/// Says which state of a fitted model is which regime, and puts the states in that order.
enum RegimeNaming {
    /// The model with its states in the order of `Regime.allCases`.
    ///
    /// Between two fits the states keep their regimes: each is taken for the one of the last model that it lies nearest
    /// to, as long as the volatile state stays the most volatile. Else, and at the first fit, the rule decides.
    static func named(_ model: RegimeModel, after previous: RegimeModel?) -> RegimeModel {
        let means = (0..<3).map { model.mean(of: $0) }
        if let previous {
            let order = nearest(means, to: previous, scale: model.scale)
            let volatile = means[order[RegimeReading.Regime.volatile.rawValue]][RegimeFeatures.volatility]
            if means.allSatisfy({ $0[RegimeFeatures.volatility] <= volatile }) { return model.reordered(order) }
        }
        return model.reordered(rule(means))
    }

    /// The most volatile state is volatile; of the other two the more efficient one trends.
    private static func rule(_ means: [SIMD3<Double>]) -> [Int] {
        let byRange = [0, 1, 2].sorted { means[$0][RegimeFeatures.volatility] < means[$1][RegimeFeatures.volatility] }
        let isFirst = means[byRange[0]][RegimeFeatures.efficiency] >= means[byRange[1]][RegimeFeatures.efficiency]
        return isFirst ? [byRange[0], byRange[2], byRange[1]] : [byRange[1], byRange[2], byRange[0]]
    }

    private static let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]

    private static func nearest(_ means: [SIMD3<Double>], to previous: RegimeModel, scale: SIMD3<Double>) -> [Int] {
        var best = (distance: Double.infinity, order: orders[0])
        for order in orders {
            let distance = (0..<3).reduce(0) { sum, regime in
                let gap = (means[order[regime]] - previous.mean(of: regime)) / scale
                return sum + (gap * gap).sum()
            }
            if distance < best.distance { best = (distance, order) }
        }
        return best.order
    }
}
