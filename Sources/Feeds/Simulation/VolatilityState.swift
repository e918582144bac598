import Glibc
import Market

/// Volatility in clusters: the logarithm of a multiplier, as a slow and a fast mean-reverting part that large moves
/// push up (in the manner of an EGARCH model), so that returns have fat tails and storms die away.
struct VolatilityState: Sendable {
    private var slow = 0.0
    private var fast = 0.0
    /// Standard deviations of a minute's return against a usual minute of that time of day.
    private(set) var multiplier = 1.0

    /// Draws the multiplier of the next minute.
    ///
    /// - Parameter lastMove: the last minute's return in its own standard deviations.
    mutating func advance(lastMove: Double, _ random: inout SeededNumbers) {
        // Half-lives of about 700 and 25 minutes.
        slow += -0.001 * slow + 0.015 * random.normal()
        fast += -0.028 * fast + 0.055 * random.normal() + 0.05 * (min(abs(lastMove), 4) - 0.78)
        // One minute in 250 brings news.
        if random.next() % 250 == 0 { fast += 0.6 }
        multiplier = min(max(exp(slow + fast - 0.1), 0.25), 5)
    }
}
