/// Fits a regime model to figures of the past by expectation and maximisation (Baum and Welch), from several beginnings,
/// and keeps the likeliest; two at a time. With the weak priors of hmmlearn on the variances, so that no state narrows to
/// a point.
struct RegimeFit {
    /// At most so many rounds; a refit goes on from there the next day.
    private static let rounds = (first: 100, refit: 16)
    /// Of the log-likelihood of all figures together: what a round must gain for another one; and that of a refit, which
    /// begins near its end.
    private static let tolerance = (first: 0.01, refit: 0.1)
    /// Rounds of each beginning of a refit after which only the two likeliest go on. Source: C. Biernacki, G. Celeux,
    /// G. Govaert, Choosing starting values for the EM algorithm, Computational Statistics & Data Analysis 41 (2003).
    private static let trial = 2
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
        let isWhole = previous == nil || isThorough
        var work = RegimeFit(scaled, tolerance: isWhole ? tolerance.first : tolerance.refit)
        guard !isWhole else {
            return likeliest(work.runEach(beginnings, to: rounds.first)).map { ($0.model, $0.likelihood) }
        }
        let tried = work.runEach(beginnings, to: trial).filter { $0.likelihood.isFinite }
            .sorted { $0.likelihood > $1.likelihood }
        guard let first = tried.first, let last = tried.prefix(2).last else { return nil }
        let raced = work.run([first, last], from: trial, to: rounds.refit, untilFirst: true)
        return likeliest(raced).map { ($0.model, $0.likelihood) }
    }

    private static func likeliest(_ candidates: [Candidate]) -> Candidate? {
        candidates.filter { $0.likelihood.isFinite }.max { $0.likelihood < $1.likelihood }
    }

    /// Three parts of the figures in the order of one of them.
    /// - Parameter parts: where the second and the third begin, from 0 to 1.
    private static func beginning(
        _ scaled: [SIMD3<Double>], by place: Int, parts: (Double, Double), centre: SIMD3<Double>, scale: SIMD3<Double>
    ) -> RegimeModel {
        // Where they end some hundred figures tell well enough.
        let sample = stride(from: 0, to: scaled.count, by: max(1, scaled.count / 256)).map { scaled[$0][place] }
            .sorted()
        let second = sample[Int(Double(sample.count) * parts.0)]
        let third = sample[Int(Double(sample.count) * parts.1)]
        var thirds: [[SIMD3<Double>]] = [[], [], []]
        for figures in scaled {
            let key = figures[place]
            thirds[key < second ? 0 : key < third ? 1 : 2].append(figures)
        }
        var means: [SIMD3<Double>] = []
        var variances: [SIMD3<Double>] = []
        for part in thirds {
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

    /// A model on its way.
    private struct Candidate {
        var model: RegimeModel
        /// Of the model, as far as it was asked.
        var likelihood = -Double.infinity
        var isSettled = false
    }

    private var pair: RegimePair
    private let tolerance: Double

    private init(_ scaled: [SIMD3<Double>], tolerance: Double) {
        pair = RegimePair(scaled)
        self.tolerance = tolerance
    }

    /// Every beginning for so many rounds, two at a time.
    private mutating func runEach(_ beginnings: [RegimeModel], to rounds: Int) -> [Candidate] {
        stride(from: 0, to: beginnings.count, by: 2).flatMap { place in
            // The last of an odd number is its own neighbour.
            run([place, min(place + 1, beginnings.count - 1)].map { Candidate(model: beginnings[$0]) }, to: rounds)
        }
    }

    /// Two candidates go on side by side, each until its likelihood stands still or so many rounds are done in all.
    /// - Parameter isRace: both stop as soon as that of the likelier one stands still.
    private mutating func run(
        _ candidates: [Candidate], from done: Int = 0, to rounds: Int, untilFirst isRace: Bool = false
    ) -> [Candidate] {
        var candidates = candidates
        var count = done
        pair.begin(candidates.map(\.model))
        while count < rounds, isRace ? !isLeaderSettled(candidates) : candidates.contains(where: { !$0.isSettled }) {
            ask(&candidates)
            pair.maximise(holding: candidates.map(\.isSettled))
            count += 1
        }
        for lane in candidates.indices { candidates[lane].model = pair.models[lane] }
        return candidates
    }

    private func isLeaderSettled(_ candidates: [Candidate]) -> Bool {
        candidates.max { $0.likelihood < $1.likelihood }?.isSettled ?? true
    }

    /// How likely the figures are under the models that are not settled.
    private mutating func ask(_ candidates: inout [Candidate]) {
        guard candidates.contains(where: { !$0.isSettled }) else { return }
        let now = pair.passForward()
        for lane in candidates.indices where !candidates[lane].isSettled {
            candidates[lane].isSettled = !now[lane].isFinite || now[lane] - candidates[lane].likelihood < tolerance
            candidates[lane].likelihood = now[lane]
        }
    }
}
