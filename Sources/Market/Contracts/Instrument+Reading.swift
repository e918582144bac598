extension Instrument {
    /// Reads an exchange symbol: a root alone (`NQ`, month unknown) or with month letter and a year of one, two or four
    /// digits (`NQH4`, `NQH24`). A one-digit year is the one nearest to `reference`.
    package init?(symbol text: some StringProtocol, near reference: CivilDate) {
        let symbol = text.uppercased()
        if let spec = ContractSpecs.byRoot[symbol] {
            self.init(spec: spec)
            return
        }
        let digits = symbol.reversed().prefix { $0.isASCII && $0.isNumber }.count
        let head = symbol.dropLast(digits)
        guard [1, 2, 4].contains(digits), let letter = head.last,
            let index = ContractMonth.letters.firstIndex(of: letter),
            let spec = ContractSpecs.byRoot[String(head.dropLast())], let year = Int(symbol.suffix(digits))
        else { return nil }
        let current = reference.components.year
        let full: Int
        switch digits {
        case 1: full = year + (current - year + 4).quotientTowardMinusInfinity(10) * 10
        case 2: full = 2_000 + year
        default: full = year
        }
        self.init(spec: spec, month: ContractMonth(year: full, month: index + 1))
    }
}

extension Int {
    fileprivate func quotientTowardMinusInfinity(_ divisor: Int) -> Int {
        Int(floorDivide(Int64(self), Int64(divisor)))
    }
}
