import Market
import State

/// The briefing that the desk writes by itself: the layout of the model's, from the studies alone.
package struct LocalBriefing: Sendable {
    /// Markdown, to be read and checked like any other answer.
    package let text: String
    package let sheet: FactSheet

    /// - Parameter symbol: the contract it is about; nil for all.
    package init(_ kind: Prompt.Kind, of snapshot: Snapshot, about symbol: String? = nil) {
        var writer = FactWriter()
        // The views that say most come first; the compact form has room for six.
        let views = snapshot.instruments.enumerated().compactMap { LocalView($1, slot: $0, snapshot) }.sorted {
            ($0.isValid ? 0 : 1, $1.quality ?? 0, $0.state.instrument.symbol)
                < ($1.isValid ? 0 : 1, $0.quality ?? 0, $1.state.instrument.symbol)
        }
        for view in views { writer.add(view.state.instrument) }
        let lines: [String]
        if views.isEmpty {
            lines = ["There are no prices yet, so there is nothing to say."]
        } else {
            switch kind {
            case .morning: lines = Self.plan(views, snapshot, &writer)
            case .update: lines = Self.update(Array(views.prefix(6)), snapshot, &writer)
            case .detail:
                let view = views.first { $0.state.instrument.symbol == symbol } ?? views[0]
                lines = LocalDetail.lines(view, snapshot, &writer)
            }
        }
        text = lines.joined(separator: "\n")
        sheet = writer.sheet
    }

    private static func update(
        _ views: [LocalView], _ snapshot: Snapshot, _ writer: inout FactWriter
    ) -> [String] {
        views.map { view in
            var line = quote(view, &writer) + " | \(view.bias) \(view.isValid ? "VALID" : "INVALID")"
            if let watch = named(view.watch, view, &writer) { line += " | Watch \(watch)" }
            return line
        } + ["", "DO NOW: " + DoNow.sentence(views, snapshot)]
    }

    private static func plan(_ views: [LocalView], _ snapshot: Snapshot, _ writer: inout FactWriter) -> [String] {
        let longs = views.filter { $0.isValid && $0.bias == "long" }.map(\.state.instrument.symbol)
        let shorts = views.filter { $0.isValid && $0.bias == "short" }.map(\.state.instrument.symbol)
        let focus = Array(views.filter(\.isValid).prefix(3))
        var lines = ["# 1. Market bias"]
        lines += ["- long: \(list(longs))", "- short: \(list(shorts))"]
        // The focus list may say otherwise of the same contract, by another rule.
        lines += ["- told by VWAP, averages and the last minutes' trend; the day's plan goes by waves", "# 2. Focus"]
        lines +=
            focus.isEmpty
            ? ["- nothing stands out"]
            : focus.map { view in
                let plan = view.planVerdict(snapshot).map { "; the day's plan \($0)" } ?? ""
                return "- \(quote(view, &writer)), \(view.bias)\(plan)"
            }
        lines += ["# 3. Key levels"]
        for view in focus.isEmpty ? Array(views.prefix(3)) : focus {
            let instrument = view.state.instrument
            let near = [view.around.below, view.around.above].compactMap { named($0, view, &writer) }
            lines.append("- \(instrument.symbol): \(near.isEmpty ? "no levels known" : near.joined(separator: ", "))")
            // A plan for the other side would contradict the bias.
            if view.isValid, view.bias == view.planned(snapshot),
                let plan = KnownPlan.text(instrument, slot: view.slot, snapshot, &writer)
            {
                lines.append("- \(instrument.symbol) \(plan)")
            }
        }
        lines += ["# 4. Correlations", "- not reckoned here", "# 5. Risk warnings"]
        lines += warnings(snapshot, &writer)
        lines += ["# 6. Session plan"] + ClockSection.lines(snapshot, &writer).map { "- \($0)" }
        lines += ["# 7. Waves and volatility"]
        let studies = views.prefix(6).compactMap { view in
            let texts = KnownStudy.texts(view.state, &writer)
            return texts.isEmpty ? nil : "- \(view.state.instrument.symbol): \(texts.joined(separator: ", "))"
        }
        lines += studies.isEmpty ? ["- not known yet"] : studies
        lines += ["# 8. Signal quality"]
        let graded = views.compactMap { view in
            writer.number("signal quality", view.quality, decimals: 2, of: view.state.instrument).map {
                "- \(view.state.instrument.symbol): \($0)"
            }
        }
        return lines + (graded.isEmpty ? ["- not known yet"] : Array(graded.prefix(6)))
    }

    private static func warnings(_ snapshot: Snapshot, _ writer: inout FactWriter) -> [String] {
        let lines = SourcesSection.lines(snapshot, &writer) + AccountsSection.lines(snapshot, &writer)
        return lines.map { "- " + $0.drop { $0 == " " } }
    }

    private static func list(_ symbols: [String]) -> String {
        symbols.isEmpty ? "none" : symbols.joined(separator: ", ")
    }

    /// `MNQH4 last 16550.25 (+0.37%)`
    static func quote(_ view: LocalView, _ writer: inout FactWriter) -> String {
        let instrument = view.state.instrument
        var text = instrument.symbol
        if let last = view.state.last { text += " last \(writer.price("last", last.price, of: instrument))" }
        if let change = writer.percent("change", view.state.changePercent, of: instrument) { text += " (\(change))" }
        return text
    }

    private static func named(_ level: KnownLevel?, _ view: LocalView, _ writer: inout FactWriter) -> String? {
        level.flatMap { writer.named($0, of: view.state.instrument) }
    }
}
