import Glibc

/// Two regime models over the same figures while they are fitted, one in each lane: what a vector holds costs no more
/// than one number, and two beginnings are tried at the price of one.
struct RegimePair {
    typealias Lanes = SIMD2<Double>

    /// One number a state, of both models.
    struct States {
        var first = Lanes()
        var second = Lanes()
        var third = Lanes()

        @inline(__always)
        var sum: Lanes { first + second + third }

        @inline(__always)
        static func + (a: States, b: States) -> States {
            States(first: a.first + b.first, second: a.second + b.second, third: a.third + b.third)
        }

        @inline(__always)
        static func * (a: States, b: States) -> States {
            States(first: a.first * b.first, second: a.second * b.second, third: a.third * b.third)
        }

        @inline(__always)
        static func * (a: States, b: Lanes) -> States {
            States(first: a.first * b, second: a.second * b, third: a.third * b)
        }

        /// - Parameter figure: of each model by lane: one number a state.
        init(_ figure: (Int) -> SIMD3<Double>) {
            let (left, right) = (figure(0), figure(1))
            self.init(
                first: Lanes(left.x, right.x), second: Lanes(left.y, right.y), third: Lanes(left.z, right.z))
        }

        init(first: Lanes = Lanes(), second: Lanes = Lanes(), third: Lanes = Lanes()) {
            self.first = first
            self.second = second
            self.third = third
        }

        /// The numbers of one model.
        subscript(lane: Int) -> SIMD3<Double> { SIMD3(first[lane], second[lane], third[lane]) }
    }

    /// What a pass over the figures leaves of one bar for the way back.
    private struct Step {
        /// Of each state over the largest of them.
        var density = States()
        /// In proportion to the chances of the states up to the bar.
        var chance = States()
    }

    /// Chances and densities are kept above it in each step, so that the next one cannot come to zero by rounding.
    private static let smallest = 1e-30
    private static let variancePrior = 0.01

    private let figures: [SIMD3<Double>]
    private(set) var models: [RegimeModel] = []
    private var steps: [Step]

    init(_ scaled: [SIMD3<Double>]) {
        figures = scaled
        steps = [Step](repeating: Step(), count: scaled.count)
    }

    /// Takes two models.
    mutating func begin(_ models: [RegimeModel]) { self.models = models }

    /// The transitions from each state.
    private var rows: (first: States, second: States, third: States) {
        let row = { (from: Int) in States { models[$0].transitions[from] } }
        return (row(0), row(1), row(2))
    }
}

// MARK: - Passes
extension RegimePair {
    /// Gives the models' log-likelihoods. Over thousands of bars and dozens of rounds, so that nothing in the loop is an
    /// array's, and nothing is divided that need not be.
    mutating func passForward() -> Lanes {
        let densities = Densities(models)
        let (first, second, third) = rows
        let start = States { models[$0].start }
        return figures.withUnsafeBufferPointer { figures in
            steps.withUnsafeMutableBufferPointer { steps in
                var expected = start
                var likelihood = Lanes()
                var last = Lanes(repeating: 1)
                for index in figures.indices {
                    let (density, top) = densities(figures[index])
                    likelihood += top
                    var chance = expected * density
                    last = chance.sum
                    if min(last.x, last.y) < Self.smallest {
                        last = larger(last, Lanes(repeating: .leastNormalMagnitude))
                        likelihood += Lanes(log(last.x), log(last.y))
                        chance = chance * (1 / last)
                        last = Lanes(repeating: 1)
                    }
                    steps[index] = Step(density: density, chance: chance)
                    expected = first * chance.first + second * chance.second + third * chance.third
                }
                return likelihood + Lanes(log(last.x), log(last.y))
            }
        }
    }

    /// One backward pass after the forward one, then parameters from the chances of states and of changes of state.
    /// - Parameter isHeld: by lane: the model stays as it is.
    mutating func maximise(holding isHeld: [Bool]) {
        let (first, second, third) = rows
        let toFirst = States(first: first.first, second: second.first, third: third.first)
        let toSecond = States(first: first.second, second: second.second, third: third.second)
        let toThird = States(first: first.third, second: second.third, third: third.third)
        var (intoFirst, intoSecond, intoThird) = (States(), States(), States())
        var sums = Sums()
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
                    if min(size.x, size.y) < Self.smallest {
                        after = after * (1 / larger(size, Lanes(repeating: .leastNormalMagnitude)))
                    }
                    backward = toFirst * after.first + toSecond * after.second + toThird * after.third
                }
            }
        }
        let into = (toFirst * intoFirst, toSecond * intoSecond, toThird * intoThird)
        for lane in 0..<2 where !isHeld[lane] {
            models[lane].start = state[lane]
            let (a, b, c) = (into.0[lane], into.1[lane], into.2[lane])
            for from in 0..<3 {
                let changes = SIMD3(a[from], b[from], c[from])
                let total = changes.sum()
                if total > 0 { models[lane].transitions[from] = changes / total }
            }
            sums.settle(&models[lane], lane: lane, prior: Self.variancePrior)
        }
    }

    /// The densities of both models' states, with what is the same for all figures worked out.
    private struct Densities {
        /// One figure's part.
        private struct Part {
            let mean: States
            /// −1/2 over the variances.
            let factor: States

            init(_ models: [RegimeModel], _ place: Int) {
                mean = States { lane in SIMD3(0, 1, 2).map { models[lane].means[$0][place] } }
                factor = States { lane in SIMD3(0, 1, 2).map { -0.5 / models[lane].variances[$0][place] } }
            }

            @inline(__always)
            func callAsFunction(_ figure: Double) -> States {
                let x = Lanes(repeating: figure)
                let (a, b, c) = (x - mean.first, x - mean.second, x - mean.third)
                return States(first: a * a, second: b * b, third: c * c) * factor
            }
        }

        private let parts: (Part, Part, Part)
        private let constants: States

        init(_ models: [RegimeModel]) {
            parts = (Part(models, 0), Part(models, 1), Part(models, 2))
            constants = States { lane in
                SIMD3(0, 1, 2).map { state in
                    let variance = models[lane].variances[state]
                    return -0.5 * (3 * log(2 * Double.pi) + log(variance.x * variance.y * variance.z))
                }
            }
        }

        /// Of each state over the largest of them, and the logarithm of that one.
        @inline(__always)
        func callAsFunction(_ figures: SIMD3<Double>) -> (over: States, top: Lanes) {
            let logs = constants + (parts.0(figures.x) + parts.1(figures.y) + parts.2(figures.z))
            let top = larger(larger(logs.first, logs.second), logs.third)
            return (
                States(
                    first: exponential(logs.first - top), second: exponential(logs.second - top),
                    third: exponential(logs.third - top)), top
            )
        }
    }

    /// Figures of the states, each weighed with the chance of the state.
    private struct Sums {
        private var weight = States()
        private var sums = (States(), States(), States())
        private var squares = (States(), States(), States())

        @inline(__always)
        mutating func add(_ figures: SIMD3<Double>, _ state: States) {
            weight = weight + state
            Self.add(figures.x, state, &sums.0, &squares.0)
            Self.add(figures.y, state, &sums.1, &squares.1)
            Self.add(figures.z, state, &sums.2, &squares.2)
        }

        @inline(__always)
        private static func add(_ figure: Double, _ state: States, _ sum: inout States, _ squares: inout States) {
            let x = Lanes(repeating: figure)
            let part = state * x
            sum = sum + part
            squares = squares + part * x
        }

        /// Writes means and variances into a model.
        func settle(_ model: inout RegimeModel, lane: Int, prior: Double) {
            for state in 0..<3 {
                let divisor = max(weight[lane][state], 1e-5)
                let sum = SIMD3(sums.0[lane][state], sums.1[lane][state], sums.2[lane][state])
                let square = SIMD3(squares.0[lane][state], squares.1[lane][state], squares.2[lane][state])
                let mean = sum / divisor
                let scatter = pointwiseMax(square - mean * mean * divisor, SIMD3())
                model.means[state] = mean
                model.variances[state] = (scatter + SIMD3(repeating: prior)) / divisor
            }
        }
    }
}

/// The larger number of each lane, chosen without a branch: which of them it is cannot be foreseen.
@inline(__always)
private func larger(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> SIMD2<Double> { a.replacing(with: b, where: b .> a) }

extension SIMD3<Int> {
    /// A number for each of three.
    fileprivate func map(_ number: (Int) -> Double) -> SIMD3<Double> { SIMD3<Double>(number(x), number(y), number(z)) }
}
