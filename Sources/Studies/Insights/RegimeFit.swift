import Glibc

/// Fits a regime model to figures of the past by expectation and maximisation (Baum and Welch), from several beginnings,
/// and keeps the likeliest. With the weak priors of hmmlearn on the variances, so that no state narrows to a point.
struct RegimeFit {
    private static let rounds = 100
    private static let tolerance = 0.01
    /// Rounds of each beginning of a refit after which only the likeliest goes on. Source: C. Biernacki, G. Celeux,
    /// G. Govaert, Choosing starting values for the EM algorithm, Computational Statistics & Data Analysis 41 (2003).
    private static let trial = 8
    private static let variancePrior = 0.01
    /// Thirds, and two lopsided ways: one beginning alone often ends in a lesser maximum.
    private static let splits = [(1.0 / 3, 2.0 / 3), (0.2, 0.5), (0.5, 0.85)]

    /// The model and its log-likelihood; nil where the figures do not vary.
    ///
    /// - Parameters:
    ///   - previous: the model of the day before, which a refit begins with among others.
    ///   - isThorough: every beginning runs to its end; so it always is without a previous model.
    static func fit(
        _ figures: [SIMD3<Double>], from previous: RegimeModel? = nil, isThorough: Bool = false
    ) -> (RegimeModel, Double)? {
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
        let isTrial = previous != nil && !isThorough
        var best: RegimeFit?
        for beginning in beginnings {
            var work = RegimeFit(scaled, beginning)
            work.run(rounds: isTrial ? Self.trial : Self.rounds)
            if work.likelihood.isFinite, work.likelihood > best?.likelihood ?? -.infinity { best = work }
        }
        if isTrial { best?.run(rounds: Self.rounds) }
        return best.flatMap { $0.likelihood.isFinite ? ($0.model, $0.likelihood) : nil }
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
    private var steps: [Step]
    /// Of the model, as far as it was asked.
    private var likelihood = -Double.infinity
    private var count = 0
    private var isSettled = false

    /// What a pass over the figures leaves of one bar for the way back.
    private struct Step {
        /// Of each state over the largest of them; behind them one over what the chances were divided by.
        var density = SIMD4<Double>()
        /// Chances of the states up to the bar.
        var chance = SIMD3<Double>()
    }

    private init(_ scaled: [SIMD3<Double>], _ model: RegimeModel) {
        figures = scaled
        self.model = model
        steps = [Step](repeating: Step(), count: scaled.count)
    }

    /// Goes on until the likelihood stands still or so many rounds are done in all.
    private mutating func run(rounds: Int) {
        while !isSettled, count < rounds {
            let now = passForward()
            isSettled = !now.isFinite || now - likelihood < Self.tolerance
            likelihood = now
            if isSettled { return }
            maximise()
            count += 1
        }
        if count == Self.rounds, !isSettled { likelihood = passForward() }
    }

    /// Gives the likelihood. Over thousands of bars and dozens of rounds, so that nothing in the loop is an array's.
    private mutating func passForward() -> Double {
        let densityOf = RegimeDensities(model)
        let (first, second, third) = (model.transitions[0], model.transitions[1], model.transitions[2])
        var expected = model.start
        var likelihood = 0.0
        // Of many bars before their logarithm is taken.
        var product = 1.0
        figures.withUnsafeBufferPointer { figures in
            steps.withUnsafeMutableBufferPointer { steps in
                for index in figures.indices {
                    let logs = densityOf(figures[index])
                    let top = max(max(logs.x, logs.y), logs.z)
                    let density = SIMD3(
                        Self.exponential(logs.x - top), Self.exponential(logs.y - top),
                        Self.exponential(logs.z - top))
                    let chance = expected * density
                    let norm = max(chance.x + chance.y + chance.z, .leastNormalMagnitude)
                    let inverse = 1 / norm
                    let now = chance * inverse
                    steps[index] = Step(density: SIMD4(density, inverse), chance: now)
                    likelihood += top
                    if product * norm < Self.smallest {
                        likelihood += log(product)
                        product = 1
                    }
                    if norm < Self.smallest { likelihood += log(norm) } else { product *= norm }
                    expected = first * now.x + second * now.y + third * now.z
                }
            }
        }
        return likelihood + log(product)
    }

    /// Products of chances are kept above it, far from what a number cannot tell from zero.
    private static let smallest = 1e-150

    /// One of every three is of zero.
    private static func exponential(_ power: Double) -> Double { power == 0 ? 1 : exp(power) }

    /// One backward pass, then parameters from the chances of states and of changes of state.
    private mutating func maximise() {
        let (first, second, third) = (model.transitions[0], model.transitions[1], model.transitions[2])
        var (fromFirst, fromSecond, fromThird) = (SIMD3<Double>(), SIMD3<Double>(), SIMD3<Double>())
        var (ofFirst, ofSecond, ofThird) = (Sums(), Sums(), Sums())
        var start = SIMD3<Double>()
        figures.withUnsafeBufferPointer { figures in
            steps.withUnsafeBufferPointer { steps in
                var backward = SIMD3<Double>(repeating: 1)
                for index in figures.indices.reversed() {
                    let step = steps[index]
                    let chance = step.chance * backward
                    let state = chance * (1 / max(chance.x + chance.y + chance.z, .leastNormalMagnitude))
                    let x = figures[index]
                    ofFirst.add(x, state.x)
                    ofSecond.add(x, state.y)
                    ofThird.add(x, state.z)
                    guard index > 0 else {
                        start = state
                        break
                    }
                    let density = SIMD3(step.density.x, step.density.y, step.density.z)
                    let after = density * backward * step.density.w
                    let (a, b, c) = (first * after, second * after, third * after)
                    let before = steps[index - 1].chance
                    fromFirst += a * before.x
                    fromSecond += b * before.y
                    fromThird += c * before.z
                    backward = SIMD3(a.x + a.y + a.z, b.x + b.y + b.z, c.x + c.y + c.z)
                }
            }
        }
        model.start = start
        for (state, changes) in [fromFirst, fromSecond, fromThird].enumerated() {
            let total = changes.sum()
            if total > 0 { model.transitions[state] = changes / total }
        }
        for (state, sums) in [ofFirst, ofSecond, ofThird].enumerated() {
            model.means[state] = sums.mean
            model.variances[state] = sums.variance
        }
    }

    /// Figures of one state, each weighed with the chance of the state.
    private struct Sums {
        private var weight = 0.0
        private var sum = SIMD3<Double>()
        private var squares = SIMD3<Double>()

        mutating func add(_ figures: SIMD3<Double>, _ chance: Double) {
            weight += chance
            sum += figures * chance
            squares += figures * figures * chance
        }

        private var divisor: Double { max(weight, 1e-5) }
        var mean: SIMD3<Double> { sum / divisor }
        var variance: SIMD3<Double> {
            let scatter = squares - mean * mean * divisor
            return
                (scatter.clamped(lowerBound: SIMD3(), upperBound: SIMD3(repeating: .infinity))
                + SIMD3(repeating: RegimeFit.variancePrior)) / divisor
        }
    }
}
