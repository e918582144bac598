import Glibc

/// Fits a regime model to figures of the past by expectation and maximisation (Baum and Welch), from several beginnings,
/// and keeps the likeliest; four at a time. With the weak priors of hmmlearn on the variances, so that no state narrows to
/// a point.
///
/// Each round goes some way beyond where it is led, and further with every round that did well. Source: R. Salakhutdinov,
/// S. Roweis, Adaptive overrelaxed bound optimization methods, ICML 2003.
struct RegimeFit {
    /// At most so many rounds; a refit goes on from there the next day.
    private static let rounds = (first: 100, refit: 10)
    /// Of the log-likelihood of all figures together: what a round must gain for another one; and that of a refit, which
    /// begins near its end.
    private static let tolerance = (first: 0.01, refit: 0.1)
    /// How far a round goes, in the way that it is led: what it is multiplied with after a good round, and at most.
    private static let reach = (growth: 1.5, most: 3.0)
    /// Thirds, and two lopsided ways: one beginning alone often ends in a lesser maximum.
    private static let splits = [(1.0 / 3, 2.0 / 3), (0.2, 0.5), (0.5, 0.85)]

    /// The model and its log-likelihood; nil where the figures do not vary.
    /// - Parameter previous: the model of the day before, which a refit begins with among others.
    static func fit(_ figures: [SIMD3<Double>], from previous: RegimeModel? = nil) -> (RegimeModel, Double)? {
        let count = Double(figures.count)
        guard count > 0 else { return nil }
        let centre = figures.reduce(SIMD3<Double>(), +) / count
        let spread = figures.reduce(SIMD3<Double>()) { $0 + ($1 - centre) * ($1 - centre) } / count
        let scale = spread.squareRoot()
        guard scale.min() > 1e-12, scale.max().isFinite else { return nil }
        let scaled = figures.map { ($0 - centre) / scale }
        let isFirst = previous == nil
        // For a refit some hundred figures tell well enough where to begin.
        let apart = isFirst ? 1 : max(1, scaled.count / 256)
        let sample = stride(from: 0, to: scaled.count, by: apart).map { scaled[$0] }
        var beginnings = (0..<3).flatMap { place in
            (isFirst ? splits : [splits[0]]).map {
                beginning(sample, by: place, parts: $0, centre: centre, scale: scale)
            }
        }
        if let previous { beginnings.append(moved(previous, centre: centre, scale: scale)) }
        var work = RegimeFit(
            scaled, rounds: isFirst ? rounds.first : rounds.refit,
            tolerance: isFirst ? tolerance.first : tolerance.refit)
        let best = work.run(beginnings).filter { $0.likelihood.isFinite }.max { $0.likelihood < $1.likelihood }
        return best.map { ($0.model, $0.likelihood) }
    }

    /// Three parts of the figures in the order of one of them.
    /// - Parameter parts: where the second and the third begin, from 0 to 1.
    private static func beginning(
        _ sample: [SIMD3<Double>], by place: Int, parts: (Double, Double), centre: SIMD3<Double>, scale: SIMD3<Double>
    ) -> RegimeModel {
        let sorted = sample.map { $0[place] }.sorted()
        let second = sorted[Int(Double(sorted.count) * parts.0)]
        let third = sorted[Int(Double(sorted.count) * parts.1)]
        var counts = SIMD3<Double>()
        var sums = [SIMD3<Double>](repeating: SIMD3(), count: 3)
        var squares = sums
        for figures in sample {
            let part = figures[place] < second ? 0 : figures[place] < third ? 1 : 2
            counts[part] += 1
            sums[part] += figures
            squares[part] += figures * figures
        }
        let means = (0..<3).map { sums[$0] / max(1, counts[$0]) }
        let variances = (0..<3).map { part in
            let variance = squares[part] / max(1, counts[part]) - means[part] * means[part]
            return pointwiseMax(variance, SIMD3()) + SIMD3(repeating: 0.05)
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

    private var lanes: RegimeLanes
    private let rounds: Int
    private let tolerance: Double

    private init(_ scaled: [SIMD3<Double>], rounds: Int, tolerance: Double) {
        lanes = RegimeLanes(scaled)
        self.rounds = rounds
        self.tolerance = tolerance
    }

    /// Where each beginning leads.
    private mutating func run(_ beginnings: [RegimeModel]) -> [Candidate] {
        stride(from: 0, to: beginnings.count, by: RegimeStates.lanes.count).flatMap { place in
            // The last ones stand in lanes that would be empty.
            race(RegimeStates.lanes.map { Candidate(beginnings[min(place + $0, beginnings.count - 1)]) })
        }
    }

    /// Four go on side by side until the likelihood of the likeliest stands still.
    private mutating func race(_ candidates: [Candidate]) -> [Candidate] {
        var candidates = candidates
        for round in 1...rounds {
            let models = candidates.map(\.model)
            let likelihoods = lanes.likelihoods(models)
            for lane in candidates.indices { candidates[lane].judge(likelihoods[lane], tolerance: tolerance) }
            guard round < rounds, let leader = candidates.max(by: { $0.likelihood < $1.likelihood }), !leader.isSettled
            else { break }
            for (lane, next) in lanes.improved(models).enumerated() { candidates[lane].go(to: next) }
        }
        return candidates
    }

    /// A model on its way.
    private struct Candidate {
        private(set) var model: RegimeModel
        /// Of the last model that was no step back.
        private(set) var likelihood = -Double.infinity
        private(set) var isSettled = false
        /// Where the last round led, where it went further than that.
        private var led: RegimeModel?
        private var reach = 1.0
        private var isBack = false

        init(_ model: RegimeModel) { self.model = model }

        mutating func judge(_ now: Double, tolerance: Double) {
            guard !isSettled else { return }
            // Too far: back to where the round led, which cannot be worse than where it began.
            isBack = now < likelihood && led != nil
            if isBack {
                model = led ?? model
                reach = 1
                led = nil
            } else {
                isSettled = !now.isFinite || now - likelihood < tolerance
                likelihood = now
            }
        }

        mutating func go(to next: RegimeModel) {
            guard !isSettled, !isBack else { return }
            reach = min(reach * RegimeFit.reach.growth, RegimeFit.reach.most)
            led = next
            model = RegimeFit.step(from: model, through: next, by: reach)
        }
    }

    /// - Parameter reach: how far to go on from one model, where the other is 1 away.
    private static func step(from model: RegimeModel, through next: RegimeModel, by reach: Double) -> RegimeModel {
        var result = next
        for state in 0..<3 {
            result.means[state] = model.means[state] + reach * (next.means[state] - model.means[state])
            result.variances[state] = geometric(model.variances[state], next.variances[state], reach)
            let row = geometric(model.transitions[state], next.transitions[state], reach)
            result.transitions[state] = row / row.sum()
        }
        return result
    }

    /// The same for numbers that have to stay above zero.
    private static func geometric(_ a: SIMD3<Double>, _ b: SIMD3<Double>, _ reach: Double) -> SIMD3<Double> {
        let least = SIMD3<Double>(repeating: 1e-30)
        let (a, b) = (pointwiseMax(a, least), pointwiseMax(b, least))
        return SIMD3(
            a.x * pow(b.x / a.x, reach), a.y * pow(b.y / a.y, reach), a.z * pow(b.z / a.z, reach)
        ).clamped(lowerBound: least, upperBound: SIMD3(repeating: 1e6))
    }
}
