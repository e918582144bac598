import Market

/// Massive's flat files of minutes, unpacked: any number of contracts, nanoseconds at the start of the minute.
struct MassiveMinutes: RecordingFormat {
    static let example = "ticker,volume,open,close,high,low,window_start,transactions"
    static let separator = UInt8(ascii: ",")
    static let hasHeader = true

    private let columns: NamedColumns

    init?(firstLine: String) {
        let names: [String: NamedColumns.Role] = [
            "ticker": .symbol, "window_start": .time, "open": .open, "high": .high, "low": .low, "close": .close,
            "volume": .volume,
        ]
        let needs: Set<NamedColumns.Role> = [.symbol, .time, .open, .high, .low, .close, .volume]
        guard let columns = NamedColumns(firstLine, names: names, needs: needs) else { return nil }
        self.columns = columns
    }

    func facts(ofRow row: String) -> RecordingRowFacts? { columns.facts(of: row) }

    func readRow(_ text: inout RowScanner, into rows: inout RecordedRows) throws(RowFault) {
        try rows.bars.take(VendorRow(&text, columns, &rows))
    }
}

/// Massive's flat files of trades, unpacked. They do not tell who crossed the spread.
struct MassiveTrades: RecordingFormat {
    static let example = "ticker,timestamp,price,size,sequence_number"
    static let separator = UInt8(ascii: ",")
    static let hasHeader = true

    private let columns: NamedColumns

    init?(firstLine: String) {
        let names: [String: NamedColumns.Role] = [
            "ticker": .symbol, "timestamp": .time, "price": .price, "size": .size,
        ]
        guard let columns = NamedColumns(firstLine, names: names, needs: [.symbol, .time, .price, .size]) else {
            return nil
        }
        self.columns = columns
    }

    func facts(ofRow row: String) -> RecordingRowFacts? { columns.facts(of: row) }

    func readRow(_ text: inout RowScanner, into rows: inout RecordedRows) throws(RowFault) {
        let row = try VendorRow(&text, columns, &rows)
        guard row.isWanted else { return }
        try rows.trades.appendAscending(time: row.time, price: row.price, size: row.size, aggressor: .unknown)
    }
}
