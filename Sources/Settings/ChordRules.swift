import Canvas

/// Which keys terminals cannot send, or send as another key.
enum ChordRules {
    /// Why a key can never arrive; nil when it can.
    static func objection(to stroke: KeyStroke) -> String? {
        let (control, alt, shift) = (
            stroke.modifiers.contains(.control), stroke.modifiers.contains(.alt), stroke.modifiers.contains(.shift)
        )
        switch stroke.key {
        case .character(let character):
            if shift, control {
                return "terminals send Ctrl with a letter without Shift; write Ctrl-\(upper(character))"
            }
            if shift { return "write the character that Shift makes, such as \(upper(character))" }
            if control { return controlObjection(character) }
            if alt, "[O]P".contains(character) { return "Alt with this character begins other keys; choose another" }
            return isPlain(character) ? nil : "only characters that stand in one column can be keys"
        case .enter, .tab, .escape, .backspace, .insert, .delete:
            return specialObjection(stroke)
        case .pageUp, .pageDown:
            return shift ? "most terminals scroll their own history with it; choose another" : nil
        case .function(let number):
            if number > 12 { return "terminals send it for Shift-F\(number - 12) or not at all; use F1 to F12" }
            return stroke.modifiers.isEmpty
                ? nil : "terminals differ in what they send for it; use it without modifiers"
        case .up, .down, .left, .right, .home, .end:
            return stroke.modifiers.rawValue.nonzeroBitCount > 1 ? "few terminals send it; use one modifier" : nil
        }
    }

    private static func controlObjection(_ character: Character) -> String? {
        switch character {
        case "i": "terminals send Tab for it; write Tab"
        case "m": "terminals send Enter for it; write Enter"
        case "j": "terminals send it as a line break, which is Enter; write Enter"
        case "[": "terminals send Esc for it; write Esc"
        case "h": "many terminals send Backspace for it; write Backspace"
        case "a"..."z", "\\", "]", "^", "_", "@", " ": nil
        case "0"..."9": "terminals send Ctrl with a digit as the digit, or as another key; choose a letter"
        default: "terminals cannot send Ctrl with this character; choose a letter"
        }
    }

    private static func specialObjection(_ stroke: KeyStroke) -> String? {
        if stroke.modifiers.isEmpty { return nil }
        switch (stroke.key, stroke.modifiers) {
        case (.tab, .shift), (.enter, .alt), (.backspace, .alt), (.delete, .control), (.delete, .shift): return nil
        case (.escape, .alt): return "terminals send Esc twice for it; choose another"
        case (.tab, _) where stroke.modifiers.contains(.alt): return "the window system keeps it; choose another"
        case (.insert, .shift): return "terminals paste with it; choose another"
        default: return "terminals send the same as without the modifier, or nothing; choose another"
        }
    }

    private static func isPlain(_ character: Character) -> Bool {
        character.unicodeScalars.count == 1 && character.unicodeScalars.allSatisfy { TextWidth.columns($0) == 1 }
    }

    private static func upper(_ character: Character) -> String { character.uppercased() }
}
