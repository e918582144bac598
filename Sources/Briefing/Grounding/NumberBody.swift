/// The digits of a number: `16550.25`, `16,550.25`, `16'550.25`, `112'165`, `112'16+`, `112'16.5`.
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
        while isGrouped, place < line.count, line[place] == "," || Self.isGroup(line, place) {
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
        } else if place + 2 < line.count, Self.apostrophes.contains(line[place]) {
            var next = place + 1
            let parts = Self.digits(line, &next)
            if let eighths = Self.eighths(parts, line, &next) {
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

    /// True for an apostrophe before three digits that go on with a point or another one: `16'550.25`, where `112'165`
    /// is in 32nds.
    private static func isGroup(_ line: [Character], _ place: Int) -> Bool {
        guard place + 5 < line.count, apostrophes.contains(line[place]) else { return false }
        let isThree = line[place + 1...place + 3].allSatisfy { $0.isASCII && $0.isNumber }
        return isThree && (line[place + 4] == "." || apostrophes.contains(line[place + 4]))
            && line[place + 5].isNumber
    }

    private static let apostrophes: Set<Character> = ["'", "\u{2019}"]

    /// Digits of another script, or of another country's way to write numbers, must not hide behind these.
    private static func goesOn(_ line: [Character], _ place: Int) -> Bool {
        guard place < line.count else { return false }
        return line[place].isNumber
            || ".,".contains(line[place]) && place + 1 < line.count && line[place + 1].isNumber
    }

    static func digits(_ line: [Character], _ place: inout Int) -> String {
        var digits = ""
        while place < line.count, line[place].isASCII, line[place].isNumber {
            digits.append(line[place])
            place += 1
        }
        return digits
    }

    /// What may stand behind whole 32nds: halves and quarters of one.
    private static let halves: [(text: String, eighths: Int64)] = [("+", 4), (".75", 6), (".5", 4), (".25", 2)]

    /// Eighths of a 32nd with what stands behind them: `16` is 128, `16+`, `16.5` and `165` are 132.
    ///
    /// - Parameter next: the place after the digits, moved on over what belongs to them.
    static func eighths(_ text: String, _ line: [Character], _ next: inout Int) -> Int64? {
        guard let eighths = eighths(text) else { return nil }
        guard text.count == 2 else { return eighths }
        let rest = line[next...]
        for half in halves where rest.starts(with: half.text) {
            let end = next + half.text.count
            if end < line.count, line[end].isNumber { continue }
            next = end
            return eighths + half.eighths
        }
        return eighths
    }

    /// `16` is 128, `165` is 132, as `ContractSpec.text` writes them.
    private static func eighths(_ text: String) -> Int64? {
        guard text.count == 2 || text.count == 3, let full = Int64(text.prefix(2)), full < 32 else { return nil }
        if text.count == 2 { return full * 8 }
        return (0..<8).first { String($0 * 10 / 8) == text.suffix(1) }.map { full * 8 + Int64($0) }
    }
}
