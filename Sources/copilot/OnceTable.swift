import Canvas
import Market
import State

/// A snapshot as a small table for people and scripts: one line an instrument.
enum OnceTable {
    static func text(_ snapshot: Snapshot) -> String {
        var rows = [["symbol", "last", "chg%", "vwap%", "age", "source"]]
        rows += snapshot.instruments.map { row($0, snapshot) }
        var text = head(snapshot) + "\n"
        let widths = rows[0].indices.map { column in rows.map { TextWidth.columns($0[column]) }.max() ?? 0 }
        for row in rows {
            let cells = row.indices.map { column in
                let space = String(repeating: " ", count: widths[column] - TextWidth.columns(row[column]))
                return column == 0 || column == row.count - 1 ? row[column] + space : space + row[column]
            }
            let line = cells.joined(separator: "  ")
            text += line[...(line.lastIndex { $0 != " " } ?? line.startIndex)] + "\n"
        }
        return text
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
        let age = snapshot.time.flatMap { now in state.last.map { ageText(now.nanoseconds - $0.time.nanoseconds) } }
        return [
            state.instrument.symbol, state.last.map { state.spec.text($0.price, style: style) } ?? missing,
            state.changePercent.flatMap { style.text($0, decimals: 2, signed: true) } ?? missing,
            state.vwapPercent.flatMap { style.text($0, decimals: 2, signed: true) } ?? missing, age ?? missing,
            state.source,
        ]
    }

    /// `0s`, `47s`, `4m12s`, `2h10m`
    static func ageText(_ nanoseconds: Int64) -> String {
        let seconds = max(0, nanoseconds / 1_000_000_000)
        switch seconds {
        case ..<60: return "\(seconds)s"
        case ..<3_600: return "\(seconds / 60)m\(padded(Int(seconds % 60), 2))s"
        default: return "\(seconds / 3_600)h\(padded(Int(seconds / 60 % 60), 2))m"
        }
    }
}
