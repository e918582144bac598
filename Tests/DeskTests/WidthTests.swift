import Canvas
import Market
import State
import Testing

@testable import Desk

/// At no width is a number cut, and no size makes the desk fail.
@Suite struct WidthTests {
    static let markets: [(name: String, snapshot: Snapshot)] = [
        ("live", DeskMarket.live), ("simulated", DeskMarket.simulated), ("replay", DeskMarket.replay),
        ("stale", DeskMarket.stale), ("failed", DeskMarket.failed), ("empty", DeskMarket.empty),
    ]

    /// Header, ruler, band, health and tabs at every width hold only numbers that the widest one holds.
    @Test(arguments: [24, 48]) func rowsOfTheShellNeverCutANumber(height: Int) {
        for (name, snapshot) in Self.markets {
            // Below forty columns all stands in one line, which knows the prices of the header.
            let known = Self.numbers(Self.shellRows(snapshot, Size(400, 48)))
            for width in 1...200 {
                let rows = Self.shellRows(snapshot, Size(width, height))
                let cut = Self.numbers(rows).subtracting(known)
                #expect(cut.isEmpty, "\(name) at \(width)×\(height): \(cut) in \(rows)")
            }
        }
    }

    @Test(arguments: 1...13) func cardAndLineNeverCutANumber(height: Int) {
        let known = Self.numbers(
            Self.rows(DeskMarket.live, Size(400, 7)) + Self.rows(DeskMarket.live, Size(55, 13))
                + Self.rows(DeskMarket.live, Size(55, 40)))
        for width in 1...55 {
            // The big digits of the card are no text.
            let rows = Self.rows(DeskMarket.live, Size(width, height)).filter { !$0.contains("█") && !$0.contains("▀") }
            let cut = Self.numbers(rows).subtracting(known)
            #expect(cut.isEmpty, "\(width)×\(height): \(cut)")
        }
    }

    @Test(arguments: ["levels", "insights", "confluence", "focus", "feeds", "jobs", "paths", "log"])
    func panesNeverCutANumber(pane: String) {
        for (name, snapshot) in Self.markets {
            // Without headings there is room for one row more.
            let known = Self.numbers(Self.paneRows(pane, snapshot, 300) + Self.paneRows(pane, snapshot, 69))
            for width in Self.widths {
                let cut = Self.numbers(Self.paneRows(pane, snapshot, width)).subtracting(known)
                #expect(cut.isEmpty, "\(pane), \(name) at \(width): \(cut)")
            }
        }
    }

    @Test(arguments: ["", "8", "2", "3", "3 e", "o", "?", "? z o", ":", ": s p", "T", "J", "8 /", "Tab", "z"])
    func noSizeMakesTheDeskFail(keys: String) {
        for (_, snapshot) in [Self.markets[2], Self.markets[5]] {
            var script = KeyScript(snapshot)
            script.press(keys)
            for (width, height) in Self.sizes {
                let frame = script.desk.render(snapshot, size: Size(width, height))
                #expect(frame.grid.width == width && frame.grid.height == height)
                for y in 0..<height {
                    #expect(TextWidth.columns(frame.grid.text(row: y)) == width, "\(keys) \(width)×\(height) row \(y)")
                }
                for target in frame.targets where target.rect.width > 0 {
                    #expect(frame.grid.bounds.contains(target.rect), "\(keys) \(width)×\(height): \(target)")
                }
            }
        }
    }

    /// Every narrow width, then steps.
    private static let widths = Array(1...60) + Array(stride(from: 63, through: 140, by: 7))

    /// Every small size, then steps.
    private static let sizes: [(Int, Int)] =
        (1...12).flatMap { width in (1...8).map { (width, $0) } }
        + stride(from: 13, through: 200, by: 11).flatMap { width in
            stride(from: 1, through: 60, by: 7).map { (width, $0) }
        }

    private static func rows(_ snapshot: Snapshot, _ size: Size) -> [String] {
        var desk = Desk(facts: DeskMarket.facts)
        let grid = desk.render(snapshot, size: size).grid
        return (0..<grid.height).map { grid.text(row: $0) }
    }

    /// Header, ruler, band and tabs, which have a ground of their own, and the health row.
    private static func shellRows(_ snapshot: Snapshot, _ size: Size) -> [String] {
        var desk = Desk(facts: DeskMarket.facts)
        let grid = desk.render(snapshot, size: size).grid
        return (0..<grid.height).filter { y in
            grid[0, y].ground != .bg || (size.height >= 44 && y == grid.height - 2)
        }.map { grid.text(row: $0) }
    }

    private static func paneRows(_ name: String, _ snapshot: Snapshot, _ width: Int) -> [String] {
        let context = PaneContext(
            snapshot: snapshot, view: DeskView(page: "engine", focus: name), facts: DeskMarket.facts, isFocused: true,
            size: Size(width, 12))
        var painter = Painter(grid: Grid(width: width, height: 12))
        Panes.named(name)?.draw(on: &painter, in: painter.grid.bounds, context)
        return (0..<12).map { painter.grid.text(row: $0) }
    }

    /// Words with a digit; `…` at the end of free text is no part of them.
    private static func numbers(_ rows: [String]) -> Set<String> {
        var numbers: Set<String> = []
        for row in rows {
            for part in row.split(whereSeparator: { " │─━".contains($0) }) {
                var word = part
                while let last = word.last, "….,".contains(last) { word.removeLast() }
                if word.contains(where: { $0.isNumber && $0.isASCII }) { numbers.insert(String(word)) }
            }
        }
        return numbers
    }
}

extension Rect {
    fileprivate func contains(_ rect: Rect) -> Bool {
        rect.x >= x && rect.y >= y && rect.right <= right && rect.bottom <= bottom
    }
}
