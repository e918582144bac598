import Canvas
import State

/// The screen as a value: input and snapshots go in, frames and commands come out. It never waits and never draws on a
/// terminal.
package struct Desk: Sendable {
    package private(set) var facts: DeskFacts
    package internal(set) var view: DeskView
    /// The size and targets of the last frame, against which clicks are read.
    var size = Size(80, 24)
    var targets: [ClickTarget] = []
    /// The pane in which a button went down, and the column up to which a drag was followed.
    var dragged: (pane: String, x: Int)?
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

    /// Says a sentence to the user, until the next key.
    package mutating func tell(_ notice: Notice) { view.notice = notice }

    /// Draws a snapshot; clicks that follow are read against this frame.
    package mutating func render(_ snapshot: Snapshot, size: Size) -> Frame {
        self.size = size
        let frame = screen(snapshot).frame()
        targets = frame.targets
        return frame
    }

    /// Takes what the user did, and answers what the program around the desk is to do.
    package mutating func update(_ input: Input, _ snapshot: Snapshot) -> [DeskCommand] {
        switch input {
        case .resized(let size):
            self.size = size
            return []
        case .key(let stroke):
            view.notice = nil
            return press(stroke, snapshot)
        case .paste(let text):
            view.notice = nil
            return paste(text, snapshot)
        case .mouse(let event): return view.isMouseOn ? mouse(event, snapshot) : []
        }
    }

    /// What panes and actions see.
    func context(_ snapshot: Snapshot) -> PaneContext { screen(snapshot).context(pane: view.focus) }

    func screen(_ snapshot: Snapshot) -> Screen {
        Screen(snapshot: snapshot, view: view, facts: facts, size: size)
    }

    /// Runs an action by name, or says why it cannot run.
    mutating func run(_ name: String, _ snapshot: Snapshot) -> [DeskCommand] {
        guard let action = Actions.named(name) else { return [] }
        let context = context(snapshot)
        if let refusal = action.refusal(context) {
            view.notice = Notice(refusal, .warn)
            return []
        }
        let commands = action.run(&view, context)
        // On the card another pane changes nothing that is seen; what the key has done is said.
        if context.isCard, view.focus != context.view.focus, view.notice == nil {
            let after = self.context(snapshot)
            if after.isCard { view.notice = Card.notice(after) }
        }
        return commands
    }

    mutating func press(_ stroke: KeyStroke, _ snapshot: Snapshot) -> [DeskCommand] {
        if stroke == KeyStroke(.character("c"), .control) { return [.quit] }
        if view.overlay != nil { return pressOnOverlay(stroke, snapshot) }
        let pane = Panes.named(view.focus)
        if let name = pane?.scope.flatMap({ dispatch.action(for: stroke, in: $0) }) { return run(name, snapshot) }
        if let commands = pane?.type(stroke, view: &view, context(snapshot)) { return commands }
        if let name = dispatch.action(for: stroke, in: "global") { return run(name, snapshot) }
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
}
