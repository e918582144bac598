import Glibc

/// The densities of four models' states, with what is the same for all figures worked out.
struct RegimeLaneDensities {
    typealias Lanes = RegimeStates.Lanes
    typealias States = RegimeStates

    /// One figure's part.
    private struct Part {
        let mean: States
        /// −1/2 over the variances.
        let factor: States

        init(_ models: [RegimeModel], _ place: Int) {
            mean = States { lane in SIMD3 { models[lane].means[$0][place] } }
            factor = States { lane in SIMD3 { -0.5 / models[lane].variances[$0][place] } }
        }

        @inline(__always)
        func callAsFunction(_ x: Lanes) -> States {
            let (a, b, c) = (x - mean.first, x - mean.second, x - mean.third)
            return States(first: a * a, second: b * b, third: c * c) * factor
        }
    }

    private let parts: (Part, Part, Part)
    private let constants: States

    init(_ models: [RegimeModel]) {
        parts = (Part(models, 0), Part(models, 1), Part(models, 2))
        constants = States { lane in
            SIMD3 { state in
                let variance = models[lane].variances[state]
                return -0.5 * (3 * log(2 * Double.pi) + log(variance.x * variance.y * variance.z))
            }
        }
    }

    /// Of each state over the largest of them, and the logarithm of that one.
    @inline(__always)
    func callAsFunction(_ figures: RegimeLanes.Figures) -> (over: States, top: Lanes) {
        let logs = constants + (parts.0(figures.x) + parts.1(figures.y) + parts.2(figures.z))
        let top = larger(larger(logs.first, logs.second), logs.third)
        return (
            States(
                first: exponential(logs.first - top), second: exponential(logs.second - top),
                third: exponential(logs.third - top)), top
        )
    }
}

extension SIMD3<Double> {
    /// A number for each of three states.
    fileprivate init(_ number: (Int) -> Double) { self.init(number(0), number(1), number(2)) }
}
