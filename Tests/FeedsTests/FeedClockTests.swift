import Market
import State
import Testing

@testable import Feeds

@Suite struct FeedClockTests {
    static let noon = Timestamp(seconds: 1_704_200_000)
    static let second: Int64 = 1_000_000_000

    @Test(arguments: [(0.1, Int64(1)), (1, 10), (60, 600), (10_000, 100_000)])
    func runsAtItsFactor(factor: Double, seconds: Int64) {
        let clock = FeedClock(market: Self.noon, wall: 5, speed: .times(factor), isPaused: false)
        #expect(clock.market(at: 5 + 10 * Self.second) == Self.noon.adding(seconds: seconds))
        #expect(clock.wall(of: Self.noon.adding(seconds: seconds)) == 5 + 10 * Self.second)
    }

    @Test func standsWhilePausedAndKeepsItsPlace() {
        var clock = FeedClock(market: Self.noon, wall: 0, speed: .times(2), isPaused: false)
        clock.pause(at: 3 * Self.second)
        #expect(clock.market(at: 99 * Self.second) == Self.noon.adding(seconds: 6))
        #expect(clock.wall(of: Self.noon.adding(seconds: 60)) == nil)
        clock.resume(at: 100 * Self.second)
        clock.setSpeed(.times(10), at: 101 * Self.second)
        #expect(clock.market(at: 102 * Self.second) == Self.noon.adding(seconds: 18))
    }

    @Test func standsAtMaximumSpeedUntilItIsMoved() {
        var clock = FeedClock(market: Self.noon, wall: 0, speed: .maximum, isPaused: false)
        #expect(clock.market(at: 50 * Self.second) == Self.noon)
        clock.move(to: Self.noon.adding(minutes: 7), at: 50 * Self.second)
        #expect(clock.market(at: 60 * Self.second) == Self.noon.adding(minutes: 7))
    }

    @Test(arguments: [(0, 0.1), (-5, 0.1), (.infinity, 10_000), (.nan, 1), (1e12, 10_000)] as [(Double, Double)])
    func takesOnlySpeedsThatItCanRunAt(asked: Double, given: Double) {
        var clock = FeedClock(market: Self.noon, wall: 0, speed: .times(asked), isPaused: false)
        #expect(clock.speed == .times(given))
        clock.setSpeed(.times(asked), at: 0)
        #expect(clock.speed == .times(given))
    }
}
