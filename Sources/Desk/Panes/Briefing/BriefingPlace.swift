import State

/// A row of what was written: the text's number, its line, and the row of that line once it is wrapped.
package struct BriefingPlace: Hashable, Comparable, Sendable {
    package var text: Int
    package var line: Int
    package var row = 0

    package static func < (a: BriefingPlace, b: BriefingPlace) -> Bool {
        (a.text, a.line, a.row) < (b.text, b.line, b.row)
    }
}

/// The briefing pane's settings.
package struct BriefingView: Hashable, Sendable {
    /// The first row in sight; nil follows what is written.
    package var top: BriefingPlace?
    /// The figure under the cursor: the row's text and line, and which figure of that line.
    package var figure: FigurePlace?
    /// Rows of the grades, and of events and headlines, that are scrolled away.
    package var gradesTop = 0
    package var headlinesTop = 0

    package struct FigurePlace: Hashable, Sendable {
        package var text: Int
        package var line: Int
        package var index: Int
    }
}
