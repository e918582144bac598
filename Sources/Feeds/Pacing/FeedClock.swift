import Market
import State

/// The clock of a played market: maps the machine's monotonic time (nanoseconds, called wall time here) to exchange
/// time at a speed. It reads no clock itself.
package struct FeedClock: Sendable {
    package private(set) var speed: PlaybackSpeed
    package private(set) var isPaused: Bool
    /// Exchange time stood at `market` when wall time was `wall`.
    private var market: Timestamp
    private var wall: Int64

    /// The factors a clock can run at; others are brought to the nearest of them.
    package static let factors = 0.1...10_000.0

    package init(market: Timestamp, wall: Int64, speed: PlaybackSpeed, isPaused: Bool) {
        self.market = market
        self.wall = wall
        self.speed = Self.limited(speed)
        self.isPaused = isPaused
    }

    /// Exchange time at a wall time. At maximum speed it stands until it is moved: the rows drive it.
    package func market(at now: Int64) -> Timestamp {
        guard !isPaused, case .times(let factor) = speed else { return market }
        return market.adding(nanoseconds: Int64(Double(max(0, now - wall)) * factor))
    }

    /// The first wall time at which exchange time has reached an instant; nil while the clock stands.
    package func wall(of instant: Timestamp) -> Int64? {
        guard !isPaused, case .times(let factor) = speed else { return nil }
        var now = wall + Int64((Double(max(0, instant - market)) / factor).rounded(.up))
        // Rounding may leave it a few nanoseconds short, and whoever waits for it would wait for ever.
        while self.market(at: now) < instant { now += 1 + Int64(1 / factor) }
        return now
    }

    package mutating func pause(at now: Int64) {
        anchor(at: now)
        isPaused = true
    }

    package mutating func resume(at now: Int64) {
        anchor(at: now)
        isPaused = false
    }

    package mutating func setSpeed(_ speed: PlaybackSpeed, at now: Int64) {
        anchor(at: now)
        self.speed = Self.limited(speed)
    }

    /// Sets exchange time, forward or back.
    package mutating func move(to instant: Timestamp, at now: Int64) {
        market = instant
        wall = now
    }

    private mutating func anchor(at now: Int64) { move(to: market(at: now), at: now) }

    private static func limited(_ speed: PlaybackSpeed) -> PlaybackSpeed {
        guard case .times(let factor) = speed else { return speed }
        guard !factor.isNaN else { return .times(1) }
        return .times(min(max(factor, factors.lowerBound), factors.upperBound))
    }
}
