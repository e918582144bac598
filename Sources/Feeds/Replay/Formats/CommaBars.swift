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
    ///
    /// - Parameter readSides: reads who crossed the spread from the cells behind the volume.
    mutating func readPricesAndVolume(
        _ text: inout RowScanner, start: Int64,
        readSides: (inout RowScanner) throws(RowFault) -> BarSides? = { (_) throws(RowFault) in nil }
    ) throws(RowFault) {
        try text.nextFigure()
        let open = try text.price("open")
        try text.nextFigure()
        let high = try text.price("high")
        try text.nextFigure()
        let low = try text.price("low")
        try text.nextFigure()
        let close = try text.price("close")
        try text.nextFigure()
        let volume = try text.contracts("volume")
        try add(start, open, high, low, close, volume, try readSides(&text))
    }

    /// Appends a row of a vendor's columns; one of another contract is passed over.
    mutating func take(_ row: VendorRow) throws(RowFault) {
        guard row.isWanted else { return }
        try add(row.time, row.open, row.high, row.low, row.close, row.volume)
    }

    @inline(__always)
    private mutating func add(
        _ start: Int64, _ open: Int32, _ high: Int32, _ low: Int32, _ close: Int32, _ volume: Int32,
        _ sides: BarSides? = nil
    ) throws(RowFault) {
        guard high >= max(open, close, low), low <= min(open, close) else { throw .priceOrder }
        let (minute, rest) = start.quotientAndRemainder(dividingBy: Timestamp.minute)
        guard rest == 0 else { throw .wholeMinute }
        if let last = minutes.last, minute <= last {
            throw .ascending(after: Timestamp(minutes: last), strictly: true)
        }
        append(minute: Int32(minute), open: open, high: high, low: low, close: close, volume: volume, sides: sides)
    }
}

extension RowScanner {
    /// Passes over the separator and the blanks behind it.
    @inline(__always)
    mutating func nextFigure() throws(RowFault) {
        try nextCell()
        skipBlanks()
    }
}
