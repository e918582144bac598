import Canvas
import State

@testable import Desk

/// What `e` tells of a pane, as text.
struct Explained {
    let explanation: Explanation?

    init(_ pane: any Pane, _ snapshot: Snapshot, _ edit: (inout DeskView) -> Void = { _ in }) {
        var view = DeskView(page: "desk", focus: pane.name)
        edit(&view)
        explanation = pane.explain(PaneContext(snapshot, view))
    }

    var titles: [String] { explanation?.parts.map(\.title) ?? [] }
    var text: String { explanation.map(Self.text) ?? "" }

    /// What one figure's own explanation says; empty where there is none of that name.
    func part(_ name: String) -> String {
        explanation?.parts.first { $0.title == name }.map(Self.text) ?? ""
    }

    static func text(_ explanation: Explanation) -> String {
        ([[Run(explanation.title)]] + explanation.rows(width: 88)).map { $0.map(\.text).joined() }
            .joined(separator: "\n")
    }
}

extension String {
    /// True where a figure of this name has this value.
    func tells(_ name: String, _ value: String) -> Bool {
        split(separator: "\n").contains { line in
            guard line.hasPrefix(name + " ") else { return false }
            return line.dropFirst(name.count).drop { $0 == " " }.hasPrefix(value)
        }
    }
}
