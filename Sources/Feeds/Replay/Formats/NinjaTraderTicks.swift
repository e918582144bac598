import Market

/// NinjaTrader's text export of ticks: no header, UTC, with or without fractions of a second, and in the tick replay
/// form with bid and ask, from which the aggressor follows.
struct NinjaTraderTicks: RecordingFormat {
    static let example = "20240102 143000 1234567;16800.25;16800;16800.25;3"
    static let separator = UInt8(ascii: ";")
    static let hasHeader = false

    private let hasQuote: Bool

    init?(firstLine: String) {
        guard let line = Self.ninjaTrader(firstLine), line.cells == 3 || line.cells == 5, line.stampParts >= 2 else {
            return nil
        }
        hasQuote = line.cells == 5
    }

    func readRow(_ text: inout RowScanner, into rows: inout RecordedRows) throws(RowFault) {
        let time = try text.compactTime()
        try text.nextCell()
        let price = try text.price("price")
        var aggressor = Aggressor.unknown
        if hasQuote {
            try text.nextCell()
            let bid = try text.price("bid")
            try text.nextCell()
            let ask = try text.price("ask")
            // A side of 0 is one that was not quoted.
            if ask != 0, price >= ask { aggressor = .buyer } else if bid != 0, price <= bid { aggressor = .seller }
        }
        try text.nextCell()
        let size = try text.contracts("volume")
        try text.endRow()
        try rows.trades.appendAscending(time: time, price: price, size: size, aggressor: aggressor)
    }
}
