import Market
import State

/// A question made from a snapshot, with every figure that it holds.
package struct Prompt: Sendable {
    package typealias Kind = BriefingKind

    package var kind: Kind
    package var question: Question
    package var sheet: FactSheet

    /// - Parameters:
    ///   - symbol: the contract it is about; nil for all.
    ///   - earlier: the figures of the last answer's question, to tell what has changed.
    package init(
        _ kind: Kind, of snapshot: Snapshot, about symbol: String? = nil, templates: PromptTemplates,
        earlier: FactSheet? = nil
    ) {
        var writer = FactWriter()
        var data: [String: String] = [:]
        for section in PromptSections.all {
            data[section.name] = section.lines(snapshot, about: symbol, &writer).joined(separator: "\n")
        }
        data["subject"] = symbol ?? "each asset"
        let changes = Self.changes(since: earlier, &writer)
        data["changes"] = changes.isEmpty ? "nothing is known of an earlier update" : changes.joined(separator: "\n")
        func fill(_ name: PromptTemplate.Name) -> String { templates[name]?.filled { data[$0] ?? "" } ?? "" }
        self.kind = kind
        question = Question(rules: fill(.rules), text: fill(kind.template), maxTokens: kind.maxTokens)
        sheet = writer.sheet
    }

    /// Last prices then and now.
    private static func changes(since earlier: FactSheet?, _ writer: inout FactWriter) -> [String] {
        let now = writer.sheet.facts.filter { $0.name == "last" }
        return now.compactMap { fact in
            guard let before = earlier?.facts.first(where: { $0.name == "last" && $0.symbol == fact.symbol }),
                let symbol = fact.symbol
            else { return nil }
            return before.text == fact.text
                ? "\(symbol) unchanged at \(fact.text)"
                : "\(symbol) from \(writer.again(before, as: "last before")) to \(fact.text)"
        }
    }
}

extension BriefingKind {
    var template: PromptTemplate.Name {
        switch self {
        case .morning: .morning
        case .update: .update
        case .detail: .detail
        }
    }

    /// Longest answer. Reasoning counts beside it.
    var maxTokens: Int {
        switch self {
        case .morning: 3_000
        case .update: 350
        case .detail: 800
        }
    }
}
