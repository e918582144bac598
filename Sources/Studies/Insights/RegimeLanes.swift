import Glibc

/// Four regime models over the same figures while they are fitted, one in each lane.
struct RegimeLanes {
    typealias Lanes = RegimeStates.Lanes
    typealias States = RegimeStates

    /// The figures of one bar, each in all lanes.
    struct Figures {
        let x: Lanes
        let y: Lanes
        let z: Lanes

        init(_ figures: SIMD3<Double>) {
            x = Lanes(repeating: Float(figures.x))
            y = Lanes(repeating: Float(figures.y))
            z = Lanes(repeating: Float(figures.z))
        }
    }

    /// What a pass over the figures leaves of one bar for the way back.
    private struct Step {
        /// Of each state over the largest of them.
        var density = States()
        /// In proportion to the chances of the states up to the bar.
        var chance = States()
    }

    /// Chances and densities are kept above it in each step, so that the next one cannot come to zero by rounding.
    private static let smallest: Float = 1e-15
    /// So many logarithms are summed in single precision.
    private static let block = 32

    private let figures: [Figures]
    private var steps: [Step]

    init(_ scaled: [SIMD3<Double>]) {
        figures = scaled.map { Figures($0) }
        steps = [Step](repeating: Step(), count: scaled.count)
    }

    /// The log-likelihoods of four models. Over thousands of bars and some rounds, so that nothing in the loop is an
    /// array's, and nothing is divided that need not be.
    mutating func likelihoods(_ models: [RegimeModel]) -> SIMD4<Double> {
        let densities = RegimeLaneDensities(models)
        let (first, second, third) = Self.rows(models)
        let start = States { models[$0].start }
        return figures.withUnsafeBufferPointer { figures in
            steps.withUnsafeMutableBufferPointer { steps in
                var expected = start
                var likelihood = SIMD4<Double>()
                var tops = Lanes()
                var last = Lanes(repeating: 1)
                for index in figures.indices {
                    let (density, top) = densities(figures[index])
                    tops += top
                    if index % Self.block == Self.block - 1 {
                        likelihood += SIMD4<Double>(tops)
                        tops = Lanes()
                    }
                    var chance = expected * density
                    last = chance.sum
                    if any(last .< Self.smallest) {
                        last = larger(last, Lanes(repeating: .leastNormalMagnitude))
                        likelihood += Self.logarithms(last)
                        chance = chance * (1 / last)
                        last = Lanes(repeating: 1)
                    }
                    steps[index] = Step(density: density, chance: chance)
                    expected = first * chance.first + second * chance.second + third * chance.third
                }
                return likelihood + SIMD4<Double>(tops) + Self.logarithms(last)
            }
        }
    }

    /// Likelier models: one pass back after `likelihoods` of the same ones, then parameters from the chances of states and
    /// of changes of state.
    func improved(_ models: [RegimeModel]) -> [RegimeModel] {
        let (first, second, third) = Self.rows(models)
        let toFirst = States(first: first.first, second: second.first, third: third.first)
        let toSecond = States(first: first.second, second: second.second, third: third.second)
        let toThird = States(first: first.third, second: second.third, third: third.third)
        var (intoFirst, intoSecond, intoThird) = (States(), States(), States())
        var sums = RegimeLaneSums()
        var state = States()
        figures.withUnsafeBufferPointer { figures in
            steps.withUnsafeBufferPointer { steps in
                let one = Lanes(repeating: 1)
                var backward = States(first: one, second: one, third: one)
                // Of the bar after: its densities times what comes behind it.
                var after = States()
                for index in figures.indices.reversed() {
                    let chance = steps[index].chance
                    let joint = chance * backward
                    let inverse = 1 / larger(joint.sum, Lanes(repeating: .leastNormalMagnitude))
                    state = joint * inverse
                    sums.add(figures[index], state)
                    let weighed = after * inverse
                    intoFirst = intoFirst + chance * weighed.first
                    intoSecond = intoSecond + chance * weighed.second
                    intoThird = intoThird + chance * weighed.third
                    after = steps[index].density * backward
                    let size = after.sum
                    if any(size .< Self.smallest) {
                        after = after * (1 / larger(size, Lanes(repeating: .leastNormalMagnitude)))
                    }
                    backward = toFirst * after.first + toSecond * after.second + toThird * after.third
                }
            }
        }
        let into = (toFirst * intoFirst, toSecond * intoSecond, toThird * intoThird)
        return States.lanes.map { lane in
            var model = models[lane]
            model.start = state[lane]
            let (a, b, c) = (into.0[lane], into.1[lane], into.2[lane])
            for from in 0..<3 {
                let changes = SIMD3(a[from], b[from], c[from])
                let total = changes.sum()
                if total > 0 { model.transitions[from] = changes / total }
            }
            sums.settle(&model, lane: lane)
            return model
        }
    }

    /// The transitions from each state.
    private static func rows(_ models: [RegimeModel]) -> (first: States, second: States, third: States) {
        let row = { (from: Int) in States { models[$0].transitions[from] } }
        return (row(0), row(1), row(2))
    }

    private static func logarithms(_ lanes: Lanes) -> SIMD4<Double> {
        let numbers = SIMD4<Double>(lanes)
        return SIMD4(log(numbers.x), log(numbers.y), log(numbers.z), log(numbers.w))
    }
}
