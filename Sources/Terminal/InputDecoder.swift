import Canvas

/// Turns the bytes a terminal sends into inputs. Sequences may be split anywhere; what is no input (replies, focus
/// reports, unknown keys) vanishes.
struct InputDecoder {
    /// Longest paste that is kept; what follows is dropped.
    static let pasteLimit = 1 << 20

    /// What the front of the bytes is.
    enum Step {
        case input(Input?, length: Int)
        /// The start of something longer.
        case incomplete
        case pasteStart(length: Int)
    }

    /// Keys as this terminal's description spells them; they come before the common rules.
    private let keys: [[UInt8]: KeyStroke]
    private var bytes: [UInt8] = []
    /// Bytes of the paste that is coming in; nil outside one.
    private var paste: [UInt8]?

    init(keys: [[UInt8]: KeyStroke] = [:]) { self.keys = keys }

    /// True when a started sequence waits for its rest, which then should come within the escape delay.
    var isWaiting: Bool { !bytes.isEmpty }

    /// Takes bytes and answers the inputs that are complete with them.
    mutating func feed(_ more: some Sequence<UInt8>) -> [Input] {
        bytes += more
        return take(isIdle: false)
    }

    /// Nothing more came within the escape delay: a started sequence is what it is. A lone Escape ends a paste whose end
    /// was lost.
    mutating func flush() -> [Input] { take(isIdle: true) }

    private mutating func take(isIdle: Bool) -> [Input] {
        var inputs: [Input] = []
        var at = 0
        loop: while at < bytes.count {
            if paste != nil {
                guard let end = takePaste(from: &at, isIdle: isIdle) else { break }
                inputs.append(end)
                continue
            }
            switch step(bytes[at...], isIdle: isIdle) {
            case .incomplete: break loop
            case .pasteStart(let length):
                paste = []
                at += length
            case .input(let input, let length):
                if let input { inputs.append(input) }
                at += max(1, length)
            }
        }
        bytes.removeFirst(min(at, bytes.count))
        return inputs
    }

    /// Moves bytes into the paste; answers it when its end `ESC [ 201 ~` has come.
    private mutating func takePaste(from at: inout Int, isIdle: Bool) -> Input? {
        let mark: [UInt8] = [0x1b, 0x5b, 0x32, 0x30, 0x31, 0x7e]
        while at < bytes.count {
            let rest = bytes[at...]
            if rest.first == 0x1b {
                if rest.starts(with: mark) {
                    at += mark.count
                    return endPaste()
                }
                if mark.starts(with: rest) {
                    guard isIdle else { return nil }
                    at = bytes.count
                    return endPaste()
                }
            }
            if let count = paste?.count, count < Self.pasteLimit { paste?.append(bytes[at]) }
            at += 1
        }
        return nil
    }

    private mutating func endPaste() -> Input {
        defer { paste = nil }
        let text = String(decoding: paste ?? [], as: UTF8.self)
        return .paste(String(text.map { $0 == "\r" || $0 == "\r\n" ? "\n" : $0 }))
    }

    private func step(_ rest: ArraySlice<UInt8>, isIdle: Bool) -> Step {
        if let known = keys.filter({ rest.starts(with: $0.key) }).max(by: { $0.key.count < $1.key.count }) {
            return .input(.key(known.value), length: known.key.count)
        }
        if !isIdle, keys.keys.contains(where: { $0.count > rest.count && $0.starts(with: rest) }) { return .incomplete }
        return rest.first == 0x1b ? escape(rest, isIdle: isIdle) : plain(rest, isIdle: isIdle)
    }

    /// A control or UTF-8 character.
    private func plain(_ rest: ArraySlice<UInt8>, isIdle: Bool) -> Step {
        guard let first = rest.first else { return .incomplete }
        switch first {
        case 0x0d: return .input(.key(KeyStroke(.enter)), length: 1)
        case 0x09: return .input(.key(KeyStroke(.tab)), length: 1)
        case 0x7f: return .input(.key(KeyStroke(.backspace)), length: 1)
        case 0x00: return .input(.key(KeyStroke(.character(" "), .control)), length: 1)
        case 0x01...0x1a, 0x1c...0x1f:
            let letter = first <= 0x1a ? first | 0x60 : first | 0x40
            return .input(.key(KeyStroke(.character(Character(Unicode.Scalar(letter))), .control)), length: 1)
        case 0x20...0x7e: return .input(.key(KeyStroke(.character(Character(Unicode.Scalar(first))))), length: 1)
        default: break
        }
        let length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1
        let part = rest.prefix(length)
        let isWhole = part.count == length && part.dropFirst().allSatisfy { $0 & 0xc0 == 0x80 }
        if !isWhole {
            let couldGrow = length > 1 && part.count < length && part.dropFirst().allSatisfy { $0 & 0xc0 == 0x80 }
            return couldGrow && !isIdle ? .incomplete : .input(nil, length: 1)
        }
        guard let character = String(validating: part, as: UTF8.self)?.first, length > 1 else {
            return .input(nil, length: length)
        }
        return .input(.key(KeyStroke(.character(character))), length: length)
    }

    private func escape(_ rest: ArraySlice<UInt8>, isIdle: Bool) -> Step {
        guard let second = rest.dropFirst().first else {
            return isIdle ? .input(.key(KeyStroke(.escape)), length: 1) : .incomplete
        }
        switch second {
        case 0x5b: return ControlSequence.read(rest, isIdle: isIdle)
        case 0x4f where rest.count > 2: return ControlSequence.readShort(rest)
        case 0x4f: return isIdle ? .input(.key(KeyStroke(.character("O"), .alt)), length: 2) : .incomplete
        case 0x5d, 0x50, 0x5e, 0x5f: return string(rest, isIdle: isIdle)
        case 0x1b where rest.count == 2 && !isIdle: return .incomplete
        default:
            // Alt with the key that follows.
            let next = step(rest.dropFirst(), isIdle: isIdle)
            guard case .input(let input, let length) = next else { return next }
            guard case .key(var stroke)? = input else { return .input(input, length: length + 1) }
            if stroke.key == .escape { return .input(.key(stroke), length: 1) }
            stroke.modifiers.insert(.alt)
            return .input(.key(stroke), length: length + 1)
        }
    }

    /// A terminal's answer (OSC, DCS …), which ends with BEL or ST; alone it is Alt with a character.
    private func string(_ rest: ArraySlice<UInt8>, isIdle: Bool) -> Step {
        var last: UInt8 = 0
        for (offset, byte) in rest.enumerated().dropFirst(2) {
            if byte == 0x07 || (last == 0x1b && byte == 0x5c) { return .input(nil, length: offset + 1) }
            last = byte
        }
        guard isIdle || rest.count > 4096 else { return .incomplete }
        guard rest.count == 2, let byte = rest.last else { return .input(nil, length: rest.count) }
        return .input(.key(KeyStroke(.character(Character(Unicode.Scalar(byte))), .alt)), length: 2)
    }
}
