import Glibc

/// The filter of a regime model, with what is the same for all bars worked out and nothing in it that lies elsewhere.
struct RegimeFilter: Hashable, Codable, Sendable {
    private let centre: SIMD3<Double>
    private let scale: SIMD3<Double>
    private let start: SIMD3<Double>
    /// From each state: chances of the next one.
    private let first: SIMD3<Double>
    private let second: SIMD3<Double>
    private let third: SIMD3<Double>
    private let densities: RegimeDensities

    init(_ model: RegimeModel) {
        centre = model.centre
        scale = model.scale
        start = model.start
        (first, second, third) = (model.transitions[0], model.transitions[1], model.transitions[2])
        densities = RegimeDensities(model)
    }

    /// Chances of the states given the figures up to a bar and nothing later.
    /// - Parameter previous: the chances after the bar before; nil at the first.
    func callAsFunction(_ previous: SIMD3<Double>?, _ figures: SIMD3<Double>) -> SIMD3<Double> {
        let x = (figures - centre) / scale
        var expected = start
        if let previous { expected = first * previous.x + second * previous.y + third * previous.z }
        // In logarithms: far from every state the densities themselves are all zero.
        var weight = SIMD3<Double>(log(expected.x), log(expected.y), log(expected.z)) + densities(x)
        weight -= SIMD3(repeating: weight.max())
        let chance = SIMD3(exp(weight.x), exp(weight.y), exp(weight.z))
        return chance / chance.sum()
    }
}
