import Market

/// Databento's minutes as CSV: times in ISO 8601 or nanoseconds, prices in decimals or billionths, any number of contracts
/// in one file.
struct DatabentoBars: RecordingFormat {
    static let example = "ts_event,rtype,publisher_id,instrument_id,open,high,low,close,volume,symbol"
    static let separator = UInt8(ascii: ",")
    static let hasHeader = true

    private let columns: NamedColumns

    init?(firstLine: String) {
        let names: [String: NamedColumns.Role] = [
            "ts_event": .time, "open": .open, "high": .high, "low": .low, "close": .close, "volume": .volume,
            "symbol": .symbol,
        ]
        guard let columns = NamedColumns(firstLine, names: names, needs: [.time, .open, .high, .low, .close, .volume])
        else { return nil }
        self.columns = columns
    }

    func facts(ofRow row: String) -> RecordingRowFacts? { columns.facts(of: row) }

    func readRow(_ text: inout RowScanner, into rows: inout RecordedRows) throws(RowFault) {
        let row = try VendorRow(&text, columns, &rows, hasFixedPrices: true)
        try rows.bars.take(row)
    }
}

/// Databento's trades as CSV, alone or with the quotes beside them. The side is the aggressor's.
struct DatabentoTrades: RecordingFormat {
    static let example = "ts_recv,ts_event,rtype,publisher_id,instrument_id,action,side,depth,price,size,symbol"
    static let separator = UInt8(ascii: ",")
    static let hasHeader = true

    private let columns: NamedColumns

    init?(firstLine: String) {
        let names: [String: NamedColumns.Role] = [
            "ts_event": .time, "action": .action, "side": .side, "price": .price, "size": .size, "symbol": .symbol,
        ]
        guard let columns = NamedColumns(firstLine, names: names, needs: [.time, .action, .side, .price, .size]) else {
            return nil
        }
        self.columns = columns
    }

    func facts(ofRow row: String) -> RecordingRowFacts? { columns.facts(of: row) }

    func readRow(_ text: inout RowScanner, into rows: inout RecordedRows) throws(RowFault) {
        let row = try VendorRow(&text, columns, &rows, hasFixedPrices: true)
        // Other actions are orders, not trades.
        guard row.isWanted, row.action == UInt8(ascii: "T") else { return }
        let aggressor: Aggressor
        switch row.side {
        case UInt8(ascii: "B"): aggressor = .buyer
        case UInt8(ascii: "A"): aggressor = .seller
        case UInt8(ascii: "N"): aggressor = .unknown
        default: throw .side
        }
        try rows.trades.appendAscending(time: row.time, price: row.price, size: row.size, aggressor: aggressor)
    }
}
