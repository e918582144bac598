import Canvas
import Settings
import State

@testable import Desk

/// Draws one pane as the desk would, with its title on a rule.
struct PanesFrame {
    var painter: Painter
    let area: Rect

    init(
        _ pane: any Pane, _ snapshot: Snapshot, width: Int, height: Int, facts: DeskFacts = DeskMarket.facts,
        _ edit: (inout DeskView) -> Void = { _ in }
    ) {
        var view = DeskView(page: "chart", focus: pane.name)
        edit(&view)
        self.init(pane, snapshot, view, width: width, height: height, facts: facts)
    }

    init(
        _ pane: any Pane, _ snapshot: Snapshot, _ view: DeskView, width: Int, height: Int,
        facts: DeskFacts = DeskMarket.facts
    ) {
        painter = Painter(grid: Grid(width: width, height: height))
        area = Rect(x: 0, y: 1, width: width, height: height - 1)
        let context = PaneContext(
            snapshot: snapshot, view: view, facts: facts, isFocused: true, size: Size(area.width, area.height))
        var rules = Rules()
        rules.rule(x: 0, y: 0, length: width, style: .heavy)
        rules.draw(on: &painter.grid)
        let title = pane.title(context)
        painter.grid.title(
            left: [Run(title.left, .accent, .bold)], right: title.right.map { [Run($0.text, $0.role)] }, x: 0, y: 0,
            width: width)
        pane.draw(on: &painter, in: area, context)
    }

    var rows: [String] { (0..<painter.grid.height).map { painter.grid.text(row: $0) } }
    var text: String { rows.joined(separator: "\n") }
}

extension PaneContext {
    init(_ snapshot: Snapshot, _ view: DeskView, _ size: Size = Size(106, 30)) {
        self.init(snapshot: snapshot, view: view, facts: DeskMarket.facts, isFocused: true, size: size)
    }
}
