import Canvas

extension Painter {
    /// The last line of an overlay: keys with what they do, the first ones longest, and what stands at the right.
    mutating func hints(_ hints: [(key: String, text: String)], right: [RowItem] = [], in inside: Rect) {
        let items = hints.enumerated().map { index, hint in
            RowItem([Run(hint.key, .key), Run(" \(hint.text)", .dim)], priority: 90 - index)
        }
        grid.put(
            left: items, right: right, in: Rect(x: inside.x, y: inside.bottom - 1, width: inside.width, height: 1),
            gap: 3)
    }
}
