import Market

/// Trades as CSV with a header, times to the nanosecond, each with who crossed the spread. Further columns, such as the
/// exchange's sequence, are passed over.
struct CommaTrades: RecordingFormat {
    static let example = "timestamp,price,size,aggressor,sequence"
    static let separator = UInt8(ascii: ",")
    static let hasHeader = true

    private let furtherCells: Int

    init?(firstLine: String) {
        guard let further = Self.furtherColumns(firstLine, after: ["timestamp", "price", "size", "aggressor"]) else {
            return nil
        }
        furtherCells = further
    }

    func readRow(_ text: inout RowScanner, into rows: inout RecordedRows) throws(RowFault) {
        let time = try text.isoTime()
        try text.nextCell()
        let price = try text.price("price")
        try text.nextCell()
        let size = try text.contracts("size")
        try text.nextCell()
        let aggressor = try aggressor(&text)
        try text.endRow(furtherCells: furtherCells)
        try rows.trades.appendAscending(time: time, price: price, size: size, aggressor: aggressor)
    }

    private func aggressor(_ text: inout RowScanner) throws(RowFault) -> Aggressor {
        for (word, aggressor) in Self.words where word.allSatisfy({ text.take($0) }) { return aggressor }
        throw .aggressor
    }

    private static let words: [(StaticWord, Aggressor)] = [
        (Array("BUY".utf8), .buyer), (Array("SELL".utf8), .seller), (Array("NONE".utf8), .unknown),
    ]
    private typealias StaticWord = [UInt8]
}

extension RecordedTrades {
    /// Appends a trade that is not before the last one; trades of one instant are all kept.
    @inline(__always)
    mutating func appendAscending(time: Int64, price: Int32, size: Int32, aggressor: Aggressor) throws(RowFault) {
        if let last = times.last, time < last {
            throw .ascending(after: Timestamp(nanoseconds: last), strictly: false)
        }
        append(time: time, price: price, size: size, aggressor: aggressor)
    }
}
