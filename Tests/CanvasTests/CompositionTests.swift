import Canvas
import Support
import Testing

/// Two panes over one, with an overlay: the pieces together, as a desk uses them.
@Suite struct CompositionTests {
    private func desk(width: Int, height: Int, isSimulated: Bool = false) -> Grid {
        var grid = Grid(width: width, height: height)
        let quiet: Rules.Style = isSimulated ? .dashed : .light
        let split = width * 2 / 5
        let lower = height - 5
        var rules = Rules()
        rules.rule(x: 0, y: 1, length: split, style: quiet)
        rules.rule(x: split + 1, y: 1, length: width - split - 1, style: .heavy)
        rules.rule(x: 0, y: lower, length: width, style: quiet)
        rules.hairline(x: split, y: 1, length: lower - 1)
        rules.draw(on: &grid)
        grid.tint(Rect(x: 0, y: 0, width: width, height: 1), .strip)
        grid.put(
            left: [RowItem("MNQH4 16,582.75", .strong, priority: 9), RowItem("09:52:47 ET", priority: 2)],
            right: [RowItem("ROOM $705.46", priority: 5)], in: Rect(x: 1, y: 0, width: width - 2, height: 1))
        grid.title(
            left: [Run("Scanner", .bright, .bold)], right: [[Run("9 roots", .dim)], [Run("09:52:00", .dim)]], x: 0,
            y: 1,
            width: split)
        grid.title(
            left: [Run("MNQH4 1m", .accent, .bold)], right: [[Run("81 of 953 bars", .dim)], [Run("0.2s", .dim)]],
            x: split + 1, y: 1, width: width - split - 1)
        grid.title(left: [Run("Positions", .bright, .bold)], right: [[Run("2.1s", .dim)]], x: 0, y: lower, width: width)
        let table = Table(
            [
                TableColumn("sym", width: 3, priority: 9), TableColumn("last", .right, width: 9, priority: 8),
                TableColumn("chg%", .right, width: 5, priority: 7), TableColumn("rvol", .right, width: 4, priority: 2),
            ], x: 3, width: split - 4)
        grid.headings(table, y: 2)
        let rows = [["MCL", "71.27", "−1.53", "1.2"], ["MNQ", "16,582.75", "+0.72", "0.8"]]
        for (index, row) in rows.enumerated() {
            if index == 1 { grid.tint(Rect(x: 1, y: 3 + index, width: split - 2, height: 1), .sel) }
            grid.row(table, y: 3 + index) { [Run(row[$0], $0 == 0 ? .bright : row[$0].hasPrefix("−") ? .down : .text)] }
        }
        grid.put("▸", x: 1, y: 4, .accent)
        grid.put("│", x: width - 12, y: lower - 1, Pen(.line))
        grid.joinRule(x: width - 12, y: lower, up: true)
        grid.put("trailing floor", x: 1, y: lower + 1, .dim)
        grid.meter(0.1, x: 16, y: lower + 1, width: 12)
        grid.put(bigDigits: "+205.46", x: 1, y: lower + 2, Pen(.up))
        return grid
    }

    @Test(arguments: [(80, 12), (60, 10), (30, 11)])
    func panesJoinAndDropWholeItems(width: Int, height: Int) {
        #expect(ScreenFile.difference(desk(width: width, height: height), "canvas-panes") == nil)
    }

    @Test func simulatedDataIsDashed() {
        #expect(ScreenFile.difference(desk(width: 60, height: 10, isSimulated: true), "canvas-panes-sim") == nil)
    }

    @Test func anOverlayStandsOnAFaintDesk() {
        var grid = desk(width: 60, height: 12)
        grid.fade(Rect(x: 0, y: 1, width: 60, height: 11))
        let inside = grid.frame(
            Rect(x: 6, y: 3, width: 48, height: 6), title: [Run("Keys here", .accent, .bold)],
            right: [[Run("41 of 118", .dim)]])
        for (line, text) in TextFit.wrap(
            "z zooms this pane, again to come back; Enter runs the line", to: inside.width
        ).enumerated() { grid.put(text, x: inside.x, y: inside.y + line, .text) }
        grid.cursor = (inside.x, inside.bottom - 1)
        #expect(ScreenFile.difference(grid, "canvas-overlay") == nil)
        #expect(ScreenFile.difference(grid.ascii(), "canvas-overlay-ascii") == nil)
    }
}
