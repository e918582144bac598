import Canvas
import Market
import State
import Studies

/// What the insights say of one instrument on closed five-minute bars, ready for a table or a few lines.
struct InsightLine: Sendable {
    /// The frame of waves, volatility, quality and regime everywhere on the desk, so that figures agree.
    static let frame = TimeFrame.fiveMinutes

    let slot: Int
    let instrument: InstrumentState
    let delta: DeltaLine
    let studies: FrameStudies?
    let style: NumberStyle
    private let isOld: Bool
    /// `1h55m old` where it is silent alone.
    let silence: String?

    init(slot: Int, _ context: PaneContext) {
        self.slot = slot
        instrument = context.snapshot.instruments[slot]
        delta = DeltaLine(slot: slot, context)
        studies = instrument.frames[Self.frame]?.studies
        style = context.facts.numbers
        let freshness = Freshness(instrument, context.snapshot)
        isOld = freshness.isOld
        silence = freshness.silence
    }

    private var missing: [Run] { [Run("—", .faint)] }
    private func pen(_ role: Role) -> Pen { Pen(isOld ? .stale : role) }

    /// The wave, and in its place the age of what is silent: nothing runs there.
    var wave: [Run] { silence.map { [Run($0, .warn)] } ?? waveRatio }

    /// `▲ 2.1×`
    var waveRatio: [Run] {
        guard let ratio = studies?["wave.current"], let text = Self.multiple(ratio.magnitude, style) else {
            return missing
        }
        let speed = studies?["wave.speed"] ?? 0
        let arrow = speed > 0 ? Run("▲ ", pen(.up)) : speed < 0 ? Run("▼ ", pen(.down)) : Run("· ", .faint)
        return [arrow, Run(text, pen(.text))]
    }

    /// `2.1×`, and `>10×` beyond: then its side had hardly any wave, and how hardly any says nothing.
    static func multiple(_ ratio: Double, _ style: NumberStyle) -> String? {
        ratio > 10 ? ">10×" : style.text(ratio, decimals: 1).map { "\($0)×" }
    }

    var strength: [Run] {
        guard silence == nil, let word = studies?.word("wave.strength") else { return [] }
        return [Run(word.lowercased(), pen(word.contains("Strong") ? .text : .dim))]
    }

    var momentum: [Run] {
        guard silence == nil, let word = studies?.word("wave.momentum") else { return [] }
        return [Run(word.lowercased(), pen(.dim))]
    }

    var phase: [Run] {
        studies?.word("wave.phase").map { [Run($0, pen($0.hasSuffix("TREND") ? .text : .dim))] } ?? missing
    }

    /// `HIGH`: the cluster of ranges that this one belongs to.
    var cluster: [Run] {
        guard let word = studies?.word("volatility.cluster") else { return missing }
        return [Run(word == "MEDIUM" ? "MED" : word, pen(word == "HIGH" ? .text : .dim))]
    }

    /// `83%`: past ranges below this one, of all.
    var rank: [Run] {
        guard let share = studies?["volatility.percentile"], let text = style.text(100 * share, decimals: 0) else {
            return missing
        }
        return [Run("\(text)%", pen(.dim))]
    }

    /// `HIGH rank 83%`: two answers, each with its name, for they need not agree.
    var volatility: [Run] {
        studies?["volatility.percentile"] == nil ? missing : cluster + [Run(" rank ", .dim)] + rank
    }

    /// Times the usual number of contracts, by volatility and regime together.
    var sizeFactor: Double? {
        studies?["volatility.size"].map { RegimeReading.positionMultiplier(studies?["regime.size"], volatility: $0) }
    }

    /// `×0.30`; `skip` where ranges are dead or extreme.
    var size: [Run] {
        guard let size = sizeFactor, let text = style.text(size, decimals: 2) else { return missing }
        if studies?["volatility.entry"] == 0 { return [Run("skip", pen(.warn))] }
        // As it is written: what only just falls short of the usual is no less.
        return [Run("×\(text)", pen((100 * size).rounded() < 100 ? .text : .dim))]
    }

    var hint: [Run] { studies?.word("volatility.hint").map { [Run($0.lowercased(), pen(.dim))] } ?? [] }

    /// `72% ✓`: the mark says that it is high, for a side.
    var quality: [Run] {
        guard let score = studies?["quality.score"], let text = style.text(100 * score, decimals: 0) else {
            return missing
        }
        let isHigh = studies?["quality.high"] == 1
        return [Run("\(text)%", pen(isHigh ? .text : .dim)), isHigh ? Run(" ✓", pen(.up)) : Run("  ")]
    }

    var strengthIndex: [Run] {
        studies?["quality.rsi"].flatMap { style.text($0, decimals: 0) }.map { [Run($0, pen(.dim))] } ?? missing
    }

    /// `trending .81`, or `trending → choppy 2/3` while another is the likeliest and has yet to last to take its place;
    /// what ranges alone say while there is no model.
    var regime: [Run] { regime(arrow: " → ") { $0 } }

    /// The same for a column: `trending .81`, `trend→chop 2/3`.
    var regimeCell: [Run] { regime(arrow: "→") { Self.shortRegimes[$0] ?? $0 } }

    private static let shortRegimes = ["trending": "trend", "volatile": "wild", "choppy": "chop"]

    private func regime(arrow: String, _ name: (String) -> String) -> [Run] {
        guard let held = studies?.word("regime.regime"), let share = studies?["regime.confidence"].map(chance) else {
            return studies?.word("regime.fallback").map { [Run("\($0.lowercased()) by range", pen(.dim))] } ?? missing
        }
        let role: Role = held == "trending" ? .text : .dim
        if let next = successor {
            return [
                Run(name(held), pen(role)),
                Run("\(arrow)\(name(next.regime)) \(next.bars)/\(RegimeHysteresis.bars)", pen(.text)),
            ]
        }
        return [Run(held.padding(8), pen(role)), Run(" \(share)", pen(.dim))]
    }

    /// The regime that is likelier than the one held, and in how many bars in a row it has been; nil where the one held is
    /// the likeliest itself.
    var successor: (regime: String, bars: Int)? {
        guard let held = studies?.word("regime.regime"), let raw = studies?.word("regime.raw"), raw != held,
            let bars = studies?["regime.persistence"]
        else { return nil }
        return (raw, Int(bars))
    }

    /// `.81`
    private func chance(_ share: Double) -> String {
        let text = style.text(100 * share, decimals: 0) ?? "?"
        return text == "100" ? "1.0" : ".\(text.count < 2 ? "0" : "")\(text)"
    }

    /// The insights of one instrument in three lines.
    var summary: [[RowItem]] {
        func item(_ label: String, _ runs: [Run], priority: Int) -> RowItem? {
            runs.isEmpty ? nil : RowItem([Run("\(label) ", .dim)] + runs, priority: priority)
        }
        func plain(_ runs: [Run], priority: Int) -> RowItem? { runs.isEmpty ? nil : RowItem(runs, priority: priority) }
        return [
            [
                item("wave", wave + (strength.isEmpty ? [] : [Run(" ")] + strength), priority: 9),
                item("phase", phase, priority: 7), plain(momentum, priority: 3),
            ],
            [item("vol", volatility, priority: 9), item("size", size, priority: 8), plain(hint, priority: 3)],
            [
                item("regime", regime, priority: 8), item("quality", quality, priority: 9),
                item("rsi", strengthIndex, priority: 5),
            ],
        ].map { $0.compactMap { $0 } }
    }
}

extension String {
    /// Padded with blanks to a width.
    fileprivate func padding(_ columns: Int) -> String {
        self + String(repeating: " ", count: max(0, columns - TextWidth.columns(self)))
    }
}
