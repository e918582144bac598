/// Figures of the states of four models, each weighed with the chance of the state.
struct RegimeLaneSums {
    typealias Lanes = RegimeStates.Lanes
    typealias States = RegimeStates

    /// Keeps a state from narrowing to a point; as in hmmlearn.
    private static let variancePrior = 0.01

    private var weight = States()
    private var sums = (States(), States(), States())
    private var squares = (States(), States(), States())

    @inline(__always)
    mutating func add(_ figures: RegimeLanes.Figures, _ state: States) {
        weight = weight + state
        Self.add(figures.x, state, &sums.0, &squares.0)
        Self.add(figures.y, state, &sums.1, &squares.1)
        Self.add(figures.z, state, &sums.2, &squares.2)
    }

    @inline(__always)
    private static func add(_ figure: Lanes, _ state: States, _ sum: inout States, _ squares: inout States) {
        let part = state * figure
        sum = sum + part
        squares = squares + part * figure
    }

    /// Writes means and variances into the model of a lane.
    func settle(_ model: inout RegimeModel, lane: Int) {
        for state in 0..<3 {
            let divisor = max(weight[lane][state], 1e-5)
            let sum = SIMD3(sums.0[lane][state], sums.1[lane][state], sums.2[lane][state])
            let square = SIMD3(squares.0[lane][state], squares.1[lane][state], squares.2[lane][state])
            let mean = sum / divisor
            let scatter = pointwiseMax(square - mean * mean * divisor, SIMD3())
            model.means[state] = mean
            model.variances[state] = (scatter + SIMD3(repeating: Self.variancePrior)) / divisor
        }
    }
}
