/// Whose rules an insight follows.
package enum InsightRules: String, Hashable, Codable, Sendable {
    /// This program's: causal, comparable between instruments, free of contradictions.
    case standard
    /// Those of the FKS co-pilot these studies come from, for comparison with its figures.
    case original
}

extension StudyParameter {
    /// Which rules an insight follows.
    static let rules = StudyParameter(
        "rules", .choice(["standard", "original"]), standard: 0, "standard, or original for the FKS co-pilot's figures")
}

extension StudySetup {
    var rules: InsightRules { whole(.rules) == 1 ? .original : .standard }
}
