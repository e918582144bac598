import Canvas

extension PathsPane {
    /// What each row is, and as of when.
    package func explain(_ context: PaneContext) -> Explanation? {
        var explanation = Explanation("Paths and terminal")
        explanation.text("As they were when this run began; copilot doctor looks again.", .dim)
        for row in [("version", context.facts.version)] + context.facts.paths.map({ ($0.label, $0.value) }) {
            explanation.heading(row.0)
            explanation.text(OutsideText.line(row.1), .bright)
            if let note = Self.notes[row.0] { explanation.text(note) }
        }
        return explanation
    }

    private static let notes = [
        "version": "Of this program.",
        "settings": "The file of settings; what it does not name has its default.",
        "data": "The folder with accounts, journal, bars and studies of this kind of market.",
        "log": "The file in which every line of the log is kept.",
        "terminal": "Columns × rows when the desk was opened, and how many colours are used and why.",
        "looks": "Theme and keymap in use; their files are read again when they are saved.",
    ]
}
