import Canvas
import Market
import State
import Studies

/// What volume delta says of one instrument on one-minute bars, ready for a row, a few items or a line of insights.
struct DeltaLine: Sendable {
    /// The frame of volume delta everywhere on the desk, so that figures agree.
    static let frame = TimeFrame.oneMinute
    /// Bars for which a divergence is news.
    private static let news = 30

    let slot: Int
    let instrument: InstrumentState
    let studies: FrameStudies?
    let style: NumberStyle
    private let isOld: Bool
    /// Root or contract, grey where it is silent alone.
    let symbol: [Run]

    init(slot: Int, _ context: PaneContext) {
        self.slot = slot
        instrument = context.snapshot.instruments[slot]
        studies = instrument.frames[Self.frame]?.studies
        style = context.facts.numbers
        let freshness = Freshness(instrument, context.snapshot)
        isOld = freshness.isOld
        symbol = [Run(context.snapshot.label(of: instrument), Pen(freshness.isSilent ? .stale : .text, .bold))]
    }

    private var missing: [Run] { [Run("—", .faint)] }
    private func pen(_ role: Role) -> Pen { Pen(isOld ? .stale : role) }

    /// False before the first bar of the day.
    var isKnown: Bool { studies?.now("cvd.sum") != nil }

    /// `+12,949`: bought less sold since the trading day began, as of now.
    var sum: [Run] { signed(studies?.now("cvd.sum")) }

    /// `−312`: bought less sold in the last closed bar.
    var lastBar: [Run] { signed(studies?["cvd.delta"]) { style.contracts($0, signed: true) } }

    /// `1,204 bought 1,516 sold`, in the last closed bar.
    var sides: [Run]? {
        guard let bought = studies?["cvd.bought"].flatMap({ style.contracts($0, isShare: true) }),
            let sold = studies?["cvd.sold"].flatMap({ style.contracts($0, isShare: true) })
        else { return nil }
        return [Run(bought, pen(.text)), Run(" bought ", .dim), Run(sold, pen(.text)), Run(" sold", .dim)]
    }

    private func signed(_ value: Double?, _ text: ((Double) -> String?)? = nil) -> [Run] {
        let write = text ?? { style.text($0, decimals: 0, signed: true) }
        guard let value, let text = write(value) else { return missing }
        return [Run(text, pen(value > 0 ? .up : value < 0 ? .down : .text))]
    }

    /// `est.`, `tick rule` or `trades`: the weakest way in which a bar of the day is known.
    var source: String? { studies?.word("cvd.source") }

    /// `rising +1.8σ`: the rise of the sum over some bars in its standard deviations.
    var slope: [Run] {
        guard let slope = studies?["cvd.slope"], let text = style.text(slope, decimals: 1, signed: true) else {
            return missing
        }
        return [Run(direction ?? "flat", pen(direction == nil ? .dim : .text)), Run(" \(text)σ", pen(.dim))]
    }

    private var direction: String? {
        switch studies?.word("cvd.bias") {
        case "bullish": "rising"
        case "bearish": "falling"
        default: nil
        }
    }

    /// The last divergence of the trading day, and the bars that have closed since the one that confirmed it.
    private var divergence: (isBullish: Bool, age: Int)? {
        guard let event = lastDivergence, let age = studies?["divergence.age"] else { return nil }
        return (event.isBullish, Int(age))
    }

    /// The last divergence, where the trading day has any.
    var lastDivergence: DeltaDivergence.Event? {
        guard let event = studies?.divergences.last, let now = studies?.settledAt else { return nil }
        let calendar = instrument.spec.calendar
        return calendar.tradingDay(atOrAfter: event.confirmedAt) == calendar.tradingDay(atOrAfter: now) ? event : nil
    }

    /// `bullish 4m`, dim once it is no news.
    var divergenceAge: [Run] {
        guard let (isBullish, age) = divergence else { return missing }
        let span = age < 60 ? "\(age)m" : SpanText.exact(Int64(age) * Timestamp.minute)
        return [Run("\(isBullish ? "bullish" : "bearish") \(span)", pen(age <= Self.news ? .text : .dim))]
    }

    /// `bullish divergence 4m ago`, of the last half hour.
    var recentDivergence: String? {
        guard let (isBullish, age) = divergence, age <= Self.news else { return nil }
        return "\(isBullish ? "bullish" : "bearish") divergence \(age)m ago"
    }

    /// `buyers` who absorbed in the last closed bar.
    var absorbers: String? { studies?.word("absorption.side").flatMap { $0 == "none" ? nil : $0 } }

    /// `buyers absorb`
    var absorption: String? { absorbers.map { "\($0) absorb" } }

    /// What volume says against price, and where the sum goes; empty while it says nothing.
    var words: [String] { [direction, recentDivergence, absorption].compactMap { $0 } }

    /// The figures in two lines, or what of them fits into one.
    func items(rows: Int) -> [[RowItem]] {
        let last = [Run("last bar ", .dim)] + lastBar
        let name = ["CVD", source].compactMap { $0 }.joined(separator: " ")
        var first = [RowItem([Run("\(name) ", .dim)] + sum, priority: 10), RowItem(last, priority: 9)]
        if let sides { first.append(RowItem(sides, priority: 4)) }
        var second = [RowItem([Run("slope ", .dim)] + slope, priority: 5).or(slope, priority: 8)]
        if let recentDivergence {
            second.append(
                RowItem(recentDivergence, pen(.text), priority: 7)
                    .or([Run("div. ", .dim)] + divergenceAge, priority: 9))
        }
        if let absorption { second.append(RowItem(absorption, pen(.text), priority: 6)) }
        return rows > 1 ? [first, second] : [first + second]
    }

    /// What a row of the table says, in the order of `columns`.
    var cells: [[Run]] {
        [
            symbol, sum, lastBar, slope, divergenceAge,
            absorbers.map { [Run($0, pen(.text))] } ?? missing, source.map { [Run($0, .dim)] } ?? missing,
        ]
    }

    static func table(_ lines: [DeltaLine], x: Int, width: Int) -> Table {
        let rows = lines.map(\.cells)
        let columns: [(String, TableColumn.Alignment, Int)] = [
            ("sym", .left, 100), ("CVD", .right, 95), ("last bar", .right, 90), ("slope", .left, 80),
            ("divergence", .left, 70), ("absorb", .left, 60), ("from", .left, 94),
        ]
        return Table(
            columns.enumerated().map { index, column in
                let widest = rows.map { $0[index].columns }.max() ?? 0
                return TableColumn(column.0, column.1, width: max(3, widest), priority: column.2)
            }, x: x, width: width)
    }
}
