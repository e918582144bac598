import Market
import State
import Studies

/// What happens in the market that is worth an update at once, looked at once a minute.
struct BriefingSignals: Sendable {
    /// What was known of an instrument a minute ago.
    private struct Known: Sendable {
        var price: Price?
        var score: Int?
        var regime: String?
        /// When each level was told last.
        var told: [String: Timestamp] = [:]
    }

    /// A price that plays around a level tells it once in so many minutes: each update may cost money.
    private static let pause: Int64 = 15

    private let triggers: Set<BriefingTrigger>
    private var known: [Instrument: Known] = [:]

    init(_ triggers: Set<BriefingTrigger>) { self.triggers = triggers }

    var isEmpty: Bool { triggers.isEmpty }

    /// What has happened to an instrument since it was looked at last, in words: `MNQH4 at PDH`.
    mutating func take(_ state: InstrumentState) -> [String] {
        let symbol = state.instrument.symbol
        let before = known[state.instrument]
        var now = Known(
            price: state.last?.price, score: state.confluence?.score,
            regime: state.frames[.fiveMinutes]?.studies.word("regime.regime"))
        defer { known[state.instrument] = now }
        guard let before else { return [] }
        now.told = before.told
        var happened: [String] = []
        if triggers.contains(.level), let from = before.price, let price = now.price, let time = state.last?.time {
            for level in Self.levels(state) where Self.isReached(level.price, from: from, to: price) {
                let next = now.told[level.name]?.adding(minutes: Self.pause)
                guard next.map({ $0 <= time }) ?? true else { continue }
                now.told[level.name] = time
                happened.append("\(symbol) at \(level.name)")
            }
        }
        if triggers.contains(.agreement), now.score == 3, let score = before.score, score < 3 {
            happened.append("\(symbol) 3/3")
        }
        if triggers.contains(.regime), let from = before.regime, let regime = now.regime, from != regime {
            happened.append("\(symbol) \(regime)")
        }
        return happened
    }

    /// True where a price was come to or passed, and the way did not begin on it.
    private static func isReached(_ level: Price, from: Price, to: Price) -> Bool {
        from != level && min(from, to) <= level && level <= max(from, to)
    }

    private static func levels(_ state: InstrumentState) -> [(name: String, price: Price)] {
        guard let day = state.previousDay else { return [] }
        let pivots = [
            ("P", day.pivots.pivot), ("R1", day.pivots.r1), ("S1", day.pivots.s1), ("R2", day.pivots.r2),
            ("S2", day.pivots.s2),
        ]
        return [("PDH", day.high), ("PDL", day.low)] + pivots.map { ($0.0, state.spec.price(points: $0.1)) }
    }
}
