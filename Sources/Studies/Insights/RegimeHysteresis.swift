/// Holds a regime until another has been the likeliest for three closed bars in a row.
///
/// The original means to, but compares with the bar before instead of with the regime it holds: it changes on the second
/// bar, one bar of another kind takes it back, and two kinds in turn are told one bar late for ever.
package struct RegimeHysteresis: Hashable, Codable, Sendable {
    package static let bars = 3

    private let rules: InsightRules
    private var last: RegimeReading.Regime?
    /// Bars in a row with the same raw regime.
    package private(set) var persistence = 0
    /// The regime held; nil before the first bar.
    package private(set) var regime: RegimeReading.Regime?

    /// - Parameter start: the regime held before the first bar; without one the first bar's is taken at once.
    package init(rules: InsightRules = .standard, start: RegimeReading.Regime? = nil) {
        self.rules = rules
        regime = start
        last = rules == .original ? start : nil
    }

    /// Takes the likeliest regime of a closed bar.
    package mutating func add(_ raw: RegimeReading.Regime) {
        persistence = persistence > 0 && raw == last ? persistence + 1 : 1
        switch rules {
        case .standard:
            if regime == nil || persistence >= Self.bars { regime = raw }
        case .original:
            regime = persistence >= Self.bars ? raw : last
        }
        last = raw
    }
}
