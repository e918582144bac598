/// Floor pivots of a finished day, in points. Source: the classic floor-trader formula.
package struct Pivots: Hashable, Sendable {
    package let pivot: Double
    package let r1: Double
    package let s1: Double
    package let r2: Double
    package let s2: Double
    package let r3: Double
    package let s3: Double

    package init(high: Double, low: Double, close: Double) {
        pivot = (high + low + close) / 3
        r1 = 2 * pivot - low
        s1 = 2 * pivot - high
        r2 = pivot + (high - low)
        s2 = pivot - (high - low)
        r3 = high + 2 * (pivot - low)
        s3 = low - 2 * (high - pivot)
    }
}
