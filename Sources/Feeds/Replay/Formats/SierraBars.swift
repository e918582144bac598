import Market

/// Sierra Chart's text export of minutes, from a chart whose time zone is New York; the time is the start of the minute.
struct SierraBars: RecordingFormat {
    static let example = "Date, Time, Open, High, Low, Last, Volume, # of Trades"
    static let separator = UInt8(ascii: ",")
    static let hasHeader = true

    private let furtherCells: Int
    /// Cells between the volume and the contracts traded at the bid, behind which those at the ask stand; nil without.
    private let cellsBeforeSides: Int?

    init?(firstLine: String) {
        let cells = firstLine.split(separator: ",", omittingEmptySubsequences: false).map { cell in
            cell.lowercased().filter { $0 != " " && $0 != "\r" }
        }
        let names = ["date", "time", "open", "high", "low", "last", "volume"]
        guard cells.count >= names.count, zip(cells, names).allSatisfy({ $0 == $1 }) else { return nil }
        let further = cells.dropFirst(names.count)
        furtherCells = further.count
        let bid = further.firstIndex(of: "bidvolume")
        let hasAsk = bid.map { $0 + 1 < further.endIndex && further[$0 + 1] == "askvolume" } ?? false
        cellsBeforeSides = hasAsk ? bid.map { $0 - further.startIndex } : nil
    }

    func readRow(_ text: inout RowScanner, into rows: inout RecordedRows) throws(RowFault) {
        let date = try text.looseDate()
        try text.nextCell()
        text.skipBlanks()
        let time = try text.easternClock(on: date)
        try rows.bars.readPricesAndVolume(&text, start: time) { (text) throws(RowFault) in
            guard let cellsBeforeSides else { return nil }
            for _ in 0..<cellsBeforeSides {
                try text.nextCell()
                text.skipCell()
            }
            // Sold into the bid, bought from the ask.
            try text.nextFigure()
            let sold = try text.contracts("bid volume")
            try text.nextFigure()
            return BarSides(bought: Int(try text.contracts("ask volume")), sold: Int(sold))
        }
        try text.endRow(furtherCells: furtherCells - (cellsBeforeSides.map { $0 + 2 } ?? 0))
    }
}
