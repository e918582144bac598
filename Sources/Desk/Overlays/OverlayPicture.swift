import Canvas

/// Draws the overlay that is open, over the area of the panes.
struct OverlayPicture {
    let context: PaneContext
    let area: Rect

    func draw(on painter: inout Painter) {
        switch context.view.overlay {
        case .help(let state): HelpOverlay(state: state, context: context).draw(on: &painter, in: area)
        case .palette(let state): PaletteOverlay(state: state, context: context).draw(on: &painter, in: area)
        case .choice(let state): ChoiceOverlay(state: state, context: context).draw(on: &painter, in: area)
        case .prompt(let state): PromptOverlay(state: state, context: context).draw(on: &painter, in: area)
        case .question(let question): QuestionOverlay(question: question).draw(on: &painter, in: area)
        case .explanation(let state): ExplanationOverlay(state: state, context: context).draw(on: &painter, in: area)
        case .find, nil: break
        }
    }

    /// A frame of at most this size in the middle of the area.
    static func place(width: Int, height: Int, in area: Rect) -> Rect {
        let width = min(width, area.width)
        let height = min(height, area.height)
        return Rect(
            x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 3, width: width, height: height)
    }
}
