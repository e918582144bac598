import Market
import Testing

@testable import Transport

@Suite struct RetryPolicyTests {
    private let policy = RetryPolicy(attempts: 5, first: .seconds(2), longest: .seconds(10))

    @Test func doublesWithinItsSpread() {
        var chance = SeededNumbers(seed: 1)
        for (attempt, whole) in [(1, 2), (2, 4), (3, 8), (4, 10)] {
            var seen: Set<Duration> = []
            for _ in 0..<50 {
                let wait = policy.wait(after: attempt, chance: &chance)
                guard let wait else { return #expect(wait != nil) }
                #expect(wait >= .seconds(whole) / 2 && wait <= .seconds(whole))
                seen.insert(wait)
            }
            #expect(seen.count > 40)
        }
        #expect(policy.wait(after: 5, chance: &chance) == nil)
        #expect(policy.wait(after: 0, chance: &chance) == nil)
    }

    @Test func waitsAsLongAsAsked() {
        var chance = SeededNumbers(seed: 1)
        #expect(policy.wait(after: 1, asked: .seconds(7), chance: &chance) == .seconds(7))
        #expect(policy.wait(after: 1, asked: .seconds(11), chance: &chance) == nil)
        let soon = policy.wait(after: 3, asked: .zero, chance: &chance)
        #expect(soon.map { $0 >= .seconds(4) } == true)
    }

    @Test func readsRetryAfter() {
        let now = Timestamp(seconds: 784_111_777)
        #expect(RetryAfter.wait("12", now: now) == .seconds(12))
        #expect(RetryAfter.wait("Sun, 06 Nov 1994 08:50:07 GMT", now: now) == .seconds(30))
        #expect(RetryAfter.wait("Sun, 06 Nov 1994 08:49:07 GMT", now: now) == .zero)
        for text in ["", "-1", "1.5", "soon", "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, 06 Nov 1994 25:49:37 GMT"] {
            #expect(RetryAfter.wait(text, now: now) == nil)
        }
    }
}
