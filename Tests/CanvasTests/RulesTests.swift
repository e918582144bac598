import Canvas
import Testing

@Suite struct RulesTests {
    private func drawn(_ width: Int, _ height: Int, _ build: (inout Rules) -> Void) -> Grid {
        var rules = Rules()
        build(&rules)
        var grid = Grid(width: width, height: height)
        rules.draw(on: &grid)
        return grid
    }

    private func rows(_ grid: Grid) -> [String] { (0..<grid.height).map { grid.text(row: $0) } }

    @Test func hairlineJoinsRulesAboveBelowAndBeside() {
        let grid = drawn(9, 5) {
            $0.rule(x: 0, y: 0, length: 9)
            $0.rule(x: 0, y: 2, length: 4)
            $0.rule(x: 0, y: 4, length: 9)
            $0.hairline(x: 4, y: 1, length: 3)
        }
        #expect(rows(grid) == ["────┬────", "    │    ", "────┤    ", "    │    ", "────┴────"])
    }

    @Test func crossesOnlyWhereBothSidesAreRules() {
        let grid = drawn(5, 3) {
            $0.rule(x: 0, y: 1, length: 2)
            $0.rule(x: 3, y: 1, length: 2)
            $0.hairline(x: 2, y: 0, length: 3)
        }
        #expect(rows(grid) == ["  │  ", "──┼──", "  │  "])
        let right = drawn(5, 3) {
            $0.rule(x: 2, y: 1, length: 3)
            $0.hairline(x: 2, y: 0, length: 3)
        }
        #expect(rows(right)[1] == "  ├──")
    }

    @Test func focusIsHeavyAndRunsThroughJointsOnlyWhenOnBothSides() {
        let grid = drawn(7, 2) {
            $0.rule(x: 0, y: 0, length: 3)
            $0.rule(x: 4, y: 0, length: 3, style: .heavy)
            $0.hairline(x: 3, y: 0, length: 2)
        }
        #expect(rows(grid)[0] == "───┬━━━")
        #expect(grid[3, 0].front == .line && grid[4, 0].front == .accent)
        let through = drawn(3, 3) {
            $0.rule(x: 0, y: 1, length: 3, style: .heavy)
            $0.hairline(x: 1, y: 0, length: 3)
        }
        #expect(rows(through) == [" │ ", "━┿━", " │ "])
        let below = drawn(3, 2) {
            $0.rule(x: 0, y: 0, length: 3, style: .heavy)
            $0.hairline(x: 1, y: 1, length: 1)
        }
        #expect(rows(below) == ["━┯━", " │ "])
    }

    @Test func simulatedRulesAreDashedAndStillJoin() {
        let grid = drawn(5, 2) {
            $0.rule(x: 0, y: 0, length: 5, style: .dashed)
            $0.hairline(x: 2, y: 1, length: 1)
        }
        #expect(rows(grid) == ["╌╌┬╌╌", "  │  "])
    }

    @Test func aPaneJoinsItsOwnLineButNeverATitle() {
        var grid = drawn(5, 1) { $0.rule(x: 0, y: 0, length: 5, style: .heavy) }
        grid.put("A", x: 1, y: 0)
        grid.joinRule(x: 1, y: 0, up: true)
        grid.joinRule(x: 3, y: 0, up: true)
        grid.joinRule(x: 9, y: 9, up: true)
        #expect(rows(grid) == ["━A━┷━"])
        var dashed = drawn(3, 1) { $0.rule(x: 0, y: 0, length: 3, style: .dashed) }
        dashed.joinRule(x: 1, y: 0, up: true, down: true)
        #expect(rows(dashed) == ["╌┼╌"])
    }

    @Test func titleDropsItsRightSideFromTheLeftAndKeepsTheAge() {
        let right = [[Run("81 of 953 bars", .dim)], [Run("massive", .dim)], [Run("0.2s", .dim)]]
        func title(_ width: Int) -> String {
            var grid = drawn(width, 1) { $0.rule(x: 0, y: 0, length: width) }
            grid.title(left: [Run("MNQH4 1m", .bright, .bold)], right: right, x: 0, y: 0, width: width)
            return grid.text(row: 0)
        }
        #expect(title(46) == "─ MNQH4 1m ─ 81 of 953 bars · massive · 0.2s ─")
        #expect(title(40) == "─ MNQH4 1m ──────────── massive · 0.2s ─")
        #expect(title(20) == "─ MNQH4 1m ── 0.2s ─")
        #expect(title(17) == "─ MNQH4 1m ──────")
        #expect(title(4) == "────")
    }

    @Test func frameRaisesItsGround() {
        var grid = Grid(width: 12, height: 5)
        let inside = grid.frame(grid.bounds, title: [Run("Keys", .accent, .bold)])
        #expect(rows(grid) == ["╺━ Keys ━━━╸", "│          │", "│          │", "│          │", "╰──────────╯"])
        #expect(grid.cells.allSatisfy { $0.ground == .strip })
        #expect(inside == Rect(x: 2, y: 1, width: 8, height: 3))
        #expect(grid.frame(Rect(x: 0, y: 0, width: 1, height: 1), title: []).isEmpty)
    }
}
