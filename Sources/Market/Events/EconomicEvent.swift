/// A scheduled release or speech that moves markets.
package struct EconomicEvent: Hashable, Codable, Sendable {
    /// How hard it usually hits.
    package enum Impact: String, CaseIterable, Comparable, Hashable, Codable, Sendable {
        case low, medium, high

        /// What it is worth in a pre-market score, of 100.
        package var points: Double {
            switch self {
            case .low: 33
            case .medium: 66
            case .high: 100
            }
        }

        package static func < (a: Impact, b: Impact) -> Bool { a.points < b.points }
    }

    /// Whom it moves.
    package enum Reach: Hashable, Codable, Sendable {
        case everything
        case groups([ProductGroup])
        /// Roots; a micro is moved with its full-size product.
        case roots([String])

        package func holds(_ spec: ContractSpec) -> Bool {
            switch self {
            case .everything: true
            case .groups(let groups): groups.contains(spec.group)
            case .roots(let roots): roots.contains(spec.root) || spec.fullSizeRoot.map(roots.contains) == true
            }
        }
    }

    package var time: Timestamp
    /// As the user wrote it.
    package var name: String
    package var impact: Impact
    package var reach: Reach

    package init(time: Timestamp, name: String, impact: Impact, reach: Reach) {
        self.time = time
        self.name = name
        self.impact = impact
        self.reach = reach
    }
}
