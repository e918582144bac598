/// A delivery month.
package struct ContractMonth: Hashable, Comparable, Sendable, Codable {
    package let year: Int
    /// 1–12
    package let month: Int

    package init(year: Int, month: Int) {
        self.year = year
        self.month = month
    }

    /// Month letters of the exchanges, January first.
    package static let letters: [Character] = Array("FGHJKMNQUVXZ")

    package var letter: Character { ContractMonth.letters[month - 1] }
    /// The exchange's short form, `H4`.
    package var code: String { "\(letter)\(year % 10)" }

    /// The month so many months later, or earlier for a negative count.
    package func adding(months: Int) -> ContractMonth {
        let index = Int64(year * 12 + month - 1 + months)
        let year = floorDivide(index, 12)
        return ContractMonth(year: Int(year), month: Int(index - year * 12) + 1)
    }

    package static func < (a: ContractMonth, b: ContractMonth) -> Bool {
        (a.year, a.month) < (b.year, b.month)
    }
}

extension ContractMonth: CustomStringConvertible {
    /// `2026-12`
    package var description: String { "\(padded(year, 4))-\(padded(month, 2))" }
}
