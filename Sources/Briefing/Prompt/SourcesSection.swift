import State

/// What is wrong with the sources of prices; nothing where all is well.
enum SourcesSection: PromptSection {
    static let name = "sources"

    static func lines(_ snapshot: Snapshot, _ writer: inout FactWriter) -> [String] {
        snapshot.sources.compactMap { source in
            switch source.report.state {
            case .live: nil
            case .stale: "WARNING: \(source.report.name) is silent; its prices are old."
            case .failed: "WARNING: \(source.report.name) has failed; its prices are old."
            default: "\(source.report.name) is \(source.report.state.word)."
            }
        }
    }
}
