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
    private let studies: FrameStudies?
    private let style: NumberStyle
    private let isOld: Bool

    init(slot: Int, _ context: PaneContext) {
        self.slot = slot
        instrument = context.snapshot.instruments[slot]
        delta = DeltaLine(slot: slot, context)
        studies = instrument.frames[Self.frame]?.studies
        style = context.facts.numbers
        isOld = Freshness(instrument, context.snapshot).isOld
    }

    private var missing: [Run] { [Run("—", .faint)] }
    private func pen(_ role: Role) -> Pen { Pen(isOld ? .stale : role) }

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
        studies?.word("wave.strength").map { [Run($0.lowercased(), pen($0.contains("Strong") ? .text : .dim))] } ?? []
    }

    var momentum: [Run] { studies?.word("wave.momentum").map { [Run($0.lowercased(), pen(.dim))] } ?? [] }

    var phase: [Run] {
        studies?.word("wave.phase").map { [Run($0, pen($0.hasSuffix("TREND") ? .text : .dim))] } ?? missing
    }

    /// `HIGH 83%`
    var volatility: [Run] {
        guard let word = studies?.word("volatility.cluster"), let share = studies?["volatility.percentile"],
            let text = style.text(100 * share, decimals: 0)
        else { return missing }
        let name = word == "MEDIUM" ? "MED " : word.padding(4)
        return [Run("\(name) \(text)%", pen(word == "HIGH" ? .text : .dim))]
    }

    /// Times the usual number of contracts; `skip` where ranges are dead or extreme.
    var size: [Run] {
        guard let size = studies?["volatility.size"], let text = style.text(size, decimals: 1) else { return missing }
        if studies?["volatility.entry"] == 0 { return [Run("skip", pen(.warn))] }
        return [Run("×\(text)", pen(size < 1 ? .text : .dim))]
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

    /// `trending .81`; what ranges alone say while there is no model.
    var regime: [Run] {
        guard let word = studies?.word("regime.regime"), let chance = studies?["regime.confidence"],
            let text = style.text(100 * chance, decimals: 0)
        else {
            return studies?.word("regime.fallback").map { [Run("\($0.lowercased()) by range", pen(.dim))] } ?? missing
        }
        let share = text == "100" ? "1.0" : ".\(text.count < 2 ? "0" : "")\(text)"
        return [Run(word.padding(8), pen(word == "trending" ? .text : .dim)), Run(" \(share)", pen(.dim))]
    }

    /// The insights of one instrument in three lines.
    var summary: [[RowItem]] {
        func item(_ label: String, _ runs: [Run], priority: Int) -> RowItem? {
            runs.isEmpty ? nil : RowItem([Run("\(label) ", .dim)] + runs, priority: priority)
        }
        func plain(_ runs: [Run], priority: Int) -> RowItem? { runs.isEmpty ? nil : RowItem(runs, priority: priority) }
        return [
            [
                item("wave", waveRatio + (strength.isEmpty ? [] : [Run(" ")] + strength), priority: 9),
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
