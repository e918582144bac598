/// A CSI sequence: `ESC [ ? 1 ; 2 h`.
struct ControlSequence {
    var isPrivate: Bool
    var numbers: [Int?]
    var final: UInt8

    subscript(index: Int) -> Int? { numbers.indices.contains(index) ? numbers[index] : nil }

    /// Names of the modes that the sequence sets or resets.
    var modes: [String] { numbers.compactMap { $0.map { (isPrivate ? "?" : "") + String($0) } } }
}

/// Splits terminal output into characters and controls, one byte at a time.
struct ControlParser {
    enum Piece {
        case nothing
        case print(Unicode.Scalar)
        case control(UInt8)
        case escape(UInt8)
        case sequence(ControlSequence)
        /// The text of an operating-system command.
        case command(String)
    }

    private enum State {
        case ground, escape, charset, sequence, command
    }

    private var state = State.ground
    private var buffer: [UInt8] = []
    private var pending = 0

    mutating func take(_ byte: UInt8) -> Piece {
        switch state {
        case .ground: return ground(byte)
        case .charset:
            state = .ground
            return .nothing
        case .escape:
            buffer = []
            switch byte {
            case UInt8(ascii: "["): state = .sequence
            case UInt8(ascii: "]"): state = .command
            case UInt8(ascii: "("), UInt8(ascii: ")"): state = .charset
            default:
                state = .ground
                return .escape(byte)
            }
            return .nothing
        case .sequence:
            guard (0x40...0x7e).contains(byte) else {
                buffer.append(byte)
                return .nothing
            }
            state = .ground
            return .sequence(Self.sequence(buffer, final: byte))
        case .command:
            if byte == 7 || (byte == UInt8(ascii: "\\") && buffer.last == 27) {
                state = .ground
                if buffer.last == 27 { buffer.removeLast() }
                return .command(String(decoding: buffer, as: UTF8.self))
            }
            buffer.append(byte)
            return .nothing
        }
    }

    private mutating func ground(_ byte: UInt8) -> Piece {
        if pending > 0, byte & 0xc0 == 0x80 {
            buffer.append(byte)
            pending -= 1
            guard pending == 0 else { return .nothing }
            return String(decoding: buffer, as: UTF8.self).unicodeScalars.first.map { .print($0) } ?? .nothing
        }
        pending = 0
        switch byte {
        case 27:
            state = .escape
            return .nothing
        case 0x20..<0x7f: return .print(Unicode.Scalar(byte))
        case 0xc0..<0xe0: pending = 1
        case 0xe0..<0xf0: pending = 2
        case 0xf0..<0xf8: pending = 3
        default: return .control(byte)
        }
        buffer = [byte]
        return .nothing
    }

    private static func sequence(_ bytes: [UInt8], final: UInt8) -> ControlSequence {
        let isPrivate = bytes.first == UInt8(ascii: "?")
        let text = String(decoding: isPrivate ? bytes.dropFirst() : bytes[...], as: UTF8.self)
        let numbers = text.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
        return ControlSequence(isPrivate: isPrivate, numbers: numbers, final: final)
    }
}
