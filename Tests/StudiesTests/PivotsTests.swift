import Studies
import Testing

@Suite struct PivotsTests {
    @Test func followsTheFloorFormula() {
        let pivots = Pivots(high: 120, low: 90, close: 105)
        #expect(pivots.pivot == 105)
        #expect(pivots.r1 == 120)
        #expect(pivots.s1 == 90)
        #expect(pivots.r2 == 135)
        #expect(pivots.s2 == 75)
    }
}
