import Market

/// One-minute bars as CSV with a header; the time is the start of the minute. Further columns are passed over.
struct CommaBars: RecordingFormat {
    static let example = "timestamp,open,high,low,close,volume"
    static let separator = UInt8(ascii: ",")
    static let hasHeader = true

    private let furtherCells: Int

    init?(firstLine: String) {
        let names = ["timestamp", "open", "high", "low", "close", "volume"]
        guard let further = Self.furtherColumns(firstLine, after: names) else { return nil }
        furtherCells = further
    }

    func readRow(_ text: inout RowScanner, into rows: inout RecordedRows) throws(RowFault) {
        let time = try text.isoTime()
        try rows.bars.readPricesAndVolume(&text, start: time)
        try text.endRow(furtherCells: furtherCells)
    }
}

extension RecordedBars {
    /// Reads open, high, low, close and volume, checks them, and appends the bar that starts at `start`.
    @inline(__always)
    mutating func readPricesAndVolume(_ text: inout RowScanner, start: Int64) throws(RowFault) {
        try text.nextCell()
        let open = try text.price("open")
        try text.nextCell()
        let high = try text.price("high")
        try text.nextCell()
        let low = try text.price("low")
        try text.nextCell()
        let close = try text.price("close")
        try text.nextCell()
        let volume = try text.contracts("volume")
        guard high >= max(open, close, low), low <= min(open, close) else { throw .priceOrder }
        let (minute, rest) = start.quotientAndRemainder(dividingBy: Timestamp.minute)
        guard rest == 0 else { throw .wholeMinute }
        if let last = minutes.last, minute <= last {
            throw .ascending(after: Timestamp(minutes: last), strictly: true)
        }
        append(minute: Int32(minute), open: open, high: high, low: low, close: close, volume: volume)
    }
}
