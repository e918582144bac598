import Market
import State
import Testing

@testable import Engine

@Suite struct CadenceTests {
    private let start = Timestamp(seconds: 1_000_000)

    private func cadence() -> Cadence {
        var cadence = Cadence(seed: 1)
        cadence.isOn = true
        return cadence
    }

    @Test func restsUntilThereIsAReason() {
        var cadence = Cadence(seed: 1)
        #expect(cadence.step(at: start) == .rest(nil))
        cadence.hasPositions = true
        #expect(cadence.step(at: start) == .ask)
    }

    @Test func asksEveryQuarterOfAnHour() {
        var cadence = cadence()
        cadence.asked(at: start)
        #expect(cadence.step(at: start.adding(seconds: 5_000)) == .rest(nil))
        cadence.answered()
        #expect(cadence.step(at: start.adding(seconds: 899)) == .wait(until: start.adding(seconds: 900)))
        #expect(cadence.step(at: start.adding(seconds: 900)) == .ask)
    }

    @Test func asksAtOnceWhenSomethingHappensButNotWithoutPause() {
        var cadence = cadence()
        cadence.asked(at: start)
        cadence.happened()
        #expect(cadence.step(at: start) == .rest(nil))
        cadence.answered()
        #expect(cadence.step(at: start.adding(seconds: 10)) == .wait(until: start.adding(seconds: 60)))
        #expect(cadence.step(at: start.adding(seconds: 60)) == .ask)
        cadence.asked(at: start.adding(seconds: 60))
        cadence.answered()
        #expect(cadence.step(at: start.adding(seconds: 130)) == .wait(until: start.adding(seconds: 960)))
    }

    @Test func waitsLongerAfterEachFailure() throws {
        var cadence = cadence()
        var now = start
        var waits: [Int64] = []
        for _ in 0..<12 {
            #expect(cadence.step(at: now) == .ask)
            cadence.asked(at: now)
            let told = cadence.failed(BriefingFault("broke off", isPassing: true), at: now)
            let again = try #require(told)
            waits.append((again - now) / Timestamp.second)
            now = max(again, now.adding(seconds: 60))
        }
        #expect(waits[0] >= 15 && waits[0] <= 30)
        #expect(waits[4] >= 240)
        #expect(waits.allSatisfy { $0 <= 900 } && waits[11] >= 450)
        cadence.asked(at: now)
        cadence.answered()
        cadence.asked(at: now)
        let told = cadence.failed(BriefingFault("broke off", isPassing: true), at: now)
        #expect(try #require(told) - now <= 30 * Timestamp.second)
    }

    @Test func waitsAsLongAsTheServerAsks() {
        for seconds in [45, 3_600] {
            var cadence = cadence()
            cadence.asked(at: start)
            let again = cadence.failed(
                BriefingFault("too many", isPassing: true, askedWait: Int64(seconds)), at: start)
            #expect(again == start.adding(seconds: Int64(seconds)))
            #expect(
                cadence.step(at: start.adding(seconds: 1))
                    == .wait(until: start.adding(seconds: max(60, Int64(seconds)))))
        }
    }

    @Test func stopsUntilItIsMended() {
        var cadence = cadence()
        cadence.asked(at: start)
        let again = cadence.failed(BriefingFault("no credit", isPassing: false), at: start)
        #expect(again == nil)
        cadence.happened()
        #expect(cadence.step(at: start.adding(seconds: 9_000)) == .rest("no credit"))
        cadence.mended()
        #expect(cadence.step(at: start.adding(seconds: 9_000)) == .ask)
    }
}
