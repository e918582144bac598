/// The exponentials of four numbers up to 80 at once, to about a part in ten million; those of numbers below −80 are as
/// good as zero. By the series of the exponential around zero, after a power of two is taken out.
@inline(__always)
func exponential(_ power: SIMD4<Float>) -> SIMD4<Float> {
    let bounded = larger(power, SIMD4(repeating: -80))
    // Adding it leaves the nearest whole number in the lowest bits.
    let rounding = SIMD4<Float>(repeating: 0x1.8p23)
    let shifted = bounded * 1.442_695 + rounding
    let whole = shifted - rounding
    // ln 2 in two parts, the first exact when multiplied.
    let rest = bounded - whole * 0x1.62e4p-1 - whole * 0x1.7f7d1cp-20
    var series = SIMD4<Float>(repeating: 1.0 / 720)
    series = series * rest + 1.0 / 120
    series = series * rest + 1.0 / 24
    series = series * rest + 1.0 / 6
    series = series * rest + 0.5
    series = series * rest + 1
    series = series * rest + 1
    let exponent = unsafeBitCast(shifted, to: SIMD4<Int32>.self) &<< 23
    return unsafeBitCast(unsafeBitCast(series, to: SIMD4<Int32>.self) &+ exponent, to: SIMD4<Float>.self)
}

/// The larger number of each lane, chosen without a branch: which of them it is cannot be foreseen. The standard library's
/// `pointwiseMax` is called, not inlined.
@inline(__always)
func larger(_ a: SIMD4<Float>, _ b: SIMD4<Float>) -> SIMD4<Float> { a.replacing(with: b, where: b .> a) }
