import Market

/// TradingView's chart export: seconds or milliseconds since 1970, or ISO 8601, at the start of the minute; indicators may
/// follow.
struct TradingViewBars: RecordingFormat {
    static let example = "time,open,high,low,close,Volume"
    static let separator = UInt8(ascii: ",")
    static let hasHeader = true

    private let columns: NamedColumns

    init?(firstLine: String) {
        let names: [String: NamedColumns.Role] = [
            "time": .time, "open": .open, "high": .high, "low": .low, "close": .close, "volume": .volume,
        ]
        guard let columns = NamedColumns(firstLine, names: names, needs: [.time, .open, .high, .low, .close]),
            columns.roles.first == .time
        else { return nil }
        self.columns = columns
    }

    func facts(ofRow row: String) -> RecordingRowFacts? { columns.facts(of: row) }

    func readRow(_ text: inout RowScanner, into rows: inout RecordedRows) throws(RowFault) {
        guard columns.contains(.volume) else { throw .noVolume }
        try rows.bars.take(VendorRow(&text, columns, &rows))
    }
}
