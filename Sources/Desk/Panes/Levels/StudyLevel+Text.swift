import Market
import Studies

extension StudyLevel {
    /// Its lower and upper price, or the one price it is.
    func bounds(_ spec: ContractSpec, _ style: NumberStyle) -> String {
        low == high
            ? spec.text(low, style: style) : "\(spec.text(low, style: style))–\(spec.text(high, style: style))"
    }

    /// `FVG ↑`; sessions in three letters.
    var shortName: String {
        switch kind {
        case .fairValueGap, .inverseGap, .orderBlock, .breaker, .tradeEntry:
            "\(kind.name) \(isBullish ? "↑" : "↓")"
        case .asiaHigh: "ASH"
        case .asiaLow: "ASL"
        case .londonHigh: "LOH"
        case .londonLow: "LOL"
        case .newYorkHigh: "NYH"
        case .newYorkLow: "NYL"
        default: kind.name
        }
    }

    /// What it is, in two or three words.
    var meaning: String {
        switch kind {
        case .fairValueGap: "fair value gap"
        case .inverseGap: "inverse gap"
        case .orderBlock: "order block"
        case .breaker: "breaker"
        case .buySideLiquidity: touches > 1 ? "equal highs" : "swing high"
        case .sellSideLiquidity: touches > 1 ? "equal lows" : "swing low"
        case .tradeEntry: "optimal entry"
        case .priorDayHigh: "prior day high"
        case .priorDayLow: "prior day low"
        default: kind.name
        }
    }

    private var isSession: Bool {
        switch kind {
        case .priorDayHigh, .priorDayLow, .asiaHigh, .asiaLow, .londonHigh, .londonLow, .newYorkHigh, .newYorkLow: true
        default: false
        }
    }

    /// What has become of it: `open`, `tested 09:42`, `filled 09:40` …
    func state(_ clock: (Timestamp) -> String) -> String {
        if let end, let endedAt { return "\(end.rawValue) \(clock(endedAt))" }
        let isBlock = kind == .orderBlock || kind == .breaker
        let isGap = kind == .fairValueGap || kind == .inverseGap
        if let filledAt { return "\(isBlock ? "mitigated" : isGap ? "filled" : "taken") \(clock(filledAt))" }
        if let testedAt { return "tested \(clock(testedAt))" }
        if isSession { return "untouched" }
        return kind == .buySideLiquidity || kind == .sellSideLiquidity ? "resting" : "open"
    }
}

/// Instants as narrow columns write them, in New York.
struct DayClock: Sendable {
    let now: Timestamp?

    /// `09:42` today, else the day of the week within six days, else the date.
    func short(_ time: Timestamp) -> String { isToday(time) ? NewYork.local(time).clock : day(time) }

    /// `09:42` today, else with its day.
    func full(_ time: Timestamp) -> String {
        let clock = NewYork.local(time).clock
        return isToday(time) ? clock : "\(day(time)) \(clock)"
    }

    private func isToday(_ time: Timestamp) -> Bool {
        now.map { NewYork.local($0).date == NewYork.local(time).date } ?? false
    }

    private func day(_ time: Timestamp) -> String {
        let date = NewYork.local(time).date
        let isNear = now.map { abs($0 - time) < 6 * 1_440 * Timestamp.minute } ?? false
        return isNear ? date.weekday.short : "\(date)"
    }
}
