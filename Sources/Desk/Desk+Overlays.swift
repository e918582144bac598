import Canvas
import State

extension Desk {
    /// An overlay takes every key.
    mutating func pressOnOverlay(_ stroke: KeyStroke, _ snapshot: Snapshot) -> [DeskCommand] {
        var editor = LineEditor()
        if let keys = Self.apart(stroke), !editor.take(stroke) { return keys.flatMap { press($0, snapshot) } }
        return switch view.overlay {
        case .help(let state): press(stroke, help: state, snapshot)
        case .palette(let state): press(stroke, palette: state, snapshot)
        case .choice(let state): press(stroke, choice: state)
        case .prompt(let state): press(stroke, prompt: state, snapshot)
        case .find(let editor): press(stroke, find: editor, snapshot)
        case .question(let question): press(stroke, question: question, snapshot)
        case .explanation(let state): press(stroke, explanation: state, snapshot)
        case nil: []
        }
    }

    /// Pasted text goes into the line being typed; elsewhere it would be keys that nobody pressed.
    mutating func paste(_ text: String, _ snapshot: Snapshot) -> [DeskCommand] {
        switch view.overlay {
        case .help(var state):
            state.filter.insert(text)
            view.overlay = .help(state)
        case .palette(var state):
            state.editor.insert(text)
            view.overlay = .palette(state)
        case .prompt(var state):
            state.editor.insert(text)
            view.overlay = .prompt(state)
        case .find(var editor):
            editor.insert(text)
            view.overlay = .find(editor)
        case nil:
            if let commands = Panes.named(view.focus)?.paste(text, view: &view, context(snapshot)) { return commands }
            view.notice = Notice("There is no field here to paste into.", .dim)
        case .choice, .question, .explanation: view.notice = Notice("There is no field here to paste into.", .dim)
        }
        return []
    }

    /// A click on a line of the overlay chooses and runs it.
    mutating func chooseOnOverlay(_ index: Int, _ snapshot: Snapshot) -> [DeskCommand] {
        switch view.overlay {
        case .help(var state):
            state.cursor = index
            view.overlay = .help(state)
        case .palette(var state):
            state.cursor = index
            view.overlay = .palette(state)
        case .choice(var state):
            state.cursor = index
            view.overlay = .choice(state)
        case .question(let question):
            view.overlay = nil
            return index == 0 ? question.answer(&view, context(snapshot)) : []
        default: return []
        }
        let preview: [DeskCommand] =
            if case .choice(let state) = view.overlay { self.preview(state) } else { [] }
        return preview + pressOnOverlay(KeyStroke(.enter), snapshot)
    }

    private mutating func press(_ stroke: KeyStroke, help: HelpState, _ snapshot: Snapshot) -> [DeskCommand] {
        var state = help
        let lines = HelpOverlay.lines(state, context(snapshot))
        switch (stroke.key, stroke.modifiers) {
        case (.escape, []):
            // Esc empties a filter first, so that no typed text is lost by one key.
            if state.filter.isEmpty {
                view.overlay = nil
                return []
            }
            state = HelpState()
        case (.enter, []):
            guard !lines.isEmpty else { return [] }
            view.overlay = nil
            return run(lines[min(state.cursor, lines.count - 1)].name, snapshot)
        case (.character("a"), .control): state.showsAll.toggle()
        default:
            if let cursor = Self.moved(state.cursor, by: stroke, count: lines.count) {
                state.cursor = cursor
            } else if state.filter.take(stroke) {
                state.cursor = 0
            }
        }
        view.overlay = .help(state)
        return []
    }

    private mutating func press(_ stroke: KeyStroke, choice: ChoiceState) -> [DeskCommand] {
        var state = choice
        let choices = ChoiceOverlay.choices(state, facts)
        switch (stroke.key, stroke.modifiers) {
        case (.escape, []), (.character("q"), []):
            view.overlay = nil
            let use: DeskCommand = state.kind == .theme ? .useTheme(state.original) : .useKeymap(state.original)
            return [use]
        case (.enter, []):
            view.overlay = nil
            return []
        default:
            guard let cursor = Self.moved(state.cursor, by: stroke, count: choices.count) else { return [] }
            state.cursor = cursor
            view.overlay = .choice(state)
            return preview(state)
        }
    }

    private func preview(_ state: ChoiceState) -> [DeskCommand] {
        let choices = ChoiceOverlay.choices(state, facts)
        guard choices.indices.contains(state.cursor) else { return [] }
        let name = choices[state.cursor].name
        return [state.kind == .theme ? .useTheme(name) : .useKeymap(name)]
    }

    private mutating func press(_ stroke: KeyStroke, prompt: PromptState, _ snapshot: Snapshot) -> [DeskCommand] {
        var state = prompt
        switch (stroke.key, stroke.modifiers) {
        case (.escape, []):
            leaveOverlay()
            return []
        case (.enter, []):
            switch JumpTime.read(state.editor.text, near: snapshot.time, in: snapshot.playback?.span) {
            case .success(let time):
                view.overlay = nil
                view.drafts.jump = state.editor.text
                return [.intent(.feed(.jump(time)))]
            case .failure(let problem): state.complaint = problem.description
            }
        default: if state.editor.take(stroke) { state.complaint = nil }
        }
        view.overlay = .prompt(state)
        return []
    }

    private mutating func press(_ stroke: KeyStroke, find editor: LineEditor, _ snapshot: Snapshot) -> [DeskCommand] {
        var editor = editor
        switch (stroke.key, stroke.modifiers) {
        case (.escape, []):
            leaveOverlay()
        case (.enter, []):
            view.overlay = nil
            view.findText = editor.text
            view.drafts.find = editor.text
            if !editor.isEmpty { FindActions.find(forward: true, &view, context(snapshot)) }
        default:
            _ = editor.take(stroke)
            view.overlay = .find(editor)
        }
        return []
    }

    private mutating func press(
        _ stroke: KeyStroke, question: Question, _ snapshot: Snapshot
    ) -> [DeskCommand] {
        switch (stroke.key, stroke.modifiers) {
        case (.character("y"), []):
            view.overlay = nil
            return question.answer(&view, context(snapshot))
        case (.character("n"), []), (.character("q"), []), (.escape, []): view.overlay = nil
        default: break
        }
        return []
    }

    /// Closes the overlay; what is typed stands there when it is opened again.
    mutating func leaveOverlay() {
        keepDraft()
        view.overlay = nil
    }

    /// Text that is being typed stays for the next time its overlay opens.
    private mutating func keepDraft() {
        switch view.overlay {
        case .palette(let state): view.drafts.palette = state.editor.text
        case .prompt(let state): view.drafts.jump = state.editor.text
        case .find(let editor): view.drafts.find = editor.text
        case .help, .choice, .question, .explanation, nil: break
        }
    }

    /// Where a list's cursor goes; nil for keys that do not move it.
    static func moved(_ cursor: Int, by stroke: KeyStroke, count: Int) -> Int? {
        let last = max(0, count - 1)
        switch (stroke.key, stroke.modifiers) {
        case (.up, []): return max(0, min(cursor, last) - 1)
        case (.down, []): return min(last, cursor + 1)
        case (.pageUp, []): return max(0, cursor - 10)
        case (.pageDown, []): return min(last, cursor + 10)
        default: return nil
        }
    }
}
