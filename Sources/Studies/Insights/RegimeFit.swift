import Glibc

/// Fits a regime model to figures of the past by expectation and maximisation (Baum and Welch), from several beginnings,
/// and keeps the likeliest. With the weak priors of hmmlearn on the variances, so that no state narrows to a point.
struct RegimeFit {
    private static let rounds = 100
    private static let tolerance = 0.01
    private static let variancePrior = 0.01
    /// Thirds, and two lopsided ways: one beginning alone often ends in a lesser maximum.
    private static let splits = [(1.0 / 3, 2.0 / 3), (0.2, 0.5), (0.5, 0.85)]

    /// The model and its log-likelihood; nil where the figures do not vary.
    static func fit(_ figures: [SIMD3<Double>], from previous: RegimeModel? = nil) -> (RegimeModel, Double)? {
        let count = Double(figures.count)
        guard count > 0 else { return nil }
        let centre = figures.reduce(SIMD3<Double>(), +) / count
        let spread = figures.reduce(SIMD3<Double>()) { $0 + ($1 - centre) * ($1 - centre) } / count
        let scale = spread.squareRoot()
        guard scale.min() > 1e-12, scale.max().isFinite else { return nil }
        let scaled = figures.map { ($0 - centre) / scale }
        var beginnings = (0..<3).flatMap { place in
            (previous == nil ? splits : [splits[0]]).map {
                beginning(scaled, by: place, parts: $0, centre: centre, scale: scale)
            }
        }
        if let previous { beginnings.append(moved(previous, centre: centre, scale: scale)) }
        var best: (RegimeModel, Double)?
        for beginning in beginnings {
            var work = RegimeFit(scaled, beginning)
            let likelihood = work.run()
            if likelihood.isFinite, likelihood > best?.1 ?? -.infinity { best = (work.model, likelihood) }
        }
        return best
    }

    /// Three parts of the figures in the order of one of them.
    /// - Parameter parts: where the second and the third begin, from 0 to 1.
    private static func beginning(
        _ scaled: [SIMD3<Double>], by place: Int, parts: (Double, Double), centre: SIMD3<Double>, scale: SIMD3<Double>
    ) -> RegimeModel {
        let sorted = scaled.sorted { $0[place] < $1[place] }
        var means: [SIMD3<Double>] = []
        var variances: [SIMD3<Double>] = []
        let cuts = [0, Int(Double(sorted.count) * parts.0), Int(Double(sorted.count) * parts.1), sorted.count]
        for third in 0..<3 {
            let part = sorted[cuts[third]..<cuts[third + 1]]
            let count = Double(max(1, part.count))
            let mean = part.reduce(SIMD3<Double>(), +) / count
            means.append(mean)
            variances.append(
                part.reduce(SIMD3<Double>()) { $0 + ($1 - mean) * ($1 - mean) } / count + SIMD3(repeating: 0.05))
        }
        return RegimeModel(
            centre: centre, scale: scale, start: SIMD3(repeating: 1.0 / 3),
            transitions: [SIMD3(0.9, 0.05, 0.05), SIMD3(0.05, 0.9, 0.05), SIMD3(0.05, 0.05, 0.9)], means: means,
            variances: variances)
    }

    /// The last model, seen in the scale of the new figures.
    private static func moved(_ model: RegimeModel, centre: SIMD3<Double>, scale: SIMD3<Double>) -> RegimeModel {
        let factor = model.scale / scale
        let floor = SIMD3<Double>(repeating: 1e-3)
        return RegimeModel(
            centre: centre, scale: scale, start: SIMD3(repeating: 1.0 / 3),
            transitions: model.transitions.map { row in
                let raised = row + SIMD3(repeating: 1e-6)
                return raised / raised.sum()
            }, means: (0..<3).map { (model.mean(of: $0) - centre) / scale },
            variances: model.variances.map {
                ($0 * factor * factor).clamped(lowerBound: floor, upperBound: floor * 1e6)
            })
    }

    private let figures: [SIMD3<Double>]
    private var model: RegimeModel
    /// Densities over the largest of the bar, chances up to the bar, and what later bars add.
    private var densities: [SIMD3<Double>]
    private var forward: [SIMD3<Double>]
    private var norms: [Double]

    private init(_ scaled: [SIMD3<Double>], _ model: RegimeModel) {
        figures = scaled
        self.model = model
        densities = [SIMD3<Double>](repeating: SIMD3(), count: scaled.count)
        forward = densities
        norms = [Double](repeating: 1, count: scaled.count)
    }

    /// Rounds until the likelihood stands still; gives it.
    private mutating func run() -> Double {
        var last = -Double.infinity
        for _ in 0..<Self.rounds {
            let likelihood = passForward()
            guard likelihood.isFinite else { return likelihood }
            if likelihood - last < Self.tolerance { return likelihood }
            last = likelihood
            maximise()
        }
        return passForward()
    }

    private mutating func passForward() -> Double {
        var likelihood = 0.0
        let densityOf = RegimeDensities(model)
        for index in figures.indices {
            let logs = densityOf(figures[index])
            let top = logs.max()
            let shifted = logs - SIMD3(repeating: top)
            let density = SIMD3(exp(shifted.x), exp(shifted.y), exp(shifted.z))
            densities[index] = density
            var chance = model.start
            if index > 0 {
                let before = forward[index - 1]
                chance =
                    model.transitions[0] * before.x + model.transitions[1] * before.y + model.transitions[2] * before.z
            }
            chance *= density
            let norm = max(chance.sum(), .leastNormalMagnitude)
            norms[index] = norm
            forward[index] = chance / norm
            likelihood += log(norm) + top
        }
        return likelihood
    }

    /// One backward pass, then parameters from the chances of states and of changes of state.
    private mutating func maximise() {
        let rows = model.transitions
        var changes = [SIMD3<Double>](repeating: SIMD3(), count: 3)
        var weights = SIMD3<Double>()
        var sums = [SIMD3<Double>](repeating: SIMD3(), count: 3)
        var squares = sums
        var backward = SIMD3<Double>(repeating: 1)
        for index in figures.indices.reversed() {
            let chance = forward[index] * backward
            let state = chance / max(chance.sum(), .leastNormalMagnitude)
            weights += state
            let x = figures[index]
            for k in 0..<3 {
                sums[k] += x * state[k]
                squares[k] += x * x * state[k]
            }
            guard index > 0 else {
                model.start = state
                break
            }
            let after = densities[index] * backward / norms[index]
            for k in 0..<3 { changes[k] += rows[k] * after * forward[index - 1][k] }
            backward = SIMD3((rows[0] * after).sum(), (rows[1] * after).sum(), (rows[2] * after).sum())
        }
        for k in 0..<3 {
            let total = changes[k].sum()
            if total > 0 { model.transitions[k] = changes[k] / total }
            let weight = max(weights[k], 1e-5)
            let mean = sums[k] / weight
            model.means[k] = mean
            let scatter = squares[k] - mean * mean * weight
            model.variances[k] =
                (scatter.clamped(lowerBound: SIMD3(), upperBound: SIMD3(repeating: .infinity))
                    + SIMD3(repeating: Self.variancePrior)) / weight
        }
    }
}
