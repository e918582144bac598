import Canvas
import Market
import State

/// One instrument in the scanner: what is live, and what was measured at the last refresh.
struct ScannerLine: Sendable {
    let slot: Int
    let instrument: InstrumentState
    let row: ScannerRow?
    let style: NumberStyle
    let isOld: Bool
    /// `1h55m old` where it is silent alone.
    let silence: String?
    private let label: String
    /// Its front month changes soon.
    private let rolls: Bool
    private let refreshTime: Timestamp?

    init(slot: Int, _ snapshot: Snapshot, _ style: NumberStyle) {
        self.slot = slot
        instrument = snapshot.instruments[slot]
        row = snapshot.scanner.rows.first { $0.slot == slot }
        self.style = style
        let freshness = Freshness(instrument, snapshot)
        isOld = freshness.isOld
        silence = freshness.silence
        label = snapshot.label(of: instrument)
        rolls = snapshot.roll(of: instrument.instrument) != nil
        refreshTime = snapshot.scanner.refreshed
    }

    /// The last closed minute at the last refresh; prices sort by it.
    var refreshed: RefreshedFigures? { refreshTime.flatMap { RefreshedFigures(instrument, at: $0) } }

    /// The day that the pivots come from.
    var previousDay: DailyLevels? { instrument.previousDay }

    /// The root, or the contract beside another of its root, with an arrow while it is about to change.
    var symbol: [Run] {
        [Run(label, Pen(silence == nil ? .text : .stale, .bold))] + (rolls ? [Run("→", .warn)] : [])
    }

    var last: [Run] {
        guard let last = instrument.last else { return missing }
        return [Run(instrument.spec.text(last.price, style: style), isOld ? .stale : .bright)]
    }

    var change: [Run] { percent(instrument.changePercent, calmBelow: 0) }

    /// Small distances are ordinary and stay without colour.
    var vwapPercent: [Run] { percent(instrument.vwapPercent, calmBelow: 0.25) }

    var trend: [Run] {
        switch row?.trend {
        case .up: [Run("▲", isOld ? .stale : .up)]
        case .down: [Run("▼", isOld ? .stale : .down)]
        case .flat: [Run("·", .faint)]
        case nil: []
        }
    }

    var trendKey: Double? {
        row?.trend.map { $0 == .up ? 1 : $0 == .down ? -1 : 0 }
    }

    var surge: [Run] { row?.isVolumeSurge == true && silence == nil ? [Run("↯", isOld ? .stale : .bright)] : [] }

    var volume: [Run] { dim(row?.volume.map { style.text($0, decimals: 0) }) }

    /// Mean change a minute over the last four.
    var momentum: [Run] { text(points(row?.momentum, signed: true)) }

    /// Highest high less lowest low of the last five closed minutes.
    var range: [Run] {
        let bars = instrument.frames[.oneMinute]?.bars.suffix(5) ?? []
        guard bars.count == 5, let high = bars.map(\.high).max(), let low = bars.map(\.low).min() else { return [] }
        return text(points(instrument.spec.points(high) - instrument.spec.points(low)))
    }

    /// Of the last closed minute.
    var lastVolume: [Run] {
        text(instrument.frames[.oneMinute]?.bars.last.map { style.text($0.volume, decimals: 0) })
    }

    /// From the pivot to the last price.
    var distance: [Run] {
        guard let previousDay, let last = instrument.last else { return missing }
        // From the pivot as it is written, on the tick, so that the figures on the screen add up.
        let pivot = instrument.spec.price(points: previousDay.pivots.pivot)
        let distance = Price(ticks: last.price - pivot)
        return text(instrument.spec.text(distance, style: style, signed: true))
    }

    /// Volume of the day so far over its usual by this minute.
    var relativeVolume: [Run] {
        text(instrument.frames[.oneMinute]?.studies.now("rvol.day").flatMap { style.text($0, decimals: 1) })
    }

    /// Speed of the running wave over the mean of its side, after the last closed five minutes.
    var wave: [Run] { dim(waveKey.flatMap { InsightLine.multiple($0, style) }) }

    var waveKey: Double? { instrument.frames[InsightLine.frame]?.studies["wave.current"].map(\.magnitude) }

    /// Closes of the last hour.
    var hour: [Run] {
        guard let frame = instrument.frames[.oneMinute] else { return [] }
        // Twenty dots of three minutes.
        let sampled = stride(from: 57, through: 0, by: -3).compactMap { back in
            frame.bar(back: back).map { instrument.spec.points($0.close) }
        }
        return [Run(Sparkline.text(sampled, columns: 10), isOld ? .stale : .text)]
    }

    func points(_ value: Double?, signed: Bool = false) -> String? {
        value.flatMap { instrument.spec.text(points: $0, style: style, signed: signed) }
    }

    /// A level as its nearest price.
    func tick(_ value: Double?) -> String? {
        value.map { instrument.spec.text(instrument.spec.price(points: $0), style: style) }
    }

    func text(_ figure: String?) -> [Run] { figure.map { [Run($0, isOld ? .stale : .text)] } ?? missing }
    func dim(_ figure: String?) -> [Run] { figure.map { [Run($0, isOld ? .stale : .dim)] } ?? missing }

    private var missing: [Run] { [Run("—", .faint)] }

    private func percent(_ value: Double?, calmBelow limit: Double) -> [Run] {
        guard let value, let text = style.text(value, decimals: 2, signed: true) else { return missing }
        let isCalm = value.magnitude < limit || value.magnitude < 0.005
        return [Run(text, isOld ? .stale : isCalm ? .text : value > 0 ? .up : .down)]
    }
}

/// Figures of an instrument as of a refresh, from the last minute that had closed.
struct RefreshedFigures: Hashable, Sendable {
    /// In points.
    var close: Double
    var vwap: Double?
    var relativeVolume: Double?

    init?(_ instrument: InstrumentState, at time: Timestamp) {
        guard let frame = instrument.frames[.oneMinute] else { return nil }
        let back = frame.barsAfter(time.adding(minutes: -1))
        guard let bar = frame.bar(back: back) else { return nil }
        close = instrument.spec.points(bar.close)
        vwap = frame.value("vwap.value", back: back)
        relativeVolume = frame.value("rvol.day", back: back)
    }

    var vwapPercent: Double? {
        vwap.flatMap { $0 == 0 ? nil : (close - $0) / abs($0) * 100 }
    }
}
