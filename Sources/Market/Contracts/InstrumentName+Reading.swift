extension InstrumentName {
    /// Reads a name in any of these spellings, in capitals or not: `ESZ6`, `ESZ26`, `ESZ2026`, `ES 12-26`, `ES DEC26`
    /// (English, German and French months), `ES=F`, `ESZ26.CME`, `ES ##-##`, `ES`,
    /// `CME_MINI:ES1!`, `/ESZ26`, `@ES#`, `ES Z6`.
    ///
    /// - Parameter reference: resolves a one-digit year to the month nearest to this date, the later of two alike.
    package init(_ written: some StringProtocol, near reference: CivilDate, specs: ContractSpecs = .standard) {
        let words = written.split(whereSeparator: \.isWhitespace)
        let text = words.joined(separator: " ")
        let reader = Reader(reference: reference, specs: specs)
        switch words.count {
        case 1: self.init(text: text, meaning: reader.symbol(words[0].uppercased()))
        case 2: self.init(text: text, meaning: reader.pair(words[0].uppercased(), String(words[1])))
        case 3: self.init(text: text, meaning: reader.pair(words[0].uppercased(), words[1...].joined()))
        default: self.init(text: text, meaning: .unknown(.unreadable))
        }
    }

    private struct Reader {
        let reference: CivilDate
        let specs: ContractSpecs

        /// One word: a root, a dated symbol with or without an exchange, a continuous series.
        func symbol(_ written: String) -> Meaning {
            let text = bare(written)
            if let spec = specs[text] { return .continuous(Instrument(spec: spec)) }
            if text.hasSuffix("=F") || text.hasSuffix("1!") { return continuous(String(text.dropLast(2))) }
            guard let dot = text.firstIndex(of: ".") else { return dated(text) }
            let suffix = String(text[text.index(after: dot)...])
            let meaning = dated(String(text[..<dot]))
            if case .contract(let instrument) = meaning, instrument.spec.exchange != suffix,
                YahooExchange.suffix(instrument.spec.exchange) != suffix
            {
                return .unknown(.wrongExchange(root: instrument.root, suffix: suffix))
            }
            return meaning
        }

        /// Without what TradingView (`CME_MINI:ES1!`), thinkorswim (`/ESZ26:XCME`), TradeStation (`@ES`) and IQFeed
        /// (`@ES#`, `@ESZ26`) write around a symbol.
        private func bare(_ text: String) -> String {
            let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            if text.hasPrefix("/") { return String(parts[0].dropFirst()) }
            if text.hasPrefix("@") { return String(text.dropFirst().prefix { $0 != "#" || text.last != "#" }) }
            return String(parts.last ?? "")
        }

        /// A root and a month: `12-26`, `DEC26`, `Z6`, `##-##`.
        func pair(_ root: String, _ month: String) -> Meaning {
            if month == "##-##" { return continuous(root) }
            if let (number, year) = numbers(month) ?? named(month) {
                return contract(root, ContractMonth(year: year, month: number))
            }
            let code = month.uppercased()
            return code.dropFirst().allSatisfy(\.isDigit) ? dated(root + code) : .unknown(.unreadable)
        }

        private func dated(_ text: String) -> Meaning {
            let digits = text.reversed().prefix(while: \.isDigit).count
            // A root may end in digits itself only before its month letter, so the year is all digits at the end.
            let head = text.dropLast(digits)
            guard [1, 2, 4].contains(digits), let letter = head.last, head.count > 1,
                let index = ContractMonth.letters.firstIndex(of: letter), let number = Int(text.suffix(digits))
            else { return .unknown(.unreadable) }
            let month = index + 1
            let year = digits == 4 ? number : digits == 2 ? 2_000 + number : nearest(month, lastDigit: number)
            guard Self.years.contains(year) else { return .unknown(.unreadable) }
            return contract(String(head.dropLast()), ContractMonth(year: year, month: month))
        }

        private func contract(_ root: String, _ month: ContractMonth) -> Meaning {
            guard let spec = specs[root] else { return unknown(root) }
            guard spec.isListed(month) else { return .unknown(.noSuchMonth(root: root, month: month)) }
            return .contract(Instrument(spec: spec, month: month))
        }

        private func continuous(_ root: String) -> Meaning {
            specs[root].map { .continuous(Instrument(spec: $0)) } ?? unknown(root)
        }

        /// What has the form of a product's root, and what does not: `NQM5-NQU5` is a spread.
        private func unknown(_ root: String) -> Meaning {
            let isRoot = !root.isEmpty && root.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            return .unknown(isRoot ? .noSuchProduct(root) : .unreadable)
        }

        /// `12-26`, `3-2026`
        private func numbers(_ text: String) -> (month: Int, year: Int)? {
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 2, (1...2).contains(parts[0].count), parts[0].allSatisfy(\.isDigit),
                let month = Int(parts[0]), (1...12).contains(month), let year = year(parts[1])
            else { return nil }
            return (month, year)
        }

        /// `DEC26`, `Dez. 26` without its space, `MÄRZ2026`
        private func named(_ text: String) -> (month: Int, year: Int)? {
            let digits = text.reversed().prefix(while: \.isDigit).count
            guard let year = year(text.suffix(digits)), let month = MonthNames.month(text.dropLast(digits)) else {
                return nil
            }
            return (month, year)
        }

        private func year(_ text: some StringProtocol) -> Int? {
            guard text.count == 2 || text.count == 4, text.allSatisfy(\.isDigit), let number = Int(text) else {
                return nil
            }
            let year = text.count == 2 ? 2_000 + number : number
            return Self.years.contains(year) ? year : nil
        }

        /// Years in which there are, or may be, contracts.
        private static let years = 1900...2200

        private func nearest(_ month: Int, lastDigit: Int) -> Int {
            let (year, current, _) = reference.components
            func distance(_ candidate: Int) -> Int { abs((candidate - year) * 12 + month - current) }
            let past = year - (year - lastDigit) % 10
            return distance(past + 10) <= distance(past) ? past + 10 : past
        }
    }
}

extension Character {
    /// One of the ten ASCII digits.
    fileprivate var isDigit: Bool { isASCII && isNumber }
}
