/// Which contracts a line calls long or short.
enum SideWords {
    private static let sides: [String: Bool] = [
        "long": true, "longs": true, "bullish": true, "short": false, "shorts": false, "bearish": false,
    ]
    /// A line with one of these calls nothing: what is refused or depends is no claim.
    private static let doubts: Set<String> = [
        "no", "not", "none", "neither", "neutral", "invalid", "avoid", "never", "if", "unless", "until", "wait", "don",
    ]

    /// A side stands for the contracts before it (`MNQ and MES long`), or for those after it where it opens the line
    /// (`long: MNQ, MES`); without any it is the subject's.
    static func sides(
        _ line: [Character], _ named: [Mentions.Mention], subject: String?
    ) -> [(symbol: String, isLong: Bool)] {
        var tokens: [(place: Int, symbol: String?, isLong: Bool)] = named.map {
            ($0.range.lowerBound, $0.symbol, false)
        }
        let words = Mentions.words(of: line)
        for (index, range) in words.enumerated() where !named.contains(where: { $0.range.overlaps(range) }) {
            let word = String(line[range]).lowercased()
            if doubts.contains(word) { return [] }
            guard let isLong = sides[word] else { continue }
            // Long-term and short-term tell of time.
            if index + 1 < words.count, String(line[words[index + 1]]).lowercased() == "term" { continue }
            tokens.append((range.lowerBound, nil, isLong))
        }
        tokens.sort { $0.place < $1.place }
        guard let first = tokens.first else { return [] }
        guard !named.isEmpty else { return subject.map { subject in tokens.map { (subject, $0.isLong) } } ?? [] }
        let isSideFirst = first.symbol == nil
        var called: [(symbol: String, isLong: Bool)] = []
        var waiting: [String] = []
        var side: Bool?
        for token in tokens {
            if let symbol = token.symbol {
                if isSideFirst, let side { called.append((symbol, side)) }
                waiting.append(symbol)
            } else {
                if !isSideFirst { called += waiting.map { ($0, token.isLong) } }
                waiting = []
                side = token.isLong
            }
        }
        return called
    }
}
