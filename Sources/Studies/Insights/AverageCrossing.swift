/// Tells when closes come to the other side of an average.
struct AverageCrossing: Hashable, Codable, Sendable {
    /// Where the close came to.
    enum Way: String, Hashable, Codable, Sendable {
        case up, down
    }

    private let rules: InsightRules
    /// Close less average at the bar before; nil at the first.
    private var previousGap: Double?
    private var side: Way?

    init(rules: InsightRules) { self.rules = rules }

    /// Takes what the close is above the average; tells a crossing.
    ///
    /// A close on the average changes nothing: the side changes when price is on the other one. The original compares
    /// two bars only, so that a close on the average and back again counts as a crossing.
    mutating func add(gap: Double) -> Way? {
        let before = side
        defer { previousGap = gap }
        if gap != 0 { side = gap > 0 ? .up : .down }
        switch rules {
        case .standard:
            return before != nil && side != before ? side : nil
        case .original:
            guard let previousGap else { return nil }
            return gap < 0 && previousGap >= 0 ? .down : gap > 0 && previousGap <= 0 ? .up : nil
        }
    }
}
