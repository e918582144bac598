import Canvas
import State

extension Desk {
    /// Clicks are read against the targets of the last frame; the wheel and a drag go to the pane under the pointer.
    mutating func mouse(_ event: MouseEvent, _ snapshot: Snapshot) -> [DeskCommand] {
        switch event.action {
        case .press:
            dragged = pane(under: event).map { ($0, event.x) }
            guard let hit = targets.last(where: { $0.rect.contains(x: event.x, y: event.y) }) else { return [] }
            view.notice = nil
            return click(hit.click, snapshot)
        case .wheelUp, .wheelDown:
            let isUp = event.action == .wheelUp
            if view.overlay != nil { return pressOnOverlay(KeyStroke(isUp ? .up : .down), snapshot) }
            if let name = pane(under: event), let pane = Panes.named(name) {
                let context = screen(snapshot).context(pane: name)
                pane.wheel(isUp: isUp, isControlHeld: event.isControlHeld, view: &view, context)
            }
            return []
        case .drag:
            guard view.overlay == nil, let (name, x) = dragged, let pane = Panes.named(name) else { return [] }
            let used = pane.drag(columns: event.x - x, view: &view, screen(snapshot).context(pane: name))
            dragged = (name, x + used)
            return []
        case .release:
            dragged = nil
            return []
        }
    }

    private func pane(under event: MouseEvent) -> String? {
        for target in targets.reversed() where target.rect.contains(x: event.x, y: event.y) {
            if case .focus(let pane) = target.click { return pane }
        }
        return nil
    }

    private mutating func click(_ click: Click, _ snapshot: Snapshot) -> [DeskCommand] {
        switch click {
        case .action(let name):
            leaveOverlay()
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
