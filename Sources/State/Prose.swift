/// A line of written text as a terminal can show it: plain, without control characters, ready to be wrapped.
package struct ProseLine: Hashable, Codable, Sendable {
    package enum Kind: Hashable, Codable, Sendable {
        case text
        /// Level 1 is the highest.
        case heading(Int)
        /// An item of a list, with its mark and its depth from 0.
        case item(mark: String, depth: Int)
        case quote
        /// Program text, to be kept as it is.
        case code
        case rule
    }

    package var kind: Kind
    /// Empty for a blank line.
    package var runs: [ProseRun]

    package init(_ kind: Kind = .text, _ runs: [ProseRun] = []) {
        self.kind = kind
        self.runs = runs
    }

    package var text: String { runs.map(\.text).joined() }
}

/// A stretch of a line in one look.
package struct ProseRun: Hashable, Codable, Sendable {
    package var text: String
    package var isStrong: Bool
    package var isCode: Bool
    /// For a figure that was checked.
    package var verdict: FigureVerdict?

    package init(_ text: String, isStrong: Bool = false, isCode: Bool = false, verdict: FigureVerdict? = nil) {
        self.text = text
        self.isStrong = isStrong
        self.isCode = isCode
        self.verdict = verdict
    }
}
