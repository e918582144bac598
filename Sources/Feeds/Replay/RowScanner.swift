import Market

/// Reads cells from the bytes of whole lines. The text ends with a line break and `padding` readable bytes follow it,
/// so no reading checks for the end: every cell ends at the line break at the latest.
struct RowScanner {
    static let padding = 16

    var next: UnsafePointer<UInt8>
    let scale: TickScale
    /// Between two cells.
    let separator: UInt8
    /// The date that was read last, by its first bytes: most rows have the date of the row before.
    var dateKey: (UInt64, UInt16) = (0, 0)
    var dateSeconds: Int64 = 0

    init(text: UnsafePointer<UInt8>, scale: TickScale, separator: UInt8) {
        next = text
        self.scale = scale
        self.separator = separator
    }

    var isAtLineBreak: Bool { next[0] == UInt8(ascii: "\n") || next[0] == UInt8(ascii: "\r") }

    /// Passes over the separator before another cell.
    @inline(__always)
    mutating func nextCell() throws(RowFault) {
        guard next[0] == separator else { throw .columns }
        next += 1
    }

    /// Passes over so many further cells and the line break.
    @inline(__always)
    mutating func endRow(furtherCells: Int = 0) throws(RowFault) {
        if furtherCells > 0 {
            var cells = 0
            while next[0] != UInt8(ascii: "\n") {
                if next[0] == separator { cells += 1 }
                next += 1
            }
            guard cells == furtherCells else { throw .columns }
        }
        _ = take(UInt8(ascii: "\r"))
        guard take(UInt8(ascii: "\n")) else { throw .columns }
    }

    /// A price in ticks.
    ///
    /// - Parameter fixedScale: decimals of a price that is written without a point.
    @inline(__always)
    mutating func price(_ column: StaticString, fixedScale: Int = 0) throws(RowFault) -> Int32 {
        let isNegative = next[0] == UInt8(ascii: "-")
        if isNegative { next += 1 }
        var (digits, scaleOfDigits) = try decimal(column)
        if fixedScale > 0, scaleOfDigits == 0, digits != 0 { scaleOfDigits = fixedScale }
        guard let ticks = scale.ticks(digits: digits, scale: scaleOfDigits) else {
            throw .offTick(column, scale.spec)
        }
        return isNegative ? -ticks : ticks
    }

    /// A number of contracts; decimals may only be zeros.
    @inline(__always)
    mutating func contracts(_ column: StaticString) throws(RowFault) -> Int32 {
        var (digits, decimals) = try decimal(column)
        while decimals > 0, digits % 10 == 0 {
            digits /= 10
            decimals -= 1
        }
        guard decimals == 0, let count = Int32(exactly: digits) else { throw .number(column) }
        return count
    }

    /// Unsigned digits with an optional decimal point, or a comma where cells are not separated by commas, and how many
    /// of them are decimals.
    @inline(__always)
    private mutating func decimal(_ column: StaticString) throws(RowFault) -> (digits: Int, scale: Int) {
        let start = next
        var digits = 0
        while let digit = digit { digits = digits &* 10 &+ digit }
        let whole = next - start
        var decimals = 0
        if next[0] == UInt8(ascii: ".") || (next[0] == UInt8(ascii: ",") && separator != UInt8(ascii: ",")) {
            next += 1
            let point = next
            while let digit = digit { digits = digits &* 10 &+ digit }
            decimals = next - point
        }
        guard whole > 0, whole + decimals <= 15, decimals <= TickScale.decimals, next[0] == separator || isAtLineBreak
        else { throw .number(column) }
        return (digits, decimals)
    }

    /// Takes a digit; nil, and nothing taken, where none stands.
    var digit: Int? {
        @inline(__always)
        mutating get {
            let value = next[0] &- UInt8(ascii: "0")
            guard value <= 9 else { return nil }
            next += 1
            return Int(value)
        }
    }

    /// Takes two digits; nil where there are none.
    var twoDigits: Int? {
        @inline(__always)
        mutating get {
            guard let tens = digit, let ones = digit else { return nil }
            return tens * 10 + ones
        }
    }

    /// Takes a byte; false, and nothing taken, where another stands.
    @inline(__always)
    mutating func take(_ byte: UInt8) -> Bool {
        guard next[0] == byte else { return false }
        next += 1
        return true
    }
}
