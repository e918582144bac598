import Glibc

/// A hidden Markov model of three states with Gaussian figures, each figure on its own.
package struct RegimeModel: Hashable, Codable, Sendable {
    /// What the figures are centred and scaled by first.
    package var centre: SIMD3<Double>
    package var scale: SIMD3<Double>
    /// Chances of the three states before the first bar.
    package var start: SIMD3<Double>
    /// From each state: chances of the next one.
    package var transitions: [SIMD3<Double>]
    /// Of each state, in scaled figures.
    package var means: [SIMD3<Double>]
    package var variances: [SIMD3<Double>]

    package init(
        centre: SIMD3<Double>, scale: SIMD3<Double>, start: SIMD3<Double>, transitions: [SIMD3<Double>],
        means: [SIMD3<Double>], variances: [SIMD3<Double>]
    ) {
        self.centre = centre
        self.scale = scale
        self.start = start
        self.transitions = transitions
        self.means = means
        self.variances = variances
    }

    /// One state's mean in plain figures.
    func mean(of state: Int) -> SIMD3<Double> { means[state] * scale + centre }

    /// The same model with its states in another order: state `order[k]` becomes state k.
    func reordered(_ order: [Int]) -> RegimeModel {
        RegimeModel(
            centre: centre, scale: scale, start: SIMD3(start[order[0]], start[order[1]], start[order[2]]),
            transitions: order.map { from in
                let row = transitions[from]
                return SIMD3(row[order[0]], row[order[1]], row[order[2]])
            }, means: order.map { means[$0] }, variances: order.map { variances[$0] })
    }
}

/// Logarithms of the densities of a model's states at scaled figures, with what is the same for all figures worked out.
struct RegimeDensities: Hashable, Codable, Sendable {
    /// One state's part.
    private struct State: Hashable, Codable, Sendable {
        let mean: SIMD3<Double>
        /// −1/2 over the variances.
        let factor: SIMD3<Double>

        @inline(__always)
        func callAsFunction(_ x: SIMD3<Double>) -> Double {
            let distance = x - mean
            let part = distance * distance * factor
            return part.x + part.y + part.z
        }
    }

    private let first: State
    private let second: State
    private let third: State
    private let constants: SIMD3<Double>

    init(_ model: RegimeModel) {
        let (a, b, c) = (model.variances[0], model.variances[1], model.variances[2])
        first = State(mean: model.means[0], factor: -0.5 / a)
        second = State(mean: model.means[1], factor: -0.5 / b)
        third = State(mean: model.means[2], factor: -0.5 / c)
        let logs = SIMD3(log(a.x * a.y * a.z), log(b.x * b.y * b.z), log(c.x * c.y * c.z))
        constants = -0.5 * (SIMD3(repeating: 3 * log(2 * Double.pi)) + logs)
    }

    @inline(__always)
    func callAsFunction(_ x: SIMD3<Double>) -> SIMD3<Double> {
        constants + SIMD3(first(x), second(x), third(x))
    }
}
