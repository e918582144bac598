import State

/// A part of the data that a template can name as `{name}`.
protocol PromptSection: Sendable {
    static var name: String { get }
    /// Lines; none where nothing is known.
    static func lines(_ snapshot: Snapshot, _ writer: inout FactWriter) -> [String]
    /// The same for one contract; nil for all.
    static func lines(_ snapshot: Snapshot, about symbol: String?, _ writer: inout FactWriter) -> [String]
}

extension PromptSection {
    static func lines(_ snapshot: Snapshot, about symbol: String?, _ writer: inout FactWriter) -> [String] {
        lines(snapshot, &writer)
    }
}

/// All parts; a new one is a file and a line here.
enum PromptSections {
    static let all: [any PromptSection.Type] = [
        ClockSection.self, InstrumentsSection.self, AccountsSection.self, SourcesSection.self, EventsSection.self,
        HeadlinesSection.self,
    ]

    /// What a template may name: the sections, what has changed since the last answer, and what it is about.
    static let names = all.map { $0.name } + ["changes", "subject"]
}
