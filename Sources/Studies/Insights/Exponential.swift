/// The exponentials of two numbers up to 700 at once, to a part in 4e12; those of numbers below −700 are as good as zero.
/// By the series of the exponential around zero, after a power of two is taken out.
@inline(__always)
func exponential(_ power: SIMD2<Double>) -> SIMD2<Double> {
    let bounded = pointwiseMax(power, SIMD2(repeating: -700))
    // Adding it leaves the nearest whole number in the lowest bits.
    let rounding = SIMD2(repeating: 0x1.8p52)
    let shifted = bounded * 1.442_695_040_888_963_4 + rounding
    let whole = shifted - rounding
    // ln 2 in two parts, the first exact when multiplied.
    let rest = bounded - whole * 0x1.62e42fefap-1 - whole * 0x1.cf79abc9e3b39p-40
    var series = SIMD2(repeating: 1.0 / 3_628_800)
    series = series * rest + 1.0 / 362_880
    series = series * rest + 1.0 / 40_320
    series = series * rest + 1.0 / 5_040
    series = series * rest + 1.0 / 720
    series = series * rest + 1.0 / 120
    series = series * rest + 1.0 / 24
    series = series * rest + 1.0 / 6
    series = series * rest + 0.5
    series = series * rest + 1
    series = series * rest + 1
    let exponent = unsafeBitCast(shifted, to: SIMD2<Int64>.self) &<< 52
    return unsafeBitCast(unsafeBitCast(series, to: SIMD2<Int64>.self) &+ exponent, to: SIMD2<Double>.self)
}
