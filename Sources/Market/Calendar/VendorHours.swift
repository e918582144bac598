/// When products trade, as their vendor told it, by product and trading day. Of what it did not tell nothing stands here.
package struct VendorHours: Hashable, Sendable {
    private var byRoot: [String: [TradingDay: ToldDay]] = [:]

    package init() {}

    package var isEmpty: Bool { byRoot.isEmpty }
    package var roots: [String] { byRoot.keys.sorted() }

    /// What was told of a product, in the order of the days.
    package func days(of root: String) -> [ToldDay] {
        (byRoot[root] ?? [:]).values.sorted { $0.day < $1.day }
    }

    /// When a product was told of last; nil where it never was.
    package func toldAt(_ root: String) -> Timestamp? { byRoot[root]?.values.map(\.toldAt).max() }

    /// Takes days in; each takes the place of what was told of it before.
    package mutating func take(_ days: [ToldDay], of root: String) {
        guard !days.isEmpty else { return }
        for day in days { byRoot[root, default: [:]][day.day] = day }
    }

    package mutating func take(_ other: VendorHours) {
        for root in other.byRoot.keys { take(other.days(of: root), of: root) }
    }

    /// Drops the days before one.
    package mutating func forget(before first: TradingDay) {
        byRoot = byRoot.mapValues { $0.filter { $0.key >= first } }.filter { !$0.value.isEmpty }
    }
}

/// In a file: the days of each product.
extension VendorHours: Codable {
    package init(from decoder: any Decoder) throws {
        for (root, days) in try decoder.singleValueContainer().decode([String: [ToldDay]].self) {
            take(days, of: root)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Dictionary(uniqueKeysWithValues: roots.map { ($0, days(of: $0)) }))
    }
}
