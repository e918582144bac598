import Canvas
import Settings
import State
import Testing

@testable import Desk

/// Presses keys on a desk, as a person would, and keeps what the desk asked for.
struct KeyScript {
    var desk: Desk
    var snapshot: Snapshot
    var size: Size
    private(set) var commands: [DeskCommand] = []

    init(_ snapshot: Snapshot = DeskMarket.live, size: Size = Size(160, 48), facts: DeskFacts = DeskMarket.facts) {
        desk = Desk(facts: facts)
        self.snapshot = snapshot
        self.size = size
        render()
    }

    /// The last frame.
    var frame: Frame {
        var desk = desk
        return desk.render(snapshot, size: size)
    }

    /// The screen's rows, as text.
    var rows: [String] {
        let grid = frame.grid
        return (0..<grid.height).map { grid.text(row: $0) }
    }

    var lastRow: String { rows[rows.count - 1] }
    func shows(_ text: String) -> Bool { rows.contains { $0.contains(text) } }

    /// Presses keys, written as in keymap files and parted by blanks: `Tab Shift-Tab z`.
    mutating func press(_ keys: String) {
        for name in keys.split(separator: " ") {
            guard let stroke = KeyStroke(text: String(name)) else { preconditionFailure("no key: \(name)") }
            take(.key(stroke))
        }
    }

    /// Types letters one by one.
    mutating func type(_ text: String) {
        for letter in text { take(.key(KeyStroke(.character(letter)))) }
    }

    mutating func take(_ input: Input) {
        commands += desk.update(input, snapshot)
        render()
    }

    /// A click where a text stands on the screen, which it must.
    mutating func click(_ text: String) {
        for (y, row) in rows.enumerated() {
            guard let range = row.range(of: text) else { continue }
            let x = TextWidth.columns(String(row[..<range.lowerBound]))
            take(.mouse(MouseEvent(x: x, y: y, action: .press)))
            take(.mouse(MouseEvent(x: x, y: y, action: .release)))
            return
        }
        Issue.record("“\(text)” is not on the screen:\(testDescription)")
    }

    mutating func clearCommands() { commands = [] }

    private mutating func render() { _ = desk.render(snapshot, size: size) }
}

extension KeyScript: CustomTestStringConvertible {
    /// The screen, so that a failed test shows what the user would have seen.
    var testDescription: String { "\n" + rows.joined(separator: "\n") + "\n" }
}

extension String {
    /// Where a text first stands.
    fileprivate func range(of text: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
