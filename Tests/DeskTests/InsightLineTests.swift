import Testing

@testable import Desk
@testable import State

@Suite struct InsightLineTests {
    @Test func aRunOverHardlyAnyWaveIsNotCounted() {
        let texts = [0.44, 9.96, 10.04, 163].map { InsightLine.multiple($0, .plain) }
        #expect(texts == ["0.4×", "10.0×", ">10×", ">10×"])
        #expect(InsightLine.multiple(.nan, .plain) == nil)
    }
}
