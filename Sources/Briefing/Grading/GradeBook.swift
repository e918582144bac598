import Ledger
import Market

/// Game plans of all markets and what came of them, in a file of its own.
package struct GradeBook: Hashable, Codable, Sendable {
    /// Ascending in time.
    package private(set) var plans: [CalledPlan] = []

    /// Plans that are kept: more than two years of days, or many replays.
    private static let limit = 1_500

    package init() {}

    /// Its file beside that of the texts.
    package static func path(beside briefings: String) -> String {
        (briefings.lastIndex(of: "/").map { briefings[...$0] } ?? "") + "grades.json"
    }

    /// Reads a file; nil where there is none.
    package static func read(_ path: String) throws(BriefingFileError) -> GradeBook? {
        try KeptFile.read(GradeBook.self, path, lost: "grades")
    }

    func write(_ path: String) throws(BriefingFileError) { try KeptFile.write(self, path, lost: "grades") }

    /// The plans of one market.
    package func plans(of world: String) -> [CalledPlan] { plans.filter { $0.world == world } }

    /// Takes a plan in; one that was known, as from an earlier run of the same recording, is replaced.
    mutating func take(_ plan: CalledPlan) {
        plans.removeAll { $0.isSame(as: plan) }
        let place = plans.lastIndex { $0.askedAt <= plan.askedAt }.map { $0 + 1 } ?? 0
        plans.insert(plan, at: place)
        plans.removeFirst(max(0, plans.count - Self.limit))
    }
}
