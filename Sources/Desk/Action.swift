import State

/// Something a key, a click or the palette can do. Dispatcher, footer hints, `?`, the palette and the README's key table
/// are all made from these records.
package struct Action: Sendable {
    /// The name in keymap files: `chart.zoom_in`.
    package let name: String
    /// What it does, in a few words that start in lower case.
    package let help: String
    /// Where its keys work: `global`, or a pane's scope.
    package let scope: String
    /// The heading it stands under in the help: `Move`, `Chart`, `Find`, `Act`, `Look`.
    package let group: String
    /// One or two words for the footer; nil when it is never hinted there.
    package let hint: String?
    /// What it does together with its neighbours of the same topic, which share a line in the help; nil stands alone.
    package let topic: String?
    /// Why it cannot run now, as a sentence; nil when it can.
    package let refusal: @Sendable (PaneContext) -> String?
    package let run: @Sendable (inout DeskView, PaneContext) -> [DeskCommand]

    package init(
        _ name: String, _ help: String, scope: String = "global", group: String, hint: String? = nil,
        topic: String? = nil,
        refusal: @escaping @Sendable (PaneContext) -> String? = { _ in nil },
        run: @escaping @Sendable (inout DeskView, PaneContext) -> [DeskCommand]
    ) {
        self.name = name
        self.help = help
        self.scope = scope
        self.group = group
        self.hint = hint
        self.topic = topic
        self.refusal = refusal
        self.run = run
    }
}
