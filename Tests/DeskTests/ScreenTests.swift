import Canvas
import State
import Support
import Testing

@testable import Desk

/// Whole screens, reached by keys a user could press, compared with their files.
@Suite struct ScreenTests {
    struct Shot: CustomTestStringConvertible, Sendable {
        let name: String
        let market: String
        let size: Size
        let keys: String

        init(_ name: String, _ market: String, _ width: Int, _ height: Int, _ keys: String = "") {
            self.name = name
            self.market = market
            size = Size(width, height)
            self.keys = keys
        }

        var testDescription: String { "\(name) \(size.width)×\(size.height)" }
    }

    static let markets: [String: Snapshot] = [
        "live": DeskMarket.live, "sim": DeskMarket.simulated, "replay": DeskMarket.replay, "stale": DeskMarket.stale,
        "failed": DeskMarket.failed, "empty": DeskMarket.empty,
    ]

    static let shots: [Shot] = [
        Shot("desk", "live", 200, 50), Shot("desk", "live", 160, 48), Shot("desk", "live", 120, 36),
        Shot("desk", "live", 80, 24), Shot("desk", "live", 60, 16), Shot("card", "live", 40, 10),
        Shot("card", "failed", 24, 20),
        Shot("line", "live", 100, 1), Shot("line", "live", 30, 1),
        Shot("desk-sim", "sim", 160, 48), Shot("desk-replay", "replay", 120, 36), Shot("desk-stale", "stale", 120, 36),
        Shot("desk-failed", "failed", 80, 24), Shot("desk-empty", "empty", 120, 36),
        Shot("engine", "live", 160, 48, "8"), Shot("engine", "replay", 120, 36, "8"),
        Shot("engine", "live", 80, 24, "8"),
        Shot("confluence", "live", 200, 50, "3"), Shot("confluence", "live", 160, 48, "3"),
        Shot("confluence", "live", 120, 36, "3"), Shot("confluence", "live", 80, 24, "3"),
        Shot("confluence-stale", "stale", 160, 48, "3"), Shot("confluence-empty", "empty", 120, 36, "3"),
        Shot("levels", "live", 80, 24, "3 Tab"), Shot("insights", "live", 80, 24, "3 Tab Tab"),
        Shot("focus", "live", 80, 24, "3 Tab Tab Tab"), Shot("cvd", "live", 80, 24, "3 Shift-Tab"),
        Shot("setup", "live", 80, 24, "3 Shift-Tab Shift-Tab Shift-Tab"), Shot("cvd", "live", 160, 48, "3 z Shift-Tab"),
        Shot("explain-level", "live", 120, 36, "3 Tab Down e"), Shot("explain-call", "live", 160, 48, "3 e PageDown"),
        Shot("explain-bar", "live", 80, 24, "x Left e"), Shot("overlays", "live", 160, 48, "o Down Down"),
        Shot("help", "live", 160, 48, "? z o o m"), Shot("help-all", "live", 120, 36, "?"),
        Shot("palette", "live", 120, 36, ": t h m Space d a"), Shot("themes", "live", 120, 36, "T Down"),
        Shot("jump", "replay", 80, 24, "J 2 0 2 0 Enter"), Shot("find", "live", 100, 30, "8 Tab Tab Tab / l i v e"),
    ]

    @Test(arguments: shots) func looksAsKept(shot: Shot) throws {
        let snapshot = try #require(Self.markets[shot.market])
        var script = KeyScript(snapshot, size: shot.size)
        script.press(shot.keys)
        let difference = ScreenFile.difference(script.frame.grid, shot.name)
        #expect(difference == nil, "\(difference ?? "")")
    }

    @Test(
        arguments: ["levels", "insights", "confluence", "focus", "cvd", "feeds", "jobs", "paths", "log"],
        [Size(100, 12), Size(54, 8), Size(30, 5)])
    func panesLookAsKept(name: String, size: Size) throws {
        let pane = try #require(Panes.named(name))
        let context = PaneContext(
            snapshot: DeskMarket.failed, view: DeskView(page: "engine", focus: name), facts: DeskMarket.facts,
            isFocused: true, size: Size(size.width, size.height - 1))
        var painter = Painter(grid: Grid(width: size.width, height: size.height))
        let title = pane.title(context)
        painter.grid.title(
            left: [Run(title.left, .accent, .bold)], right: title.right.map { [Run($0.text, $0.role)] }, x: 0, y: 0,
            width: size.width)
        pane.draw(on: &painter, in: painter.grid.bounds.inset(top: 1), context)
        let difference = ScreenFile.difference(painter.grid, "pane-\(name)")
        #expect(difference == nil, "\(difference ?? "")")
    }

    @Test func asciiKeepsThePicture() {
        var facts = DeskMarket.facts
        facts.glyphs = .ascii
        let frame = KeyScript(DeskMarket.live, size: Size(120, 36), facts: facts).frame
        #expect(frame.grid.cells.allSatisfy { $0.glyph >= 0x20 && $0.glyph < 0x7f })
    }
}
