import Market

/// Reads an amount of dollars as people write it: `607.40`, `1,234.50`, `1.234,50`, `−12`, `(12.50)`, `$5`, `5 USD`.
package enum AmountReading {
    /// What is wrong with an amount, as a sentence.
    package struct Trouble: Error, Hashable {
        package let text: String
    }

    package static func read(_ text: String) -> Result<Money, Trouble> {
        var rest = text.filter { !$0.isWhitespace && $0 != "'" && $0 != "’" && $0 != "_" }
        var isNegative = false
        var isSigned = false
        if rest.hasPrefix("("), rest.hasSuffix(")") {
            isNegative = true
            rest = String(rest.dropFirst().dropLast())
        }
        if rest.lowercased().hasSuffix("usd") { rest.removeLast(3) }
        // The sign may stand on either side of the dollar, or behind the figure as some platforms print it.
        for _ in 0..<2 {
            if let first = rest.first, "+-−–$".contains(first) {
                guard first == "$" || !isSigned else { break }
                isSigned = isSigned || first != "$"
                if "-−–".contains(first) { isNegative.toggle() }
                rest.removeFirst()
            }
        }
        if let last = rest.last, "-−$".contains(last) {
            if last != "$" { isNegative.toggle() }
            rest.removeLast()
        }
        guard let plain = plain(rest) else {
            return .failure(Trouble(text: "“\(text)” is no amount; write it like 607.40, -49 or (49.00)."))
        }
        if plain.isAmbiguous {
            return .failure(Trouble(text: "“\(text)” may be thousands or decimals; write 1234 or 1.23."))
        }
        guard let amount = Money(decimal: plain.text), amount.tenThousandths % 100 == 0 else {
            return .failure(Trouble(text: "“\(text)” has more than cents; two decimals are the most."))
        }
        guard amount <= Money(dollars: 1_000_000_000) else {
            return .failure(Trouble(text: "“\(text)” is more than a billion; check the digits."))
        }
        return .success(isNegative ? -amount : amount)
    }

    /// The digits with a point before the decimals; nil for what is no number.
    private static func plain(_ text: String) -> (text: String, isAmbiguous: Bool)? {
        guard text.contains(where: \.isNumber), text.allSatisfy({ $0.isASCII && ($0.isNumber || ".,".contains($0)) })
        else { return nil }
        let marks = text.filter { !$0.isNumber }
        guard let last = marks.last, let at = text.lastIndex(of: last) else { return (text, false) }
        let decimals = text[text.index(after: at)...].count
        let isMixed = Set(marks).count == 2
        guard isMixed || marks.count == 1 else { return isGrouped(text) ? (digits(text), false) : nil }
        if !isMixed, decimals == 3 {
            // The screen groups with commas; a single point before three digits could be either.
            let whole = text[..<at]
            let canBeGroup = !whole.isEmpty && whole.count <= 3 && whole.first != "0"
            return last == "," && canBeGroup ? (digits(text), false) : (text, true)
        }
        let whole = String(text[..<at])
        guard !whole.contains(where: { !$0.isNumber }) || isGrouped(whole) else { return nil }
        let head = digits(whole)
        return ((head.isEmpty ? "0" : head) + (decimals > 0 ? ".\(text.suffix(decimals))" : ""), false)
    }

    private static func digits(_ text: String) -> String { text.filter(\.isNumber) }

    /// One kind of mark, before every three digits.
    private static func isGrouped(_ text: String) -> Bool {
        let parts = text.split(omittingEmptySubsequences: false) { !$0.isNumber }
        guard let first = parts.first, Set(text.filter { !$0.isNumber }).count == 1 else { return false }
        return (1...3).contains(first.count) && parts.dropFirst().allSatisfy { $0.count == 3 }
    }
}
