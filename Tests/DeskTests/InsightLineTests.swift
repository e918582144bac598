import Canvas
import State
import Studies
import Testing

@testable import Desk

@Suite struct InsightLineTests {
    private static let figures = [
        "regime.regime": 0, "regime.raw": 2, "regime.trending": 0, "regime.volatile": 0, "regime.choppy": 1,
        "regime.confidence": 0, "regime.persistence": 2, "regime.size": 0.25, "volatility.size": 1.2,
        "volatility.cluster": 0, "volatility.percentile": 0.67, "volatility.entry": 1, "volatility.low": 10,
        "volatility.medium": 20, "volatility.high": 40, "volatility.atr": 14,
    ]

    private func market(_ changes: [String: Double] = [:]) -> Snapshot {
        DeskMarket.live.with(Self.figures.merging(changes) { $1 }, on: .fiveMinutes)
    }

    private func line(_ snapshot: Snapshot) -> InsightLine {
        InsightLine(slot: 0, PaneContext(snapshot, DeskView(page: "confluence", focus: "insights")))
    }

    private func text(_ runs: [Run]) -> String { runs.map(\.text).joined() }

    @Test func aRunOverHardlyAnyWaveIsNotCounted() {
        let texts = [0.44, 9.96, 10.04, 163].map { InsightLine.multiple($0, .plain) }
        #expect(texts == ["0.4×", "10.0×", ">10×", ">10×"])
        #expect(InsightLine.multiple(.nan, .plain) == nil)
    }

    /// A regime that is no longer the likeliest is shown with the one that takes its place, not with its chance.
    @Test func aRegimeIsShownWithWhatReplacesIt() {
        #expect(text(line(market()).regime) == "trending → choppy 2/3")
        #expect(text(line(market()).regimeCell) == "trend→chop 2/3")
        let sure = line(market(["regime.raw": 0, "regime.confidence": 0.81]))
        #expect(text(sure.regime) == "trending .81" && text(sure.regimeCell) == "trending .81")
        let told = Explained(InsightsPane(), market()).part("regime")
        #expect(told.tells("held", "trending") && told.tells("likeliest now", "choppy"))
        #expect(told.contains("2 of the 3 bars in a row") && told.tells("regime's size", "0.25"))
    }

    @Test func theSizeIsThatOfVolatilityAndRegimeTogether() {
        #expect(text(line(market()).size) == "×0.30")
        #expect(text(line(market(["regime.size": .nan])).size) == "×1.20")
        #expect(text(line(market(["volatility.entry": 0])).size) == "skip")
        let told = Explained(InsightsPane(), market()).part("size")
        #expect(told.tells("volatility's", "1.20") && told.tells("regime's", "0.25") && told.tells("size", "0.30"))
        #expect(told.contains("choppy's, for trending has a chance of 0.00"))
        let alone = Explained(InsightsPane(), market(["regime.size": .nan])).part("size")
        #expect(alone.contains("not known, so volatility's stands alone"))
    }

    /// A rank that is called one does not contradict the cluster, and why the two differ is told with the borders.
    @Test func clusterAndRankHaveTheirNames() {
        #expect(text(line(market()).volatility) == "LOW rank 67%")
        let frame = PanesFrame(InsightsPane(), market(), width: 106, height: 12)
        #expect(frame.rows[1].contains("vol") && frame.rows[1].contains("rank"))
        let told = Explained(InsightsPane(), market()).part("vol")
        #expect(told.tells("LOW | MEDIUM", "15.00") && told.tells("MEDIUM | HIGH", "30.00"))
        #expect(told.contains("in the HIGH third"))
        #expect(!Explained(InsightsPane(), market(["volatility.percentile": 0.2])).part("vol").contains("third."))
    }

    @Test func theWaveTellsWhatItsSpeedIsComparedWith() {
        let told = Explained(InsightsPane(), market(["wave.speed": -2, "wave.current": -0.5])).part("wave")
        #expect(told.tells("running speed", "−2.00") && told.tells("mean wave", "4.00"))
    }
}
