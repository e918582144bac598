import Market
import State

/// Checks every figure of a text against those that were given. It would rather flag too much than too little: a price
/// must be given to the tick, and for the instrument that the text speaks of.
package struct Grounding {
    private let mentions: Mentions
    private let facts: [Fact]
    private let labels: Set<String>
    private let thirtySeconds: Set<Int64>
    private let quoted: [(source: String, figure: Figure)]

    /// A fact with its text as a figure.
    private struct Fact {
        var fact: GivenFact
        var figure: Figure
    }

    package init(_ sheet: FactSheet) {
        mentions = Mentions(sheet)
        // The names of products hold digits: Nasdaq-100, 10-Year.
        let products = Set(ContractSpecs.all.map(\.name) + sheet.instruments.map(\.spec.name)).map { Array($0) }
        labels = products.reduce(into: Set(sheet.labels.map { $0.lowercased() })) { labels, name in
            labels.formUnion(Self.pairs(in: name).map { Self.label(name, $0) })
        }
        quoted = sheet.quotes.flatMap { quote in
            FigureReader(Array(quote.text)).figures().map { (quote.source, $0) }
        }
        facts = sheet.facts.compactMap { fact in
            FigureReader(Array(fact.text)).figure.map { Fact(fact: fact, figure: $0) }
        }
        thirtySeconds = Set(facts.filter { $0.fact.text.contains("'") }.map(\.figure.magnitude))
    }

    /// The lines with their figures marked.
    package func check(_ lines: [ProseLine]) -> [ProseLine] {
        var subject: String?
        return lines.map { line in
            if case .heading = line.kind { subject = nil }
            return check(line, &subject)
        }
    }

    private func check(_ line: ProseLine, _ subject: inout String?) -> ProseLine {
        let text = Array(line.text)
        let named = mentions.find(in: text)
        let figures = FigureReader(
            text, names: named.map(\.range) + labelPlaces(in: text), thirtySeconds: thirtySeconds
        )
        .figures()
        defer { subject = named.last?.symbol ?? subject }
        guard !figures.isEmpty else { return line }
        let verdicts = figures.map { figure in
            (figure.range, verdict(figure, Self.subject(of: figure, in: text, named) ?? subject))
        }
        var marked = line
        marked.runs = RunMarking.mark(line.runs, verdicts)
        return marked
    }

    /// Whose figure it is: the name last before it in its line; a name that follows as in `16,550.25 on MNQ` and `16,550.25 (MNQ)`; else the
    /// first name in the line.
    private static func subject(of figure: Figure, in text: [Character], _ named: [Mentions.Mention]) -> String? {
        let after = named.first { $0.range.lowerBound >= figure.range.upperBound }
        if let after {
            let between = String(text[figure.range.upperBound..<after.range.lowerBound])
            if ["in", "on", "for", "of", "("].contains(between.lowercased().filter { $0 != " " }) {
                return after.symbol
            }
        }
        return named.last { $0.range.upperBound <= figure.range.lowerBound }?.symbol ?? after?.symbol
    }

    private func verdict(_ figure: Figure, _ subject: String?) -> FigureVerdict {
        let equal = facts.filter { Self.agree(figure, $0) }
        let own = equal.filter { subject == nil || $0.fact.symbol == nil || $0.fact.symbol == subject }
        let exact = own.first { figure.kind == .date || $0.figure.magnitude == figure.magnitude }
        if let exact { return .matched(exact.fact) }
        if let near = own.first { return .rounded(near.fact) }
        if let other = equal.first { return .otherInstrument(other.fact) }
        let quote = quoted.first { $0.figure.magnitude == figure.magnitude && $0.figure.kind == figure.kind }
        return quote.map { .quoted($0.source) } ?? .notGiven
    }

    private static func agree(_ figure: Figure, _ given: Fact) -> Bool {
        let kinds: [GivenFact.Kind] =
            switch figure.kind {
            case .number: [.price, .points, .number, .money]
            case .percent: [.percent]
            case .money: [.money, .price]
            case .clock: [.clock]
            case .date: [.date]
            case .unreadable: []
            }
        guard kinds.contains(given.fact.kind) else { return false }
        // Without a year a date is told by month and day.
        let told = figure.kind == .date && figure.magnitude < 10_000 ? given.figure.magnitude % 10_000 : nil
        let distance = (figure.magnitude - (told ?? given.figure.magnitude)).magnitude
        guard distance <= tolerance(figure, given.fact.kind).magnitude else { return false }
        // Words may tell the direction ("down 0.24%"), but a written sign must be right.
        return figure.sign == nil || figure.sign == (given.figure.sign ?? 1)
    }

    /// A price that is told short must still be that price and no other: three digits at least. Cents are told of money
    /// only.
    private static func tolerance(_ figure: Figure, _ kind: GivenFact.Kind) -> Int64 {
        switch kind {
        case .price, .points: figure.kind == .money || figure.tolerance > figure.magnitude / 200 ? 0 : figure.tolerance
        default: figure.tolerance
        }
    }

    /// Places of names like `EMA 9` and `9 EMA`.
    private func labelPlaces(in text: [Character]) -> [Range<Int>] {
        Self.pairs(in: text)
            .filter {
                labels.contains(Self.label(text, $0)) || labels.contains(Self.label(text, ($0.second, $0.first)))
            }
            .map { $0.first.lowerBound..<$0.second.upperBound }
    }

    /// Neighbouring words.
    private static func pairs(in text: [Character]) -> [(first: Range<Int>, second: Range<Int>)] {
        let words = Mentions.words(of: text)
        return zip(words, words.dropFirst()).map { ($0, $1) }
    }

    private static func label(_ text: [Character], _ pair: (first: Range<Int>, second: Range<Int>)) -> String {
        "\(String(text[pair.first])) \(String(text[pair.second]))".lowercased()
    }
}

extension FigureReader {
    /// The one figure of a fact's text.
    var figure: Figure? { figures().first ?? small }

    /// A whole number that in a sentence would only count.
    private var small: Figure? {
        let text = Array(String(line).drop { !$0.isNumber })
        return NumberBody(text, at: 0).map { Figure(range: 0..<$0.end, kind: .number, magnitude: $0.magnitude) }
    }
}
