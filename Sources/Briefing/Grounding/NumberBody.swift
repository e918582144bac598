/// The digits of a number: `16550.25`, `16,550.25`, `112'165`.
struct NumberBody {
    /// Place after the last digit.
    let end: Int
    /// In units of `Figure.unit`.
    let magnitude: Int64
    /// The worth of a step of the last digit.
    let step: Int64
    let decimals: Int

    /// True without a fraction.
    var isWhole: Bool { step == Figure.unit }

    /// Nil for digits that are not 0 to 9, and for more than nine before or eight after the point.
    init?(_ line: [Character], at start: Int) {
        var place = start
        var whole = Self.digits(line, &place)
        // Groups of exactly three.
        let isGrouped = whole.count <= 3
        while isGrouped, place < line.count, line[place] == "," {
            var next = place + 1
            let group = Self.digits(line, &next)
            guard group.count == 3, next - place == 4 else { break }
            whole += group
            place = next
        }
        guard !whole.isEmpty, whole.count <= 9, let value = Int64(whole) else { return nil }
        var fraction = ""
        if place + 1 < line.count, line[place] == "." {
            var next = place + 1
            fraction = Self.digits(line, &next)
            if !fraction.isEmpty { place = next }
        } else if place + 2 < line.count, line[place] == "'" || line[place] == "\u{2019}" {
            var next = place + 1
            let parts = Self.digits(line, &next)
            if let eighths = Self.eighths(parts) {
                end = next
                magnitude = value * Figure.unit + eighths * (Figure.unit / 256)
                step = Figure.unit / 256
                decimals = 0
                return
            }
        }
        guard fraction.count <= 8, let part = Int64(fraction.isEmpty ? "0" : fraction),
            !Self.goesOn(line, place)
        else { return nil }
        let scale = (fraction.count..<8).reduce(Int64(1)) { power, _ in power * 10 }
        end = place
        magnitude = value * Figure.unit + part * scale
        step = scale
        decimals = fraction.count
    }

    /// Digits of another script, or of another country's way to write numbers, must not hide behind these.
    private static func goesOn(_ line: [Character], _ place: Int) -> Bool {
        guard place < line.count else { return false }
        return line[place].isNumber
            || ".,".contains(line[place]) && place + 1 < line.count && line[place + 1].isNumber
    }

    private static func digits(_ line: [Character], _ place: inout Int) -> String {
        var digits = ""
        while place < line.count, line[place].isASCII, line[place].isNumber {
            digits.append(line[place])
            place += 1
        }
        return digits
    }

    /// Eighths of a 32nd: `16` is 128, `165` is 132, as `ContractSpec.text` writes them.
    private static func eighths(_ text: String) -> Int64? {
        guard text.count == 2 || text.count == 3, let full = Int64(text.prefix(2)), full < 32 else { return nil }
        if text.count == 2 { return full * 8 }
        return (0..<8).first { String($0 * 10 / 8) == text.suffix(1) }.map { full * 8 + Int64($0) }
    }
}
