/// What a person does to the terminal.
package enum Input: Hashable, Sendable {
    case key(KeyStroke)
    case mouse(MouseEvent)
    /// Pasted text, which may hold anything.
    case paste(String)
    case resized(Size)
}

/// A key with its modifiers.
package struct KeyStroke: Hashable, Sendable {
    package var key: Key
    package var modifiers: Modifiers

    package init(_ key: Key, _ modifiers: Modifiers = []) {
        self.key = key
        self.modifiers = modifiers
    }

    package struct Modifiers: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let control = Modifiers(rawValue: 1)
        package static let alt = Modifiers(rawValue: 2)
        /// Only where it is not part of the character itself: Shift-Tab, Shift-Up.
        package static let shift = Modifiers(rawValue: 4)
    }
}

/// A key of the keyboard, as far as terminals tell.
package enum Key: Hashable, Sendable {
    /// A printable character, as typed: `a`, `A`, `?`. Control characters come as lower-case letters with `.control`.
    case character(Character)
    case up, down, left, right
    case pageUp, pageDown, home, end
    case enter, escape, tab, backspace, insert, delete
    case function(Int)
}

/// A mouse button or wheel event at a cell.
package struct MouseEvent: Hashable, Sendable {
    package enum Action: Hashable, Sendable {
        case press, release, drag, wheelUp, wheelDown
    }

    package var x: Int
    package var y: Int
    package var action: Action
    package var isControlHeld: Bool

    package init(x: Int, y: Int, action: Action, isControlHeld: Bool = false) {
        self.x = x
        self.y = y
        self.action = action
        self.isControlHeld = isControlHeld
    }
}
