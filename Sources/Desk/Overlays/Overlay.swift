import Canvas

/// What stands over the panes and takes the keys.
package enum Overlay: Hashable, Sendable {
    case help(HelpState)
    case palette(PaletteState)
    case choice(ChoiceState)
    case prompt(PromptState)
    case find(LineEditor)
    case question(Question)
    case explanation(ExplanationState)
}

/// The list of keys, filtered by what is typed.
package struct HelpState: Hashable, Sendable {
    package var filter = LineEditor()
    package var cursor = 0
    /// Lists what works on other pages too.
    package var showsAll = false
}

/// The command line with its matches.
package struct PaletteState: Hashable, Sendable {
    package var editor = LineEditor()
    package var cursor = 0
    /// Lines back in the history; nil while typing anew.
    package var historyAt: Int?
    package var showsExplanation = false
}

/// A choice among themes or keymaps, previewed while the cursor moves.
package struct ChoiceState: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case theme, keymap
    }

    package var kind: Kind
    package var cursor: Int
    /// What was active before, for Esc.
    package var original: String
}

/// One value asked of the user.
package struct PromptState: Hashable, Sendable {
    package enum Purpose: Hashable, Sendable {
        case jump
    }

    package var purpose: Purpose
    package var editor = LineEditor()
    /// Why the last answer was refused.
    package var complaint: String?
}
