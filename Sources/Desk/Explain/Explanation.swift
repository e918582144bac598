import Canvas

/// What stands behind a figure: formula, parameters, inputs, value, when it was settled and where it comes from.
package struct Explanation: Sendable {
    package enum Line: Hashable, Sendable {
        case heading(String)
        /// A sentence, which is wrapped.
        case text(String, Role)
        /// A name, its value and what that says.
        case figure(String, [Run], String)
        case blank
    }

    package let title: String
    package private(set) var lines: [Line] = []
    /// The figures that can be looked at one by one: each with its own formula, inputs, value and age.
    package private(set) var parts: [Explanation] = []

    package init(_ title: String) { self.title = title }

    package mutating func heading(_ text: String) {
        if let last = lines.last, last != .blank { lines.append(.blank) }
        lines.append(.heading(text))
    }

    package mutating func text(_ text: String, _ role: Role = .text) { lines.append(.text(text, role)) }

    package mutating func figure(_ name: String, _ value: [Run], _ note: String = "") {
        if !value.isEmpty { lines.append(.figure(name, value, note)) }
    }

    package mutating func figure(_ name: String, _ value: String?, _ note: String = "") {
        lines.append(.figure(name, [value.map { Run($0, .bright) } ?? Run("—", .faint)], note))
    }

    /// A figure that can be looked at by itself: a line here, and all that `body` tells of it there. One that is not on the
    /// screen, without a value, is left out.
    package mutating func part(
        _ name: String, _ value: [Run], _ note: String = "", _ body: (inout Explanation) -> Void
    ) {
        guard !value.isEmpty else { return }
        figure(name, value, note)
        addPart(name, value, note, body)
    }

    /// The same of a plain text; left out where there is none.
    package mutating func part(
        _ name: String, _ value: String?, _ note: String = "", _ body: (inout Explanation) -> Void
    ) {
        part(name, value.map { [Run($0, .bright)] } ?? [], note, body)
    }

    /// The same without a line here, where the figure is told already. Of several with one name the later ones are
    /// numbered, for each is found by its name.
    package mutating func addPart(
        _ name: String, _ value: [Run], _ note: String = "", _ body: (inout Explanation) -> Void
    ) {
        let same = parts.count { $0.title == name || $0.title.hasPrefix("\(name) #") }
        var part = Explanation(same == 0 ? name : "\(name) #\(same + 1)")
        part.figure(name, value, note)
        part.lines.append(.blank)
        body(&part)
        parts.append(part)
    }

    /// Tells what another explanation tells, without its figures one by one.
    package mutating func add(linesOf other: Explanation) { lines += other.lines }

    /// Lets the figures of another explanation follow.
    package mutating func add(partsOf other: Explanation) { parts += other.parts }

    /// The lines wrapped to a width.
    func rows(width: Int) -> [[Run]] {
        let names = lines.map { if case .figure(let name, _, _) = $0 { TextWidth.columns(name) } else { 0 } }
        let left = min(22, (names.max() ?? 0) + 2)
        return lines.flatMap { line -> [[Run]] in
            switch line {
            case .blank: return [[]]
            case .heading(let text): return [[Run(TextFit.fit(text, to: width), .strong)]]
            case .text(let text, let role): return TextFit.wrap(text, to: width).map { [Run($0, role)] }
            case .figure(let name, let value, let note):
                let pad = String(repeating: " ", count: max(1, left - TextWidth.columns(name)))
                let head = [Run(name + pad, .dim)] + value
                let start = max(left + 14, head.columns + 2)
                guard !note.isEmpty else { return [head] }
                guard width - start >= 16 else {
                    return [head] + TextFit.wrap(note, to: max(1, width - 2)).map { [Run("  " + $0, .faint)] }
                }
                let notes = TextFit.wrap(note, to: width - start)
                let gap = [Run(String(repeating: " ", count: start - head.columns))]
                let under = [Run(String(repeating: " ", count: start))]
                return notes.enumerated().map { $0 == 0 ? head + gap + [Run($1, .faint)] : under + [Run($1, .faint)] }
            }
        }
    }
}

/// The explanation that is open: of the figure under the cursor of a pane.
package struct ExplanationState: Hashable, Sendable {
    /// The name of the pane, or the card's.
    package var pane: String
    package var scroll = 0
    /// The name of the one figure that is looked at; nil for all of the row.
    package var part: String?
}
