import Market
import State

/// The briefing pane. What costs money names its price first and waits for a yes.
enum BriefingActions {
    static let all: [Action] =
        [
            ask("ask", "write a game plan now", .morning, hint: "game plan"),
            ask("update", "write an update now", .update, hint: "update"),
            ask("detail", "write more about the chart's instrument, or that of the figure", .detail, hint: "detail"),
            action("session", "live session on or off", hint: "session", refusal: off) { view, context in
                guard let state = context.snapshot.briefing else { return [] }
                if state.isSessionOn || state.rules.model == nil {
                    return [.intent(.briefingSession(!state.isSessionOn))]
                }
                let price = state.prices[.update].map { " Each costs \($0)." } ?? ""
                let lines = [
                    "An update every \(state.rules.everyMinutes) minutes, and at once on what you chose, until "
                        + "you switch it off.\(price)",
                    today(state),
                ]
                view.overlay = .question(
                    Question(
                        purpose: .intent(.briefingSession(true)), title: "Begin a live session?", lines: lines,
                        yes: "begin"))
                return []
            },
            action("cancel", "end what is being written", refusal: idle) { _, _ in [.intent(.cancelBriefing)] },
            action("figure_previous", "the figure before", topic: "figure before, after", refusal: empty) {
                BriefingPane.step(forward: false, view: &$0, $1)
                return []
            },
            action(
                "figure_next", "the next figure; Enter shows it on the chart", topic: "figure before, after",
                hint: "figure", refusal: empty
            ) {
                BriefingPane.step(forward: true, view: &$0, $1)
                return []
            },
        ]

    private static func ask(_ name: String, _ help: String, _ kind: BriefingKind, hint: String? = nil) -> Action {
        action(name, help, topic: nil, hint: hint, refusal: busy) { view, context in
            guard let state = context.snapshot.briefing else { return [] }
            let symbol = kind == .detail ? subject(context) : nil
            guard let model = state.rules.model else { return [.intent(.brief(kind, symbol: symbol))] }
            let price = state.prices[kind].map { "It costs \($0)." } ?? "Its price is not known yet."
            view.overlay = .question(
                Question(
                    purpose: .intent(.brief(kind, symbol: symbol)), title: "Ask \(model)?",
                    lines: [
                        "\(kind.title)\(symbol.map { " " + $0 } ?? "") from what the desk knows now. \(price)",
                        today(state),
                    ], yes: "ask"))
            return []
        }
    }

    /// The contract of the figure under the cursor, else of the chart.
    private static func subject(_ context: PaneContext) -> String? {
        let figure = context.snapshot.briefing.flatMap { state in
            context.view.briefing.figure.flatMap { BriefingSheet(state, width: 80, cursor: nil).run(at: $0) }
        }
        return figure?.verdict?.fact?.symbol ?? context.selected?.instrument.symbol
    }

    private static func action(
        _ name: String, _ help: String, topic: String? = nil, hint: String? = nil,
        refusal: @escaping @Sendable (PaneContext) -> String?,
        run: @escaping @Sendable (inout DeskView, PaneContext) -> [DeskCommand]
    ) -> Action {
        Action(
            "briefing.\(name)", help, scope: "briefing", group: "Briefing", hint: hint, topic: topic, refusal: refusal,
            run: run)
    }

    private static func today(_ state: BriefingState) -> String {
        state.spent.map { "Today so far: \($0)." } ?? "Nothing was asked today."
    }

    @Sendable private static func off(_ context: PaneContext) -> String? {
        context.snapshot.briefing == nil ? "Briefings are off; set briefing.mode to auto or on." : nil
    }

    @Sendable private static func busy(_ context: PaneContext) -> String? {
        if let refusal = off(context) { return refusal }
        if case .loading? = context.snapshot.worstSource?.report.state {
            return "The market is still loading; ask when its day is there."
        }
        return context.snapshot.briefing?.running == nil ? nil : "One is being written; end it first."
    }

    @Sendable private static func idle(_ context: PaneContext) -> String? {
        context.snapshot.briefing?.running == nil ? "Nothing is being written." : nil
    }

    @Sendable private static func empty(_ context: PaneContext) -> String? {
        context.snapshot.briefing?.texts.isEmpty == false ? nil : "There is no text yet."
    }
}
