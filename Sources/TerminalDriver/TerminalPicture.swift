import Canvas

/// The screen that a program has drawn, read from its output as an xterm would: enough of ECMA-48 for what terminal
/// descriptions make ncurses send. Colours are not kept.
package struct TerminalPicture {
    package private(set) var width: Int
    package private(set) var height: Int
    private var rows: [[Unicode.Scalar?]]
    private var x = 0
    private var y = 0
    /// A character in the last column leaves the cursor there; the next one wraps.
    private var isWrapPending = false
    private var region: ClosedRange<Int>
    private var last: Unicode.Scalar = " "
    private var parser = ControlParser()
    /// Modes that are set: `?25`, `?1049`, `?2004` …
    package private(set) var modes: Set<String> = []
    /// Operating-system commands, in order: titles, clipboard, palette.
    package private(set) var commands: [String] = []

    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
        rows = Array(repeating: Array(repeating: " ", count: width), count: height)
        region = 0...max(0, height - 1)
    }

    /// The rows as text, without blanks at their ends.
    package var lines: [String] { (0..<height).map(line) }
    package var text: String { lines.joined(separator: "\n") }

    private func line(_ y: Int) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in rows[y] { if let scalar { scalars.append(scalar) } }
        while scalars.last == " " { scalars.removeLast() }
        return String(scalars)
    }

    package mutating func take(_ bytes: [UInt8]) {
        for byte in bytes {
            switch parser.take(byte) {
            case .nothing: break
            case .print(let scalar): print(scalar)
            case .control(let code): control(code)
            case .escape(let code): escape(code)
            case .sequence(let sequence): perform(sequence)
            case .command(let text): commands.append(text)
            }
        }
    }

    private mutating func print(_ scalar: Unicode.Scalar) {
        let columns = TextWidth.columns(scalar)
        guard columns > 0 else { return }
        if isWrapPending || x + columns > width {
            x = 0
            lineFeed()
        }
        isWrapPending = false
        rows[y][x] = scalar
        if columns == 2, x + 1 < width { rows[y][x + 1] = nil }
        last = scalar
        if x + columns >= width {
            x = width - 1
            isWrapPending = true
        } else {
            x += columns
        }
    }

    private mutating func control(_ code: UInt8) {
        isWrapPending = false
        switch code {
        case 8: x = max(0, x - 1)
        case 9: x = min(width - 1, (x / 8 + 1) * 8)
        case 10, 11, 12: lineFeed()
        case 13: x = 0
        default: break
        }
    }

    private mutating func escape(_ code: UInt8) {
        if code == UInt8(ascii: "M") {
            if y == region.lowerBound { scroll(by: -1) } else { y = max(0, y - 1) }
        }
    }

    private mutating func lineFeed() {
        if y == region.upperBound { scroll(by: 1) } else { y = min(height - 1, y + 1) }
    }

    /// Moves the lines of the scrolling region up, or down when negative.
    private mutating func scroll(by count: Int, from top: Int? = nil) {
        let top = top ?? region.lowerBound
        guard top <= region.upperBound else { return }
        for _ in 0..<min(abs(count), region.upperBound - top + 1) {
            if count > 0 {
                rows.remove(at: top)
                rows.insert(blank, at: region.upperBound)
            } else {
                rows.remove(at: region.upperBound)
                rows.insert(blank, at: top)
            }
        }
    }

    /// Follows the terminal's size as an xterm does: what has no room is cut off, new room is blank.
    package mutating func resize(width: Int, height: Int) {
        for index in rows.indices {
            rows[index] = Array(rows[index].prefix(width))
            rows[index] += Array(repeating: " ", count: width - rows[index].count)
        }
        self.width = width
        self.height = height
        rows = Array(rows.prefix(height))
        while rows.count < height { rows.append(blank) }
        region = 0...max(0, height - 1)
        (x, y) = (min(x, width - 1), min(y, height - 1))
        isWrapPending = false
    }

    private var blank: [Unicode.Scalar?] { Array(repeating: " ", count: width) }

    private mutating func perform(_ sequence: ControlSequence) {
        let count = max(1, sequence[0] ?? 1)
        if sequence.final != UInt8(ascii: "m") { isWrapPending = false }
        switch Character(Unicode.Scalar(sequence.final)) {
        case "A": y = max(0, y - count)
        case "B": y = min(height - 1, y + count)
        case "C": x = min(width - 1, x + count)
        case "D": x = max(0, x - count)
        case "G": x = min(width - 1, count - 1)
        case "d": y = min(height - 1, count - 1)
        case "H", "f":
            y = min(height - 1, count - 1)
            x = min(width - 1, max(1, sequence[1] ?? 1) - 1)
        case "J": erase(display: sequence[0] ?? 0)
        case "K": erase(line: sequence[0] ?? 0)
        case "L": scroll(by: -count, from: y)
        case "M": scroll(by: count, from: y)
        case "S": scroll(by: count)
        case "T": scroll(by: -count)
        case "X": for column in x..<min(width, x + count) { rows[y][column] = " " }
        case "P":
            for _ in 0..<min(count, width - x) {
                rows[y].remove(at: x)
                rows[y].append(" ")
            }
        case "@":
            for _ in 0..<min(count, width - x) {
                rows[y].insert(" ", at: x)
                rows[y].removeLast()
            }
        case "b": for _ in 0..<count { print(last) }
        case "r":
            region = max(0, count - 1)...max(count - 1, min(height, sequence[1] ?? height) - 1)
            (x, y) = (0, 0)
        case "h": modes.formUnion(sequence.modes)
        case "l": modes.subtract(sequence.modes)
        default: break
        }
    }

    private mutating func erase(display part: Int) {
        switch part {
        case 0:
            erase(line: 0)
            for row in y + 1..<max(y + 1, height) { rows[row] = blank }
        case 1:
            erase(line: 1)
            for row in 0..<y { rows[row] = blank }
        default: for row in 0..<height { rows[row] = blank }
        }
    }

    private mutating func erase(line part: Int) {
        switch part {
        case 0: for column in x..<width { rows[y][column] = " " }
        case 1: for column in 0...x { rows[y][column] = " " }
        default: rows[y] = blank
        }
    }
}
