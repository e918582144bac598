import Canvas

extension KeyStroke {
    /// The key in the fewest columns, for lists of keys: `↑`, `PgUp`, `Shift-→`.
    package var brief: String {
        let short: String? =
            switch key {
            case .up: "↑"
            case .down: "↓"
            case .left: "←"
            case .right: "→"
            case .pageUp: "PgUp"
            case .pageDown: "PgDn"
            case .backspace: "Bksp"
            default: nil
            }
        guard let short else { return description }
        let full = KeyStroke(key).description
        return description.dropLast(full.count) + short
    }
}
