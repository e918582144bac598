import Market
import State

/// A snapshot as a small table for people and scripts: one line an instrument.
enum OnceTable {
    static func text(_ snapshot: Snapshot) -> String {
        var rows = [["symbol", "last", "chg%", "vwap%", "age", "source"]]
        rows += snapshot.instruments.map { row($0, snapshot) }
        return head(snapshot) + "\n" + PlainTable.text(rows, left: [0, rows[0].count - 1])
    }

    private static func head(_ snapshot: Snapshot) -> String {
        let clock = snapshot.time.map { time in
            let local = NewYork.local(time)
            return "\(local.date) \(local.clockWithSeconds) ET"
        }
        return [snapshot.mode.tag, clock].compactMap { $0 }.joined(separator: "  ")
    }

    private static func row(_ state: InstrumentState, _ snapshot: Snapshot) -> [String] {
        let missing = "-"
        let style = NumberStyle.plain
        let age = snapshot.time.flatMap { now in state.last.map { SpanText.exact(now - $0.time) } }
        return [
            state.instrument.symbol, state.last.map { state.spec.text($0.price, style: style) } ?? missing,
            state.changePercent.flatMap { style.text($0, decimals: 2, signed: true) } ?? missing,
            state.vwapPercent.flatMap { style.text($0, decimals: 2, signed: true) } ?? missing, age ?? missing,
            state.source,
        ]
    }
}
