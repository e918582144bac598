import Market

/// A stretch in which the calendar is right to say open and nothing traded all the same.
struct KnownGap {
    let groups: [ProductGroup]
    /// New York time
    let from, to: String
    let reason: String

    var span: Range<Timestamp>? {
        guard let from = try? newYork(from), let to = try? newYork(to), from < to else { return nil }
        return from..<to
    }

    static let list = [
        KnownGap(
            groups: ProductGroup.allCases, from: "2019-02-26 18:39", to: "2019-02-26 21:45",
            reason: "Globex down after a fault"),
        KnownGap(
            groups: [.equity], from: "2020-03-09 09:34", to: "2020-03-09 09:50",
            reason: "market-wide halt after 7 % down"
        ),
        KnownGap(
            groups: [.equity], from: "2020-03-12 09:35", to: "2020-03-12 09:51",
            reason: "market-wide halt after 7 % down"
        ),
        KnownGap(
            groups: [.equity], from: "2020-03-16 09:30", to: "2020-03-16 09:46",
            reason: "market-wide halt after 7 % down"
        ),
        KnownGap(
            groups: [.equity], from: "2020-03-18 12:56", to: "2020-03-18 13:12",
            reason: "market-wide halt after 7 % down"
        ),
        KnownGap(
            groups: ProductGroup.allCases, from: "2025-11-27 21:30", to: "2025-11-28 08:35",
            reason: "Globex down after the cooling of a data centre failed"),
    ]
}
