import Canvas
import State

/// The screen as a value: input and snapshots go in, frames and commands come out. It never waits and never draws on a
/// terminal.
package struct Desk: Sendable {
    package private(set) var facts: DeskFacts
    package internal(set) var view: DeskView
    /// The size and targets of the last frame, against which clicks are read.
    var size = Size(80, 24)
    private var targets: [ClickTarget] = []
    private var dispatch: KeyDispatch

    package init(facts: DeskFacts, preferences: DeskPreferences = DeskPreferences()) {
        self.facts = facts
        let page = Pages.all[0]
        view = DeskView(page: page.name, focus: page.panes[0])
        view.chart.style = preferences.candles
        view.isMouseOn = preferences.isMouseOn
        dispatch = KeyDispatch(facts.keymap)
    }

    /// Takes new facts (a theme or keymap that was chosen or saved) and tells the user.
    package mutating func reload(facts: DeskFacts, notice: Notice? = nil) {
        self.facts = facts
        dispatch = KeyDispatch(facts.keymap)
        if let notice { view.notice = notice }
    }

    package mutating func tell(_ notice: Notice) { view.notice = notice }

    package mutating func render(_ snapshot: Snapshot, size: Size) -> Frame {
        self.size = size
        let frame = Screen(snapshot: snapshot, view: view, facts: facts, size: size).frame()
        targets = frame.targets
        return frame
    }

    package mutating func update(_ input: Input, _ snapshot: Snapshot) -> [DeskCommand] {
        switch input {
        case .resized(let size):
            self.size = size
            return []
        case .key(let stroke):
            view.notice = nil
            return press(stroke, snapshot)
        case .paste(let text): return paste(text)
        case .mouse(let event): return view.isMouseOn ? mouse(event, snapshot) : []
        }
    }

    /// What panes and actions see.
    func context(_ snapshot: Snapshot) -> PaneContext {
        Screen(snapshot: snapshot, view: view, facts: facts, size: size).context(pane: view.focus)
    }

    /// Runs an action by name, or says why it cannot run.
    mutating func run(_ name: String, _ snapshot: Snapshot) -> [DeskCommand] {
        guard let action = Actions.named(name) else { return [] }
        let context = context(snapshot)
        if let refusal = action.refusal(context) {
            view.notice = Notice(refusal, .warn)
            return []
        }
        return action.run(&view, context)
    }

    mutating func press(_ stroke: KeyStroke, _ snapshot: Snapshot) -> [DeskCommand] {
        if stroke == KeyStroke(.character("c"), .control) { return [.quit] }
        if view.overlay != nil { return pressOnOverlay(stroke, snapshot) }
        let scope = Panes.named(view.focus)?.scope
        if let name = dispatch.action(for: stroke, scope: scope) { return run(name, snapshot) }
        if let keys = Self.apart(stroke) { return keys.flatMap { press($0, snapshot) } }
        let help = facts.keymap.keys(for: "desk.help", in: "global").first.map { "; \($0) shows the keys" } ?? ""
        view.notice = Notice("\(stroke) does nothing here\(help)", .dim)
        return []
    }

    /// A terminal sends Esc and a key in haste as Alt with that key: where Alt means nothing, the two are meant.
    static func apart(_ stroke: KeyStroke) -> [KeyStroke]? {
        guard stroke.modifiers.contains(.alt) else { return nil }
        return [KeyStroke(.escape), KeyStroke(stroke.key, stroke.modifiers.subtracting(.alt))]
    }

    private mutating func mouse(_ event: MouseEvent, _ snapshot: Snapshot) -> [DeskCommand] {
        let hit = targets.last { $0.rect.contains(x: event.x, y: event.y) }
        switch event.action {
        case .press:
            guard let click = hit?.click else { return [] }
            view.notice = nil
            return self.click(click, snapshot)
        case .wheelUp, .wheelDown:
            if view.overlay != nil {
                return pressOnOverlay(KeyStroke(event.action == .wheelUp ? .up : .down), snapshot)
            }
            let pane = targets.last {
                if case .focus = $0.click { return $0.rect.contains(x: event.x, y: event.y) }
                return false
            }
            guard case .focus(let name)? = pane?.click else { return [] }
            if event.isControlHeld, name == "chart" {
                return run(event.action == .wheelUp ? "chart.zoom_in" : "chart.zoom_out", snapshot)
            }
            let screen = Screen(snapshot: snapshot, view: view, facts: facts, size: size)
            let context = screen.context(pane: name)
            // A wheel over candles goes through time; over rows it goes up and down.
            let motion: Motion =
                name == "chart"
                ? (event.action == .wheelUp ? .left : .right) : (event.action == .wheelUp ? .up : .down)
            for _ in 0..<3 { _ = Panes.named(name)?.move(motion, view: &view, context) }
            return []
        case .drag, .release: return []
        }
    }

    private mutating func click(_ click: Click, _ snapshot: Snapshot) -> [DeskCommand] {
        switch click {
        case .action(let name):
            let closesOverlay = view.overlay != nil
            if closesOverlay { view.overlay = nil }
            return run(name, snapshot)
        case .focus(let pane):
            if view.overlay == nil { view.focus = pane }
            return []
        case .row(let pane, let index):
            if pane == "overlay" { return chooseOnOverlay(index, snapshot) }
            guard view.overlay == nil, let clicked = Panes.named(pane) else { return [] }
            view.focus = pane
            clicked.select(row: index, view: &view, context(snapshot))
            return clicked.activate(view: &view, context(snapshot))
        }
    }
}
