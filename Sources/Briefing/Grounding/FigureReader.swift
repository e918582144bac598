/// Finds the figures of a line. What only counts or names things is no figure: the mark of a list, `R1`, `15-minute`, `3/3`,
/// and whole numbers up to ten without a sign or unit.
struct FigureReader {
    let line: [Character]
    /// Places that belong to names.
    private let isName: [Bool]
    /// Magnitudes of given prices in 32nds.
    let thirtySeconds: Set<Int64>

    /// - Parameter thirtySeconds: magnitudes of given prices in 32nds, which may also be written `112-165`: any other
    ///   pair of numbers with a dash is a range.
    init(_ line: [Character], names: [Range<Int>] = [], thirtySeconds: Set<Int64> = []) {
        self.line = line
        self.thirtySeconds = thirtySeconds
        var isName = [Bool](repeating: false, count: line.count)
        for range in names { for place in range { isName[place] = true } }
        self.isName = isName
    }

    /// In the order of the line.
    func figures() -> [Figure] {
        var figures: [Figure] = []
        var place = 0
        while place < line.count {
            guard line[place].isNumber, !isName[place] else {
                place += 1
                continue
            }
            let (figure, end) = read(at: place)
            if let figure { figures.append(figure) }
            place = max(end, place + 1)
        }
        return figures
    }

    /// The figure at a digit, nil where it is none, and where to go on.
    private func read(at start: Int) -> (figure: Figure?, end: Int) {
        if let timed = clockOrDate(at: start) ?? dashed(at: start) { return (timed, timed.range.upperBound) }
        guard let body = NumberBody(line, at: start) else {
            var end = line[start...].firstIndex { !$0.isNumber && !".,".contains($0) } ?? line.endIndex
            while !line[end - 1].isNumber { end -= 1 }
            return (Figure(range: start..<end, kind: .unreadable, magnitude: 0), end)
        }
        if isLabel(body, at: start) { return (nil, endOfWord(body.end)) }
        if let date = monthDay(body, at: start) { return (date, date.range.upperBound) }
        var figure = Figure(range: start..<body.end, kind: .number, magnitude: body.magnitude)
        readBefore(&figure)
        readAfter(&figure, body)
        let isBare =
            figure.kind == .number && figure.sign == nil && body.isWhole && figure.magnitude == body.magnitude
        if isBare, isCount(body, figure) { return (nil, endOfWord(figure.range.upperBound)) }
        return (figure, figure.range.upperBound)
    }

    // MARK: What stands before and after

    /// Takes a sign and a currency sign in.
    private func readBefore(_ figure: inout Figure) {
        var first = figure.range.lowerBound
        if first > 0, line[first - 1] == "$" || line[first - 1] == "€" {
            figure.kind = .money
            first -= 1
        }
        if first > 0, let sign = Self.signs[line[first - 1]], first == 1 || Self.opens(line[first - 2]) {
            figure.sign = sign
            first -= 1
            if first > 0, line[first - 1] == "$" {
                figure.kind = .money
                first -= 1
            }
        }
        figure.range = first..<figure.range.upperBound
    }

    /// Takes a percent sign or a `k` in.
    private func readAfter(_ figure: inout Figure, _ body: NumberBody) {
        var end = body.end
        let next = end < line.count ? line[end] : " "
        let isLast = end + 1 >= line.count || !(line[end + 1].isLetter || line[end + 1].isNumber)
        if let scale = Self.scales[next], isLast {
            let (value, isTooLarge) = figure.magnitude.multipliedReportingOverflow(by: scale)
            if isTooLarge { figure.kind = .unreadable } else { figure.magnitude = value }
            figure.tolerance = body.step.multipliedReportingOverflow(by: scale).partialValue / 2
            end += 1
        } else {
            let rest = line[end...].drop { $0 == " " }
            if rest.first == "%" {
                figure.kind = .percent
                end = rest.startIndex + 1
            } else if ["percent", "pct"].contains(word(at: rest.startIndex).lowercased()) {
                figure.kind = .percent
            }
            let isRounded = figure.kind == .percent ? body.decimals > 0 : figure.kind == .money && body.decimals == 2
            if isRounded { figure.tolerance = body.step / 2 }
        }
        figure.range = figure.range.lowerBound..<end
    }

    private static let signs: [Character: Int] = [
        "+": 1, "-": -1, "\u{2212}": -1, "\u{2013}": -1, "\u{2012}": -1, "\u{fe63}": -1, "\u{ff0d}": -1,
    ]
    private static let scales: [Character: Int64] = ["k": 1_000, "K": 1_000, "M": 1_000_000]

    /// True where what follows begins anew, so that a dash is a minus and no "to".
    private static func opens(_ character: Character) -> Bool {
        character.isWhitespace || "($[=:,;/~≈".contains(character)
    }

    // MARK: What is no figure

    /// `R1`, `EMA9`, `H4`: at most two digits at the end of a word.
    private func isLabel(_ body: NumberBody, at start: Int) -> Bool {
        start > 0 && line[start - 1].isLetter && body.isWhole && body.end - start <= 2
    }

    private func isCount(_ body: NumberBody, _ figure: Figure) -> Bool {
        let value = body.magnitude / Figure.unit
        let rest = line[body.end...]
        // The mark of a list.
        let isFirst = line[..<figure.range.lowerBound].allSatisfy { $0.isWhitespace || $0 == "*" }
        if isFirst, value < 100, let next = rest.first, next == "." || next == ")" { return true }
        let unit = word(at: rest.first == " " || rest.first == "-" ? body.end + 1 : body.end).lowercased()
        if value <= 999, Self.spans.contains(unit) { return true }
        if value <= 31, rest.first?.isLetter == true, ["st", "nd", "rd", "th"].contains(unit) { return true }
        return value <= 10 && !isSaidAsPrice(figure, rest)
    }

    /// `stop at 4.`, where copper is near 4: no count of anything.
    private func isSaidAsPrice(_ figure: Figure, _ rest: ArraySlice<Character>) -> Bool {
        if rest.drop(while: { $0 == " " }).first?.isLetter == true || rest.first == "/" || rest.first == "-" {
            return false
        }
        let before = String(
            line[..<figure.range.lowerBound].reversed().drop { $0 == " " }.prefix { $0.isLetter }.reversed())
        return Self.priceWords.contains(before.lowercased())
    }

    private static let priceWords: Set<String> = [
        "at", "above", "below", "near", "entry", "stop", "target", "holds", "toward", "towards",
    ]

    private static let spans: Set<String> = [
        "s", "sec", "second", "seconds", "m", "min", "mins", "minute", "minutes", "h", "hour", "hours", "bar", "bars",
    ]

    func word(at start: Int) -> String {
        guard start <= line.count else { return "" }
        return String(line[start...].prefix { $0.isLetter })
    }

    private func endOfWord(_ place: Int) -> Int {
        line[min(place, line.count)...].firstIndex { !($0.isLetter || $0.isNumber) } ?? line.endIndex
    }
}
