import Canvas

/// All keys that work, in groups side by side: actions of one topic share a line, actions without a key are left out.
struct HelpOverview {
    /// A line: its keys, what they do, and the action that Enter runs.
    struct Line {
        let keys: String
        let text: String
        let action: Action
        let isRefused: Bool
    }

    /// A group where it stands, from the top of its column.
    struct Block {
        let name: String
        let lines: [Line]
        let column: Int
        let y: Int
        let keyWidth: Int
    }

    let blocks: [Block]
    let columns: Int
    /// Rows of the highest column.
    let height: Int

    /// Every line from the first group to the last; the cursor counts along them.
    var lines: [Line] { blocks.flatMap(\.lines) }

    init(_ actions: [Action], width: Int, _ context: PaneContext) {
        columns = width >= 105 ? 3 : width >= 66 ? 2 : 1
        var heights = Array(repeating: 0, count: columns)
        var blocks: [Block] = []
        for group in KeyTable.groups {
            let lines = Self.lines(actions.filter { $0.group == group }, context)
            guard !lines.isEmpty, let column = heights.indices.min(by: { heights[$0] < heights[$1] }) else { continue }
            let y = heights[column] + (heights[column] > 0 ? 1 : 0)
            let keyWidth = lines.map { TextWidth.columns($0.keys) }.max() ?? 0
            blocks.append(Block(name: group, lines: lines, column: column, y: y, keyWidth: min(18, keyWidth)))
            heights[column] = y + 1 + lines.count
        }
        self.blocks = blocks
        height = heights.max() ?? 0
    }

    private static func lines(_ actions: [Action], _ context: PaneContext) -> [Line] {
        var lines: [Line] = []
        var topics: Set<String> = []
        for action in actions {
            if let topic = action.topic, !topics.insert("\(action.scope) \(topic)").inserted { continue }
            let together = action.topic.map { topic in actions.filter { $0.topic == topic && $0.scope == action.scope }
            }
            let keys = (together ?? [action]).map { context.facts.keymap.keys(for: $0.name, in: $0.scope) }
            let shown = together == nil ? keys.flatMap { $0 } : keys.compactMap(\.first)
            guard !shown.isEmpty else { continue }
            lines.append(
                Line(
                    keys: shown.map(\.brief).joined(separator: " "), text: action.topic ?? action.help, action: action,
                    isRefused: action.refusal(context) != nil))
        }
        return lines
    }

    /// Draws what fits; the cursor's line is always in sight.
    func draw(on painter: inout Painter, in area: Rect, cursor: Int?) {
        let width = (area.width - (columns - 1) * 2) / columns
        var index = 0
        let first = cursor.map { max(0, row(of: $0) - area.height + 1) } ?? 0
        for block in blocks {
            let x = area.x + block.column * (width + 2)
            let y = area.y + block.y - first
            if y >= area.y, y < area.bottom { painter.grid.put(block.name, x: x + 2, y: y, Pen(.accent, .bold)) }
            for (offset, line) in block.lines.enumerated() {
                defer { index += 1 }
                let y = y + 1 + offset
                guard y >= area.y, y < area.bottom else { continue }
                let row = Rect(x: x, y: y, width: width, height: 1)
                if cursor == index {
                    painter.grid.tint(row, .sel)
                    painter.grid.put("▸", x: x, y: y, .accent)
                }
                let end = painter.grid.put(line.keys, x: x + 2, y: y, line.isRefused ? .dim : .strong)
                let text = max(end, x + 2 + block.keyWidth) + 2
                painter.grid.put(
                    TextFit.fit(line.text, to: row.right - text), x: text, y: y, Pen(line.isRefused ? .faint : .text))
                painter.target(row, .row(pane: "overlay", index: index))
            }
        }
    }

    /// The row on which a line stands, from the top.
    private func row(of index: Int) -> Int {
        var rest = index
        for block in blocks {
            if rest < block.lines.count { return block.y + 1 + rest }
            rest -= block.lines.count
        }
        return 0
    }
}
