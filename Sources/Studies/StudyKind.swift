/// What the list tells of a study, and how one is made.
package struct StudyKind: Sendable {
    /// Lower case, as typed: `ema`.
    package let name: String
    /// `Exponential moving average`
    package let title: String
    /// The formula, its conventions and its source, in a sentence or two.
    package let help: String
    package let parameters: [StudyParameter]
    /// A study that has seen nothing.
    package let make: @Sendable (StudySetup) -> any Study
    /// A study as it was saved.
    package let restore: @Sendable (any Decoder) throws -> any Study

    package init<S: Study>(
        _ type: S.Type, name: String, title: String, help: String, parameters: [StudyParameter] = []
    ) {
        self.name = name
        self.title = title
        self.help = help
        self.parameters = parameters
        make = { S($0) }
        restore = { try S(from: $0) }
    }
}
