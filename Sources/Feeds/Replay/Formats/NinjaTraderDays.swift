/// NinjaTrader's text export of days: recognised only to say that it cannot be played.
struct NinjaTraderDays: RecordingFormat {
    static let example = "20240102;16800.25;16901.5;16799.75;16850;642000"
    static let separator = UInt8(ascii: ";")
    static let hasHeader = false

    init?(firstLine: String) {
        guard let line = Self.ninjaTrader(firstLine), line.cells == 6, line.stampParts == 1 else { return nil }
    }

    func readRow(_ text: inout RowScanner, into rows: inout RecordedRows) throws(RowFault) {
        throw RowFault(
            expected: "bars of one minute or ticks, not of a day", mend: "export minutes or ticks from NinjaTrader")
    }
}
