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

    /// The exchange's short form, `H4`.
    package var code: String { "\(ContractMonth.letters[month - 1])\(year % 10)" }

    package static func < (a: ContractMonth, b: ContractMonth) -> Bool {
        (a.year, a.month) < (b.year, b.month)
    }
}
