import Market
import State

/// The instruments that a text can speak of, by all their names.
struct Mentions {
    /// An instrument's name in a line.
    struct Mention: Hashable {
        var range: Range<Int>
        /// The symbol of a given instrument, or a root of which nothing was given.
        var symbol: String
    }

    private var exact: [String: String] = [:]
    private var common: [String: String] = [:]

    init(_ sheet: FactSheet) {
        // Every known product first, so that what was not given is not taken for what was.
        for spec in ContractSpecs.all {
            exact[spec.root] = spec.root
            for name in Self.names[spec.root] ?? [] { common[name] = spec.root }
        }
        for instrument in sheet.instruments {
            let spec = instrument.spec
            exact[instrument.symbol] = instrument.symbol
            exact[spec.root] = instrument.symbol
            for name in Self.names[spec.root] ?? [] { common[name] = instrument.symbol }
        }
        // A micro answers to its full-size product's names where that was not given itself.
        let roots = Set(sheet.instruments.map(\.root))
        for instrument in sheet.instruments {
            guard let full = instrument.spec.fullSizeRoot, !roots.contains(full) else { continue }
            exact[full] = instrument.symbol
            for name in Self.names[full] ?? [] { common[name] = instrument.symbol }
        }
    }

    /// In the order of the line.
    func find(in line: [Character]) -> [Mention] {
        Self.words(of: line).compactMap { range in
            let word = String(line[range])
            guard let symbol = exact[word] ?? common[word.lowercased()] else { return nil }
            return Mention(range: range, symbol: symbol)
        }
    }

    /// Runs of letters and digits; `S&P` is one.
    static func words(of line: [Character]) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start: Int?
        for place in 0...line.count {
            let isPart = place < line.count && (line[place].isLetter || line[place].isNumber || line[place] == "&")
            if isPart {
                start = start ?? place
            } else if let first = start {
                words.append(first..<place)
                start = nil
            }
        }
        return words
    }

    /// What people call the products, in lower case.
    private static let names: [String: [String]] = [
        "ES": ["s&p", "spx", "s&p500"], "NQ": ["nasdaq", "ndx"], "YM": ["dow"], "RTY": ["russell"],
        "CL": ["crude", "oil", "wti"], "NG": ["natgas"], "GC": ["gold"], "SI": ["silver"], "HG": ["copper"],
        "6E": ["euro"], "BTC": ["bitcoin"], "ETH": ["ether"],
    ]
}
