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
    ///
    /// Inlined, for else all of it is copied to ask it.
    @inline(__always)
    func callAsFunction(_ previous: SIMD3<Double>?, _ figures: SIMD3<Double>) -> SIMD3<Double> {
        let x = (figures - centre) / scale
        var expected = start
        if let previous { expected = first * previous.x + second * previous.y + third * previous.z }
        let density = densities(x)
        let near = density - SIMD3(repeating: density.max())
        var chance = expected * SIMD3(Self.exponential(near.x), Self.exponential(near.y), Self.exponential(near.z))
        if chance.sum() < 1e-200 {
            // The likeliest state is one that hardly can be: in logarithms, where nothing comes to zero.
            let weight = SIMD3<Double>(log(expected.x), log(expected.y), log(expected.z)) + density
            let over = weight - SIMD3(repeating: weight.max())
            chance = SIMD3(exp(over.x), exp(over.y), exp(over.z))
        }
        return chance / chance.sum()
    }

    /// The greatest of three is 0, and mostly the same one.
    @inline(__always)
    private static func exponential(_ power: Double) -> Double { power == 0 ? 1 : exp(power) }
}
