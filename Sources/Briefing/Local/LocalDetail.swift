import Market
import State

/// More about one contract, by the desk itself: where it stands among its levels, its plan, and what its studies say.
enum LocalDetail {
    static func lines(_ view: LocalView, _ snapshot: Snapshot, _ writer: inout FactWriter) -> [String] {
        let instrument = view.state.instrument
        let symbol = instrument.symbol
        var lines = ["- \(LocalBriefing.quote(view, &writer)), \(view.bias) \(view.isValid ? "VALID" : "INVALID")"]
        for (word, levels) in [("above", view.levels(above: true)), ("below", view.levels(above: false))] {
            let named = levels.prefix(4).compactMap { writer.named($0, of: instrument) }
            if !named.isEmpty { lines.append("- \(symbol) \(word): \(named.joined(separator: ", "))") }
        }
        if let score = KnownPlan.score(instrument, slot: view.slot, snapshot, &writer) {
            lines.append("- \(symbol) pre-market score \(score)")
        }
        let plan = KnownPlan.text(instrument, slot: view.slot, snapshot, &writer)
        lines.append("- \(symbol) day's plan: \(plan ?? "no side")")
        let studies = KnownStudy.texts(view.state, &writer)
        lines.append("- \(symbol) studies: \(studies.isEmpty ? "not known yet" : studies.joined(separator: ", "))")
        let held = AccountsSection.lines(snapshot, &writer).filter { $0.hasPrefix(" ") && $0.contains(" \(symbol)") }
        lines += held.map { "- open: \($0.drop { $0 == " " })" }
        return lines
    }
}
