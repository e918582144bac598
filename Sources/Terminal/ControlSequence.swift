import Canvas

/// Keys and mouse reports that begin with `ESC [` or `ESC O`, as xterm, rxvt, the Linux console and tmux send them.
enum ControlSequence {
    /// `ESC [ parameters final`.
    static func read(_ rest: ArraySlice<UInt8>, isIdle: Bool) -> InputDecoder.Step {
        let start = rest.startIndex + 2
        guard start < rest.endIndex else {
            return isIdle ? .input(.key(KeyStroke(.character("["), .alt)), length: 2) : .incomplete
        }
        if rest[start] == UInt8(ascii: "M") { return mouseX10(rest, isIdle: isIdle) }
        if rest[start] == UInt8(ascii: "[") { return console(rest, isIdle: isIdle) }
        var end = start
        while end < rest.endIndex, (0x20...0x3f).contains(rest[end]) { end += 1 }
        // No sequence of ours is this long.
        if end - start > 64 { return .input(nil, length: end - rest.startIndex) }
        guard end < rest.endIndex else { return isIdle ? .input(nil, length: rest.count) : .incomplete }
        let length = end - rest.startIndex + 1
        let final = rest[end]
        // A new sequence begins inside: the first was cut off.
        guard (0x40...0x7e).contains(final) else { return .input(nil, length: length - 1) }
        let body = rest[start..<end]
        if body.first == UInt8(ascii: "<") { return .input(mouse(body.dropFirst(), final), length: length) }
        let numbers = parameters(body)
        if final == UInt8(ascii: "~"), numbers.first == 200 { return .pasteStart(length: length) }
        if final == UInt8(ascii: "M"), numbers.count == 3 {
            return .input(mouse(button: numbers[0] - 32, x: numbers[1], y: numbers[2], isRelease: nil), length: length)
        }
        return .input(key(numbers, final).map { .key($0) }, length: length)
    }

    /// `ESC O final`, with a modifier before the final byte on old terminals.
    static func readShort(_ rest: ArraySlice<UInt8>) -> InputDecoder.Step {
        let third = rest[rest.startIndex + 2]
        if (UInt8(ascii: "2")...UInt8(ascii: "8")).contains(third), rest.count > 3 {
            let stroke = key([1, Int(third) - 48], rest[rest.startIndex + 3])
            return .input(stroke.map { .key($0) }, length: 4)
        }
        let keypad = Array("*+,-./0123456789".utf8)
        if third == UInt8(ascii: "M") { return .input(.key(KeyStroke(.enter)), length: 3) }
        if (0x6a...0x79).contains(third) {
            let character = Character(Unicode.Scalar(keypad[Int(third) - 0x6a]))
            return .input(.key(KeyStroke(.character(character))), length: 3)
        }
        if let stroke = key([], third) { return .input(.key(stroke), length: 3) }
        return .input(.key(KeyStroke(.character("O"), .alt)), length: 2)
    }

    private static func parameters(_ body: ArraySlice<UInt8>) -> [Int] {
        body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { digits in
            // Sub-parameters after a colon say more than is needed here.
            Int(String(decoding: digits.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)) ?? 0
        }
    }

    private static func key(_ numbers: [Int], _ final: UInt8) -> KeyStroke? {
        let bits = max(0, (numbers.count > 1 ? numbers[1] : 1) - 1)
        var modifiers: KeyStroke.Modifiers = []
        if bits & 1 != 0 { modifiers.insert(.shift) }
        if bits & 2 != 0 || bits & 8 != 0 { modifiers.insert(.alt) }
        if bits & 4 != 0 { modifiers.insert(.control) }
        let first = numbers.first ?? 0
        switch Character(Unicode.Scalar(final)) {
        case "A": return KeyStroke(.up, modifiers)
        case "B": return KeyStroke(.down, modifiers)
        case "C": return KeyStroke(.right, modifiers)
        case "D": return KeyStroke(.left, modifiers)
        case "H": return KeyStroke(.home, modifiers)
        case "F": return KeyStroke(.end, modifiers)
        case "P", "Q", "R", "S": return KeyStroke(.function(Int(final) - 0x4f), modifiers)
        case "Z": return KeyStroke(.tab, modifiers.union(.shift))
        case "u": return character(first, modifiers)
        case "~" where first == 27 && numbers.count > 2: return character(numbers[2], modifiers)
        case "~": return numbered[first].map { KeyStroke($0, modifiers) }
        default: return nil
        }
    }

    /// A key told by its code point, for terminals that tell chords which have no byte of their own.
    private static func character(_ code: Int, _ modifiers: KeyStroke.Modifiers) -> KeyStroke? {
        switch code {
        case 9: return KeyStroke(.tab, modifiers)
        case 13: return KeyStroke(.enter, modifiers)
        case 27: return KeyStroke(.escape, modifiers)
        case 8, 127: return KeyStroke(.backspace, modifiers)
        default:
            guard code >= 32, let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else { return nil }
            // Shift is part of the character itself, as everywhere.
            let isUpper = modifiers == .shift
            let text = isUpper ? String(scalar).uppercased() : String(scalar)
            return text.first.map { KeyStroke(.character($0), isUpper ? [] : modifiers) }
        }
    }

    private static let numbered: [Int: Key] = {
        var keys: [Int: Key] = [
            1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
        ]
        let functions = [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34]
        for (number, code) in functions.enumerated() { keys[code] = .function(number + 1) }
        return keys
    }()

    /// `ESC [ [ A`, the function keys of the Linux console.
    private static func console(_ rest: ArraySlice<UInt8>, isIdle: Bool) -> InputDecoder.Step {
        guard rest.count > 3 else { return isIdle ? .input(nil, length: rest.count) : .incomplete }
        let letter = rest[rest.startIndex + 3]
        let isKey = (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(letter)
        return .input(isKey ? .key(KeyStroke(.function(Int(letter) - 0x40))) : nil, length: 4)
    }

    /// `ESC [ M` and three bytes: button, column and row, each 32 more, the place from 1.
    private static func mouseX10(_ rest: ArraySlice<UInt8>, isIdle: Bool) -> InputDecoder.Step {
        guard rest.count >= 6 else { return isIdle ? .input(nil, length: rest.count) : .incomplete }
        let values = rest.dropFirst(3).prefix(3).map { Int($0) - 32 }
        return .input(mouse(button: values[0], x: values[1], y: values[2], isRelease: nil), length: 6)
    }

    /// `ESC [ < button ; column ; row` and `M` for press or `m` for release.
    private static func mouse(_ body: ArraySlice<UInt8>, _ final: UInt8) -> Input? {
        let numbers = parameters(body)
        guard numbers.count == 3, final == UInt8(ascii: "M") || final == UInt8(ascii: "m") else { return nil }
        return mouse(button: numbers[0], x: numbers[1], y: numbers[2], isRelease: final == UInt8(ascii: "m"))
    }

    /// Bits of the button: 0–1 which (3 is a release in old reports), 4 control, 5 motion, 6 wheel. Only the first button
    /// and the wheel mean anything here; `isRelease` is nil where the report does not tell.
    private static func mouse(button: Int, x: Int, y: Int, isRelease: Bool?) -> Input? {
        guard button >= 0, x >= 1, y >= 1, button & 128 == 0 else { return nil }
        let which = button & 3
        let action: MouseEvent.Action
        switch (button & 64 != 0, button & 32 != 0) {
        case (true, _):
            guard which < 2 else { return nil }
            action = which == 0 ? .wheelUp : .wheelDown
        case (false, true):
            guard which == 0 else { return nil }
            action = .drag
        case (false, false):
            if which == 3, isRelease == nil {
                action = .release
            } else {
                guard which == 0 else { return nil }
                action = isRelease == true ? .release : .press
            }
        }
        return .mouse(MouseEvent(x: x - 1, y: y - 1, action: action, isControlHeld: button & 16 != 0))
    }
}
