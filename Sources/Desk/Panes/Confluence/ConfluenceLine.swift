import Canvas
import Market
import State
import Studies

/// What three closed frames say of one instrument, ready for a row.
struct ConfluenceLine: Sendable {
    let slot: Int
    let instrument: InstrumentState
    let reading: ConfluenceReading?
    let label: String
    private let isOld: Bool
    /// `1h55m old` where it is silent alone.
    private let silence: String?
    /// Something speaks against every trade: a call is then told, and does not invite.
    private let isLocked: Bool
    private let style: NumberStyle

    init(slot: Int, _ context: PaneContext) {
        self.slot = slot
        instrument = context.snapshot.instruments[slot]
        reading = instrument.confluence
        label = context.snapshot.label(of: instrument)
        let freshness = Freshness(instrument, context.snapshot)
        isOld = freshness.isOld
        silence = freshness.silence
        isLocked = context.snapshot.isLocked(instrument)
        style = context.facts.numbers
    }

    /// All instruments, those with the higher score first, then those with the better quality; silent ones come last.
    static func sorted(_ context: PaneContext) -> [Int] {
        let instruments = context.snapshot.instruments
        let rank = instruments.indices.map { slot in
            let reading = instruments[slot].confluence
            return (slot: slot, score: reading?.score ?? -1, quality: reading?.quality ?? 0)
        }
        let slots = rank.sorted { (-$0.score, -$0.quality, $0.slot) < (-$1.score, -$1.quality, $1.slot) }.map(\.slot)
        return context.snapshot.silentLast(slots)
    }

    private func pen(_ role: Role) -> Pen { Pen(isOld ? .stale : role) }

    var symbol: [Run] { [Run(label, Pen(silence == nil ? .text : .stale, .bold))] }

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

    /// `LONG TRADE`, filled where all three frames agree and nothing speaks against a trade; `LONG locked` where something
    /// does; in place of a call the age of what is silent.
    var call: [Run] {
        if let silence { return [Run(silence, .warn)] }
        guard let reading, let side = reading.call?.split(separator: " ").first else { return [Run("—", .faint)] }
        let role: Role = reading.side > 0 ? .up : .down
        if isLocked, !isOld { return [Run("\(side) locked", .dim)] }
        guard reading.isTradeable else { return [Run(String(side), pen(role))] }
        let chip = isOld ? Run("TRADE", .stale) : Run(" TRADE ", role, [.reverse, .bold])
        return [Run("\(side) ", Pen(isOld ? .stale : role, .bold)), chip]
    }

    /// What is wanting: `wait 1m`, `no 15m`, `12 of 55 bars of 15m`.
    var wanting: String {
        guard silence == nil else { return "" }
        guard let reading else { return "no closed bar" }
        if let missing = reading.missing.first {
            return "\(missing.frame.name) has \(missing.bars) of \(missing.needed)"
        }
        guard !reading.isTradeable else { return isOld ? "stale" : isLocked ? "no trade now" : "" }
        guard reading.score == 2, let against = reading.verdicts.first(where: { $0.side != reading.side }) else {
            return reading.score == 3 ? "wait volume" : "no"
        }
        return "\(against.role == .trigger ? "wait" : "no") \(against.frame.name)"
    }
}
