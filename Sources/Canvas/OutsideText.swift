/// Text that was written by others: feeds, files, people's notes. Nothing in it may steer a terminal.
package enum OutsideText {
    /// One line: line breaks and tabs become blanks; control characters, bidirectional overrides, other format
    /// characters and unassigned ones vanish. At most two marks stay on a character.
    package static func line(_ text: String) -> String { clean(text, keepsLines: false) }

    /// Several lines: as `line`, with line breaks kept as `\n`.
    package static func lines(_ text: String) -> String { clean(text, keepsLines: true) }

    private static func clean(_ text: String, keepsLines: Bool) -> String {
        var scalars = String.UnicodeScalarView()
        var marks = 0
        var wasReturn = false
        for scalar in text.unicodeScalars {
            defer { wasReturn = scalar == "\r" }
            switch scalar {
            case "\n" where wasReturn: continue
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": scalars.append(keepsLines ? "\n" : " ")
            case "\t": scalars.append(" ")
            default:
                if TextWidth.isCombining(scalar) {
                    marks += 1
                    if marks <= 2 { scalars.append(scalar) }
                    continue
                }
                switch scalar.properties.generalCategory {
                case .control, .format, .surrogate, .privateUse, .unassigned: continue
                case .spaceSeparator: scalars.append(" ")
                default: scalars.append(scalar)
                }
            }
            marks = 0
        }
        return String(scalars)
    }
}
