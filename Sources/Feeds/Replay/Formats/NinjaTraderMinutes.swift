import Market

/// NinjaTrader's text export of minutes: no header, UTC, the stamp is the end of the minute.
struct NinjaTraderMinutes: RecordingFormat {
    static let example = "20240102 143100;16800.25;16801.5;16799.75;16800;842"
    static let separator = UInt8(ascii: ";")
    static let hasHeader = false

    init?(firstLine: String) {
        guard let line = Self.ninjaTrader(firstLine), line.cells == 6, line.stampParts == 2 else { return nil }
    }

    func readRow(_ text: inout RowScanner, into rows: inout RecordedRows) throws(RowFault) {
        let time = try text.compactTime()
        try rows.bars.readPricesAndVolume(&text, start: time - Timestamp.minute)
        try text.endRow()
    }
}
