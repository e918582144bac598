import Market

/// How much a product promises before the session: how widely it ranges, how much it trades, how it opened, what is
/// scheduled, how far it has run. 0 to 100.
package struct PreMarketScore: Hashable, Codable, Sendable {
    /// One of the five parts.
    package enum Kind: Int, CaseIterable, Hashable, Codable, Sendable {
        case range, volume, gap, catalyst, momentum

        package var name: String { ["NATR", "RVOL", "gap", "catalyst", "momentum"][rawValue] }
        /// Share of the whole.
        package var weight: Double { [0.3, 0.25, 0.15, 0.2, 0.1][rawValue] }
        /// Figures that score 0, 50 and 100; straight lines between them.
        package var scale: (low: Double, middle: Double, high: Double) {
            [(0.5, 1, 2), (0.3, 1, 2.5), (0, 0.3, 1), (0, 50, 100), (0, 1, 3)][rawValue]
        }
    }

    /// A part: its figure and what that scores; nil where it is not known.
    package struct Part: Hashable, Codable, Sendable {
        package var kind: Kind
        package var figure: Double?
        package var points: Double?
    }

    /// What the whole is worth.
    package enum Signal: String, Hashable, Codable, Sendable {
        case weak, moderate, strong
    }

    package let figures: ScoreFigures
    package let parts: [Part]
    /// Nil where less than half of the weights is known.
    package let value: Double?
    /// Share of the weights that is known. The score is over these alone.
    package let known: Double

    package init(_ figures: ScoreFigures, rules: InsightRules = .standard) {
        self.figures = figures
        let parts = Kind.allCases.map { kind in
            let figure = figures[kind]
            let points = figure.map { kind == .catalyst ? $0 : Self.points($0.magnitude, kind.scale) }
            return Part(kind: kind, figure: figure, points: points ?? (rules == .original ? 0 : nil))
        }
        let known = parts.reduce(0) { $1.points == nil ? $0 : $0 + $1.kind.weight }
        let sum = parts.reduce(0) { $0 + ($1.points ?? 0) * $1.kind.weight }
        self.parts = parts
        self.known = known
        // Without the last digits of sums, so that 50 is 50.
        value = known >= 0.5 ? (sum / known * 1e9).rounded() / 1e9 : nil
    }

    /// Straight lines from 0 at `low` over 50 at `middle` to 100 at `high`.
    package static func points(_ value: Double, _ scale: (low: Double, middle: Double, high: Double)) -> Double {
        if value.isNaN || value <= scale.low { return 0 }
        if value >= scale.high { return 100 }
        return value <= scale.middle
            ? 50 * (value - scale.low) / (scale.middle - scale.low)
            : 50 + 50 * (value - scale.middle) / (scale.high - scale.middle)
    }

    package var signal: Signal? { value.map { $0 >= 70 ? .strong : $0 >= 45 ? .moderate : .weak } }

    package subscript(kind: Kind) -> Part { parts[kind.rawValue] }

    /// Where it has run: 1 up, −1 down; 0 where that is not known.
    package var side: Int { figures.displacement.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 } ?? 0 }

    /// Why, in sentences with figures, the most telling part first.
    package var reasons: [String] {
        let known = parts.filter { $0.points != nil }.sorted {
            (-$0.kind.weight * ($0.points ?? 0), $0.kind.rawValue)
                < (-$1.kind.weight * ($1.points ?? 0), $1.kind.rawValue)
        }
        let unknown = parts.filter { $0.points == nil }
        return known.map(figures.sentence)
            + (unknown.isEmpty ? [] : ["Not known: \(unknown.map(\.kind.name).joined(separator: ", "))."])
    }
}
