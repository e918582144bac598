import State

/// Checks every figure of a text against those that were given. It would rather flag too much than too little: a price
/// must be given to the tick, and for the instrument that the text speaks of.
package struct Grounding {
    private let mentions: Mentions
    private let facts: [Fact]
    private let labels: Set<String>

    /// A fact with its text as a figure.
    private struct Fact {
        var fact: GivenFact
        var figure: Figure
    }

    package init(_ sheet: FactSheet) {
        mentions = Mentions(sheet)
        // The names of products hold digits: Nasdaq-100, 10-Year.
        let products = sheet.instruments.map { Array($0.spec.name) }
        labels = products.reduce(into: sheet.labels) { labels, name in
            labels.formUnion(Self.pairs(in: name).map { Self.label(name, $0) })
        }
        facts = sheet.facts.compactMap { fact in
            FigureReader(Array(fact.text)).figure.map { Fact(fact: fact, figure: $0) }
        }
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
        let figures = FigureReader(text, names: named.map(\.range) + labelPlaces(in: text)).figures()
        defer { subject = named.last?.symbol ?? subject }
        guard !figures.isEmpty else { return line }
        let verdicts = figures.map { figure in
            (figure.range, verdict(figure, Self.subject(of: figure, in: text, named) ?? subject))
        }
        var marked = line
        marked.runs = RunMarking.mark(line.runs, verdicts)
        return marked
    }

    /// Whose figure it is: the name last before it in its line; a name that follows as in `16,550.25 on MNQ`; else the
    /// first name in the line.
    private static func subject(of figure: Figure, in text: [Character], _ named: [Mentions.Mention]) -> String? {
        let after = named.first { $0.range.lowerBound >= figure.range.upperBound }
        if let after {
            let between = String(text[figure.range.upperBound..<after.range.lowerBound])
            if ["in", "on", "for", "of"].contains(between.lowercased().filter { $0 != " " }) { return after.symbol }
        }
        return named.last { $0.range.upperBound <= figure.range.lowerBound }?.symbol ?? after?.symbol
    }

    private func verdict(_ figure: Figure, _ subject: String?) -> FigureVerdict {
        let equal = facts.filter { Self.agree(figure, $0) }
        let own = equal.filter { subject == nil || $0.fact.symbol == nil || $0.fact.symbol == subject }
        if let exact = own.first(where: { $0.figure.magnitude == figure.magnitude }) { return .matched(exact.fact) }
        if let near = own.first { return .rounded(near.fact) }
        return equal.first.map { .otherInstrument($0.fact) } ?? .notGiven
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
        let distance = (figure.magnitude - given.figure.magnitude).magnitude
        guard distance <= figure.tolerance.magnitude else { return false }
        // Words may tell the direction ("down 0.24%"), but a written sign must be right.
        return figure.sign == nil || figure.sign == (given.figure.sign ?? 1)
    }

    /// Places of names like `EMA 9`.
    private func labelPlaces(in text: [Character]) -> [Range<Int>] {
        Self.pairs(in: text).filter { labels.contains(Self.label(text, $0)) }
            .map { $0.first.lowerBound..<$0.second.upperBound }
    }

    /// Neighbouring words.
    private static func pairs(in text: [Character]) -> [(first: Range<Int>, second: Range<Int>)] {
        let words = Mentions.words(of: text)
        return zip(words, words.dropFirst()).map { ($0, $1) }
    }

    private static func label(_ text: [Character], _ pair: (first: Range<Int>, second: Range<Int>)) -> String {
        "\(String(text[pair.first])) \(String(text[pair.second]))"
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
