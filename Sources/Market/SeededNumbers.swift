/// A small seeded generator (SplitMix64, Steele, Lea and Flood 2014): the same seed gives the same numbers everywhere.
package struct SeededNumbers: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A whole number from 0 to below a bound, near enough uniform for small bounds.
    package mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

    /// Uniform in 0..<1.
    package mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// Mean 0 and variance 1, near enough normal: the sum of four uniforms of 16 bits, one draw. Fat tails are added by
    /// those who need them.
    package mutating func normal() -> Double {
        let bits = next()
        let sum = (bits & 0xFFFF) + ((bits >> 16) & 0xFFFF) + ((bits >> 32) & 0xFFFF) + (bits >> 48)
        return (Double(sum) * 0x1p-16 - (2 - 0x1p-15)) * 1.732_050_807_568_877_2
    }
}
