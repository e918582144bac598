import Canvas
import State

/// A part of the desk. One file that conforms, and one line in `Panes.all`.
package protocol Pane: Sendable {
    /// Stable and short: `scanner`, `chart`.
    var name: String { get }
    /// The keymap scope of actions that work only here; nil for a pane without any.
    var scope: String? { get }
    func title(_ context: PaneContext) -> PaneTitle
    /// Draws the content below the title rule. `area` excludes the rule and any hairline.
    func draw(on painter: inout Painter, in area: Rect, _ context: PaneContext)
    /// Arrows and their kin; false when the pane has nothing to move.
    func move(_ motion: Motion, view: inout DeskView, _ context: PaneContext) -> Bool
    /// Enter, or a click on the row where the cursor stands.
    func activate(view: inout DeskView, _ context: PaneContext) -> [DeskCommand]
    /// A click on a row that `draw` marked with `.row`.
    func select(row: Int, view: inout DeskView, _ context: PaneContext)
    /// The wheel over the pane, one notch up or down.
    func wheel(isUp: Bool, isControlHeld: Bool, view: inout DeskView, _ context: PaneContext)
    /// The pointer was dragged over the pane by some columns, to the right when positive; answers how many were used.
    func drag(columns: Int, view: inout DeskView, _ context: PaneContext) -> Int
    /// Esc: closes what is open inside the pane; false when nothing is.
    func back(view: inout DeskView) -> Bool
    /// A key that is typed into the pane before it can mean anything else; nil where it is not taken.
    func type(_ stroke: KeyStroke, view: inout DeskView, _ context: PaneContext) -> [DeskCommand]?
    /// Pasted text; nil where the pane has no field for it.
    func paste(_ text: String, view: inout DeskView, _ context: PaneContext) -> [DeskCommand]?
    /// Moves the cursor to the next row that holds the text, or the previous one; nil where the pane has no rows to
    /// search, false where none holds it.
    func find(_ text: String, forward: Bool, view: inout DeskView, _ context: PaneContext) -> Bool?
    /// True for a pane whose figures can be explained.
    var hasFigures: Bool { get }
    /// What stands behind the figure under the cursor; nil where there is none to explain.
    func explain(_ context: PaneContext) -> Explanation?
}

extension Pane {
    package var scope: String? { nil }
    package func move(_ motion: Motion, view: inout DeskView, _ context: PaneContext) -> Bool { false }
    package func activate(view: inout DeskView, _ context: PaneContext) -> [DeskCommand] { [] }
    package func select(row: Int, view: inout DeskView, _ context: PaneContext) {}
    package func back(view: inout DeskView) -> Bool { false }
    package func wheel(isUp: Bool, isControlHeld: Bool, view: inout DeskView, _ context: PaneContext) {
        for _ in 0..<3 {
            // Each step sees the one before it.
            _ = move(isUp ? .up : .down, view: &view, context.with(view))
        }
    }
    package func drag(columns: Int, view: inout DeskView, _ context: PaneContext) -> Int { 0 }
    package func type(_ stroke: KeyStroke, view: inout DeskView, _ context: PaneContext) -> [DeskCommand]? { nil }
    package func paste(_ text: String, view: inout DeskView, _ context: PaneContext) -> [DeskCommand]? { nil }
    package func find(_ text: String, forward: Bool, view: inout DeskView, _ context: PaneContext) -> Bool? { nil }
    package var hasFigures: Bool { false }
    package func explain(_ context: PaneContext) -> Explanation? { nil }
}

/// What a pane's rule says: its name at the left; at the right how it was made, counts, source and age, which drop from
/// the left when room is short.
package struct PaneTitle: Hashable, Sendable {
    package var left: String
    package var right: [TitleItem]

    package init(_ left: String, right: [TitleItem] = []) {
        self.left = left
        self.right = right
    }
}

/// One item of a title's right side.
package struct TitleItem: Hashable, Sendable {
    package var text: String
    package var role: Role

    package init(_ text: String, _ role: Role = .dim) {
        self.text = text
        self.role = role
    }
}

/// What a pane may read: the picture, the view, and facts that hold for the whole run.
package struct PaneContext: Sendable {
    package let snapshot: Snapshot
    package private(set) var view: DeskView
    package let facts: DeskFacts
    package let isFocused: Bool
    /// Size of the pane's content in the present layout; nil where the pane is not on the screen.
    package let size: Size?
    /// The panes on the screen in the present layout.
    package let visiblePanes: [String]
    /// The screen is so small that the card stands in place of all panes.
    package var isCard = false

    package init(
        snapshot: Snapshot, view: DeskView, facts: DeskFacts, isFocused: Bool, size: Size? = nil,
        visiblePanes: [String] = []
    ) {
        self.snapshot = snapshot
        self.view = view
        self.facts = facts
        self.isFocused = isFocused
        self.size = size
        self.visiblePanes = visiblePanes
    }

    /// The same with another view.
    package func with(_ view: DeskView) -> PaneContext {
        var context = self
        context.view = view
        return context
    }

    /// The instrument that chart and levels show.
    package var selected: InstrumentState? {
        snapshot.instruments.indices.contains(view.selectedSlot) ? snapshot.instruments[view.selectedSlot] : nil
    }
}

/// A movement inside a pane.
package enum Motion: Hashable, Sendable {
    case up, down, left, right, pageUp, pageDown, home, end
}

/// A grid being drawn, with what can be clicked on it.
package struct Painter: Sendable {
    package var grid: Grid
    package var targets: [ClickTarget] = []

    package init(grid: Grid) { self.grid = grid }

    package mutating func target(_ rect: Rect, _ click: Click) {
        targets.append(ClickTarget(rect: rect, click: click))
    }
}

/// A place that answers a click; the last one drawn wins.
package struct ClickTarget: Hashable, Sendable {
    package var rect: Rect
    package var click: Click
}

/// What a click means.
package enum Click: Hashable, Sendable {
    /// Run the action of this name.
    case action(String)
    /// Give the pane the focus.
    case focus(pane: String)
    /// Put the pane's cursor on a row.
    case row(pane: String, index: Int)
}

/// What the desk asks of the program around it.
package enum DeskCommand: Hashable, Sendable {
    case intent(Intent)
    case quit
    /// Paint everything anew.
    case redraw
    case useTheme(String)
    case useKeymap(String)
    case useMouse(Bool)
    /// Put text on the clipboard.
    case copy(String)
    case bell
    /// Stop as a shell's job, until it is continued.
    case suspend
}
