import Canvas
import Market
import State
import Studies

/// What three closed frames say of one instrument, ready for a row.
struct ConfluenceLine: Sendable {
    let slot: Int
    let instrument: InstrumentState
    let reading: ConfluenceReading?
    private let isOld: Bool
    /// False while something speaks against every trade: a call is then told, and does not invite.
    private let invites: Bool
    private let style: NumberStyle

    init(slot: Int, _ context: PaneContext) {
        self.slot = slot
        instrument = context.snapshot.instruments[slot]
        reading = instrument.confluence
        isOld = Freshness(instrument, context.snapshot).isOld
        invites = !isOld && context.snapshot.noTrade?.isOn != true
        style = context.facts.numbers
    }

    /// All instruments, those with the higher score first, then those with the better quality.
    static func sorted(_ context: PaneContext) -> [Int] {
        let instruments = context.snapshot.instruments
        let rank = instruments.indices.map { slot in
            let reading = instruments[slot].confluence
            return (slot: slot, score: reading?.score ?? -1, quality: reading?.quality ?? 0)
        }
        return rank.sorted { (-$0.score, -$0.quality, $0.slot) < (-$1.score, -$1.quality, $1.slot) }.map(\.slot)
    }

    private func pen(_ role: Role) -> Pen { Pen(isOld ? .stale : role) }

    func arrow(_ role: ConfluenceRole) -> Run {
        switch reading?[role].side {
        case .some(let side) where side > 0: Run("▲", pen(.up))
        case .some(let side) where side < 0: Run("▼", pen(.down))
        case .some: Run("·", .faint)
        case nil: Run("?", .faint)
        }
    }

    /// `▲ 10>20>50`
    func verdict(_ role: ConfluenceRole) -> [Run] {
        guard let verdict = reading?[role] else { return [Run("no bars", .faint)] }
        return [arrow(role), Run(" \(verdict.headline)", pen(verdict.side ?? 0 != 0 ? .text : .faint))]
    }

    /// `▲ ▲ ·`
    var arrows: [Run] {
        ConfluenceRole.allCases.enumerated().flatMap { $0 == 0 ? [arrow($1)] : [Run(" "), arrow($1)] }
    }

    /// `●●○`
    var score: [Run] {
        let score = reading?.score ?? 0
        return [
            Run(String(repeating: "●", count: score), pen(.bright)),
            Run(String(repeating: "○", count: 3 - score), .faint),
        ]
    }

    /// `.82`
    var quality: [Run] {
        guard let reading, let text = style.text(100 * reading.quality, decimals: 0) else { return [Run("—", .faint)] }
        let figure = text.count > 2 ? "1.0" : ".\(text.count < 2 ? "0" : "")\(text)"
        return [Run(figure, pen(reading.score >= 2 ? .text : .dim))]
    }

    /// `LONG TRADE`, filled where all three frames agree and nothing speaks against a trade.
    var call: [Run] {
        guard let reading, let side = reading.call?.split(separator: " ").first else { return [Run("—", .faint)] }
        let role: Role = reading.side > 0 ? .up : .down
        guard reading.isTradeable else { return [Run(String(side), pen(role))] }
        let chip = invites ? Run(" TRADE ", role, [.reverse, .bold]) : Run("TRADE", pen(.dim))
        return [Run("\(side) ", Pen(isOld ? .stale : role, .bold)), chip]
    }

    /// What is wanting: `wait 1m`, `no 15m`, `12 of 55 bars of 15m`.
    var wanting: String {
        guard let reading else { return "no closed bar" }
        if let missing = reading.missing.first {
            return "\(missing.frame.name) has \(missing.bars) of \(missing.needed)"
        }
        guard !reading.isTradeable else { return invites ? "" : isOld ? "stale" : "no trade now" }
        guard reading.score == 2, let against = reading.verdicts.first(where: { $0.side != reading.side }) else {
            return reading.score == 3 ? "wait volume" : "no"
        }
        return "\(against.role == .trigger ? "wait" : "no") \(against.frame.name)"
    }
}
