import Market
import Testing

@testable import Studies

@Suite struct LevelBookTests {
    /// A bar is shown to the levels only where it reaches one or one expires; the levels are the same as if it always were.
    @Test(arguments: [40, Int.max]) func aBarThatReachesNoLevelChangesNothing(age: Int) {
        var numbers = SeededNumbers(seed: 11)
        var near = LevelBook(capacity: 12, age: age)
        var all = near
        var price = 1_000
        var (shownNear, shownAll) = (0, 0)
        for count in 0..<4_000 {
            price += numbers.below(41) - 20
            let time = Timestamp(minutes: Int32(count))
            let bar = Bar(
                time: time, open: Price(ticks: price), high: Price(ticks: price + numbers.below(9)),
                low: Price(ticks: price - numbers.below(9)), close: Price(ticks: price), volume: 1)
            func act(_ level: inout StudyLevel) {
                level.visit(bar)
                if level.isClosedThrough(by: bar) { level.finish(.broken, at: time) }
            }
            near.begin()
            all.begin()
            near.pass(bar, count: count) {
                act(&$0)
                shownNear += 1
            }
            all.pass(bar, count: count, actsFromAfar: true) {
                act(&$0)
                shownAll += 1
            }
            if numbers.below(6) == 0 {
                let isBullish = numbers.below(2) == 0
                let middle = price + (isBullish ? -1 : 1) * (10 + numbers.below(120))
                let level = StudyLevel(
                    .fairValueGap, isBullish: isBullish, low: Price(ticks: middle - numbers.below(12)),
                    high: Price(ticks: middle + numbers.below(12)), formedAt: time, confirmedAt: time, formedBar: count,
                    confirmedBar: count)
                near.add(level)
                all.add(level)
            }
            if numbers.below(50) == 0 {
                let isMeant = { (level: StudyLevel) in level.confirmedBar % 3 == 0 }
                near.finish(.replaced, at: time, where: isMeant)
                all.finish(.replaced, at: time, where: isMeant)
            }
            #expect(near.live == all.live && near.ended == all.ended && near.endedNow == all.endedNow)
        }
        #expect(shownNear > 1_000 && shownNear < shownAll)
    }
}
