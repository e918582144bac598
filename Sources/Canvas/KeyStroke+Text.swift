extension KeyStroke: CustomStringConvertible {
    /// As help and keymap files write it: `q`, `Ctrl-S`, `Shift-Tab`, `PageUp`, `F5`.
    package var description: String {
        var text = ""
        if modifiers.contains(.control) { text += "Ctrl-" }
        if modifiers.contains(.alt) { text += "Alt-" }
        if modifiers.contains(.shift) { text += "Shift-" }
        switch key {
        case .character(" "): return text + "Space"
        case .character(let character):
            return text + (modifiers.contains(.control) ? character.uppercased() : String(character))
        case .function(let number): return text + "F\(number)"
        default: return text + (Self.names.first { $0.key == key }?.name ?? "?")
        }
    }

    /// Reads what `description` writes; names and modifiers in any case. Nil for what is no key.
    package init?(text: String) {
        var rest = Substring(text)
        var modifiers: Modifiers = []
        while let dash = rest.dropFirst().firstIndex(of: "-"), rest.index(after: dash) < rest.endIndex {
            switch rest[..<dash].lowercased() {
            case "ctrl": modifiers.insert(.control)
            case "alt": modifiers.insert(.alt)
            case "shift": modifiers.insert(.shift)
            default: return nil
            }
            rest = rest[rest.index(after: dash)...]
        }
        let name = rest.lowercased()
        if rest.count == 1, let character = rest.first {
            let folded = modifiers.contains(.control) ? Character(character.lowercased()) : character
            self.init(.character(folded), modifiers)
        } else if let named = Self.names.first(where: { $0.name.lowercased() == name }) {
            self.init(named.key, modifiers)
        } else if name == "space" {
            self.init(.character(" "), modifiers)
        } else if name.first == "f", let number = Int(name.dropFirst()), (1...24).contains(number) {
            self.init(.function(number), modifiers)
        } else {
            return nil
        }
    }

    private static let names: [(key: Key, name: String)] = [
        (.up, "Up"), (.down, "Down"), (.left, "Left"), (.right, "Right"), (.pageUp, "PageUp"),
        (.pageDown, "PageDown"), (.home, "Home"), (.end, "End"), (.enter, "Enter"), (.escape, "Esc"),
        (.tab, "Tab"), (.backspace, "Backspace"), (.insert, "Insert"), (.delete, "Delete"),
    ]
}
