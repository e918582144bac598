import Canvas
import Market
import State
import Support
import Testing

@testable import Desk

@Suite struct PanesScreenTests {
    @Test(arguments: [(159, 44), (106, 31), (60, 14)])
    func chartScreens(_ width: Int, _ height: Int) throws {
        let snapshot = DeskMarket.live
        let frame = PanesFrame(ChartPane(), snapshot, width: width, height: height)
        #expect(ScreenFile.difference(frame.painter.grid, "pane-chart") == nil)
    }

    @Test func chartInSolidCandles() throws {
        let snapshot = DeskMarket.live
        let frame = PanesFrame(ChartPane(), snapshot, width: 106, height: 31) { $0.chart.style = .solid }
        #expect(ScreenFile.difference(frame.painter.grid, "pane-chart-solid") == nil)
    }

    /// Whatever the theme is called: shape tells falling from rising where no colour does.
    @Test func withoutColoursFallingBodiesAreShaded() {
        var facts = DeskMarket.facts
        facts.hasColours = false
        for pane in [ChartPane(), MinutesPane()] as [any Pane] {
            let texts = [DeskMarket.facts, facts].map { facts in
                PanesFrame(pane, DeskMarket.live, width: 106, height: 31, facts: facts) { $0.chart.style = .solid }.text
            }
            #expect(texts.map { $0.contains("▒") } == [false, true])
            #expect(texts.allSatisfy { $0.contains("█") })
        }
    }

    @Test func chartPannedWithACrossHair() throws {
        let snapshot = DeskMarket.live
        let frame = PanesFrame(ChartPane(), snapshot, width: 120, height: 33) {
            $0.chart.barsBack = 34
            $0.chart.crossHair = 60
            $0.chart.crossHairLevel = "VWAP"
        }
        #expect(ScreenFile.difference(frame.painter.grid, "pane-chart-cross-hair") == nil)
    }

    @Test func chartOfAStaleFeed() throws {
        let snapshot = DeskMarket.stale
        let frame = PanesFrame(ChartPane(), snapshot, width: 106, height: 31)
        #expect(ScreenFile.difference(frame.painter.grid, "pane-chart-stale") == nil)
    }

    @Test(arguments: [(159, 12), (54, 10), (38, 9)])
    func scannerScreens(_ width: Int, _ height: Int) throws {
        let snapshot = DeskMarket.live
        let frame = PanesFrame(ScannerPane(), snapshot, width: width, height: height)
        #expect(ScreenFile.difference(frame.painter.grid, "pane-scanner") == nil)
    }

    @Test(arguments: [(159, 14), (106, 10), (54, 4)])
    func minutesScreens(_ width: Int, _ height: Int) throws {
        let snapshot = DeskMarket.live
        let frame = PanesFrame(MinutesPane(), snapshot, width: width, height: height)
        #expect(ScreenFile.difference(frame.painter.grid, "pane-minutes") == nil)
    }

    static let studyPanes: [any Pane] = [
        LevelsPane(), InsightsPane(), ConfluencePane(), FocusPane(), FramePane(role: .setup), DeltaPane(),
    ]

    @Test(arguments: ["levels", "insights", "confluence", "focus", "setup", "cvd"], [(79, 14), (54, 12), (38, 9)])
    func studyScreens(name: String, size: (Int, Int)) throws {
        let pane = try #require(Panes.named(name))
        let frame = PanesFrame(pane, DeskMarket.live, width: size.0, height: size.1)
        let difference = ScreenFile.difference(frame.painter.grid, "pane-study-\(name)")
        #expect(difference == nil, "\(difference ?? "")")
    }

    @Test func everyOverlayAtOnce() throws {
        let all = PanesFrame(ChartPane(), DeskMarket.live, width: 159, height: 44) {
            $0.chart.overlays = Set(ChartOverlay.all)
        }
        #expect(ScreenFile.difference(all.painter.grid, "pane-chart-overlays") == nil)
        var facts = DeskMarket.facts
        facts.hasTints = false
        let shaded = PanesFrame(ChartPane(), DeskMarket.live, width: 106, height: 31, facts: facts) {
            $0.chart.overlays = Set(ChartOverlay.all)
        }
        #expect(ScreenFile.difference(shaded.painter.grid, "pane-chart-shaded") == nil)
        #expect(all.text.contains("░") == false)
    }

    @Test func everyPaneAtEverySize() throws {
        let snapshot = DeskMarket.live
        let empty = DeskMarket.empty
        for width in Array(stride(from: 1, through: 40, by: 3)) + [54, 80, 121, 200] {
            for height in Array(1...12) + [16, 24, 50] {
                for pane in [ChartPane(), ScannerPane(), MinutesPane()] + Self.studyPanes as [any Pane] {
                    for shown in [snapshot, empty] {
                        let frame = PanesFrame(pane, shown, width: width, height: height) {
                            $0.chart.crossHair = height.isMultiple(of: 2) ? 3 : nil
                            $0.chart.overlayCursor = width.isMultiple(of: 3) ? 6 : nil
                        }
                        // Nothing is drawn over the pane's own title, and nothing wide or with an emoji form.
                        #expect(frame.painter.grid.cells.allSatisfy { isPlain($0.glyph) })
                    }
                }
            }
        }
    }

    private func isPlain(_ glyph: UInt32) -> Bool {
        guard let scalar = Unicode.Scalar(glyph) else { return false }
        return TextWidth.columns(scalar) == 1 && !scalar.properties.isEmojiPresentation
            && (glyph < 0x80 || !scalar.properties.isEmoji)
    }
}
