import Market
import State

/// A kept bar as it is printed, prices exact in decimals.
struct BarRow: Encodable {
    var timestamp: String
    var symbol: String
    var source: String
    var open: String
    var high: String
    var low: String
    var close: String
    var volume: Int
    var revision: Int
    var knownAt: String

    init(_ kept: ArchivedBar, of series: ArchivedSeries) {
        let spec = series.instrument.spec
        timestamp = kept.bar.time.utcText()
        symbol = series.instrument.symbol
        source = series.source
        open = spec.decimalText(kept.bar.open)
        high = spec.decimalText(kept.bar.high)
        low = spec.decimalText(kept.bar.low)
        close = spec.decimalText(kept.bar.close)
        volume = kept.bar.volume
        revision = kept.revision
        knownAt = kept.knownAt.utcText()
    }

    /// Begins with the columns that a replay reads.
    static func csv(_ rows: [BarRow]) -> String {
        rows.reduce(into: "timestamp,open,high,low,close,volume,symbol,source,revision,known_at\n") { text, row in
            text += "\(row.timestamp),\(row.open),\(row.high),\(row.low),\(row.close),\(row.volume),"
            text += "\(row.symbol),\(row.source),\(row.revision),\(row.knownAt)\n"
        }
    }
}

extension ContractSpec {
    /// A price in decimals, whatever the display: `110.515625`.
    fileprivate func decimalText(_ price: Price) -> String {
        guard let decimals = tick.decimals else { return text(price, style: .plain) }
        let unit = (0..<decimals).reduce(1) { power, _ in power * 10 }
        return NumberStyle.plain.text(price.ticks * tick.numerator * unit / tick.denominator, decimals: decimals)
    }
}

/// The series that are kept, a line each.
enum BarsTable {
    static func text(_ summaries: [ArchivedSummary], now: Timestamp) -> String {
        let head = ["contract", "source", "bars", "first, ET", "last, ET", "told"]
        let rows = summaries.map { summary in
            [
                summary.series.instrument.symbol, summary.series.source, "\(summary.count)",
                clock(summary.span.lowerBound), clock(summary.span.upperBound),
                "\(SpanText.exact(max(0, now - summary.knownAt))) ago",
            ]
        }
        return PlainTable.text([head] + rows, left: [0, 1, 3, 4, 5])
    }

    private static func clock(_ instant: Timestamp) -> String {
        let local = NewYork.local(instant)
        return "\(local.date) \(local.clock)"
    }
}
