import Market

/// The names of the setting `symbols`, in any spelling.
enum SymbolList {
    /// The year of a one-digit contract month does not matter here: only whether it can be read.
    private static let reference = CivilDate(year: 2024, month: 1, day: 1)

    /// The list as a value; nil where a name cannot be read, or two name the same.
    static func value(_ names: [String], _ specs: ContractSpecs) -> SettingValue? {
        let instruments = names.compactMap { Instrument(symbol: $0, near: reference, specs: specs) }
        guard !names.isEmpty, instruments.count == names.count, Set(instruments).count == names.count else {
            return nil
        }
        return .list(names.map { $0.uppercased() })
    }

    /// The first name that cannot be read, with the reason.
    static func firstUnknown(_ names: [String], _ specs: ContractSpecs) -> InstrumentName? {
        names.lazy.map { InstrumentName($0, near: reference, specs: specs) }.first { $0.trouble != nil }
    }

    /// The names of a text with commas or spaces between. As a name may have spaces itself (`ES 12-26`), the longest one
    /// that can be read is taken.
    static func split(_ text: String, _ specs: ContractSpecs) -> [String] {
        text.split(separator: ",").flatMap { part in
            // A month that the product does not list is the fault of the whole name.
            if case .noSuchMonth? = InstrumentName(part, near: reference, specs: specs).trouble {
                return [String(part)]
            }
            var words = part.split(separator: " ").map(String.init)[...]
            var names: [String] = []
            while let first = words.first {
                let longest = (1...3).reversed().first { count in
                    let name = words.prefix(count).joined(separator: " ")
                    return words.count >= count && Instrument(symbol: name, near: reference, specs: specs) != nil
                }
                names.append(longest.map { words.prefix($0).joined(separator: " ") } ?? first)
                words = words.dropFirst(longest ?? 1)
            }
            return names
        }
    }
}
