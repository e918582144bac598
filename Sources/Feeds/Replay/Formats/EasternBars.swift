import Market

/// Minutes as FirstRate and Kibot sell them: no header, New York time at the start of the minute.
struct EasternBars: RecordingFormat {
    static let example = "2024-01-02 09:30:00,16800.25,16801.5,16799.75,16800,842"
    static let separator = UInt8(ascii: ",")
    static let hasHeader = false

    /// Kibot writes date and time in two cells.
    private let hasClockCell: Bool

    init?(firstLine: String) {
        let cells = firstLine.split(separator: ",", omittingEmptySubsequences: false)
        guard let first = cells.first, let digit = first.first, digit.isNumber else { return nil }
        let isDate = first.contains("-") || first.contains("/")
        hasClockCell = !first.contains(":")
        guard isDate, cells.count == (hasClockCell ? 7 : 6), !hasClockCell || cells[1].contains(":") else { return nil }
    }

    func readRow(_ text: inout RowScanner, into rows: inout RecordedRows) throws(RowFault) {
        let date = try text.looseDate()
        if hasClockCell {
            try text.nextCell()
        } else {
            guard text.take(UInt8(ascii: " ")) || text.take(UInt8(ascii: "T")) else { throw .easternTime }
        }
        let time = try text.easternClock(on: date)
        try rows.bars.readPricesAndVolume(&text, start: time)
        try text.endRow()
    }
}
