import Market

/// One row of named columns while it is read.
struct VendorRow {
    var time: Int64 = 0
    var open: Int32 = 0
    var high: Int32 = 0
    var low: Int32 = 0
    var close: Int32 = 0
    var volume: Int32 = 0
    var price: Int32 = 0
    var size: Int32 = 0
    var side: UInt8 = 0
    var action: UInt8 = 0
    /// False for a row of another contract.
    var isWanted = true

    /// Reads a whole row, with its line break.
    ///
    /// - Parameter hasFixedPrices: a price without a decimal point counts billionths.
    init(
        _ text: inout RowScanner, _ columns: NamedColumns, _ rows: inout RecordedRows, hasFixedPrices: Bool = false
    ) throws(RowFault) {
        let scale = hasFixedPrices ? 9 : 0
        // The contract first: another one's prices may lie on other ticks.
        isWanted = try rows.isWanted(text, columns)
        for (index, role) in columns.roles.enumerated() {
            if index > 0 { try text.nextCell() }
            guard isWanted else {
                text.skipCell()
                continue
            }
            switch role {
            case .time: time = try text.vendorTime()
            case .open: open = try text.price("open", fixedScale: scale)
            case .high: high = try text.price("high", fixedScale: scale)
            case .low: low = try text.price("low", fixedScale: scale)
            case .close: close = try text.price("close", fixedScale: scale)
            case .price: price = try text.price("price", fixedScale: scale)
            case .volume: volume = try text.contracts("volume")
            case .size: size = try text.contracts("size")
            case .side: side = text.letter()
            case .action: action = text.letter()
            case .symbol, .other: text.skipCell()
            }
        }
        try text.endRow()
    }
}

extension RecordedRows {
    /// Whether the row that starts here is of the contract that is read; where none was named, of the first one that comes.
    fileprivate mutating func isWanted(_ text: RowScanner, _ columns: NamedColumns) throws(RowFault) -> Bool {
        guard let index = columns.roles.firstIndex(of: .symbol) else { return true }
        var text = text
        for _ in 0..<index {
            text.skipCell()
            try text.nextCell()
        }
        let symbol = text.cellBytes()
        if !wanted.isEmpty { return wanted.contains(symbol) }
        // Spreads are written with two names.
        if symbol.contains(UInt8(ascii: "-")) || symbol.contains(UInt8(ascii: ":")) { return false }
        if let first = contract, first != symbol { throw .severalContracts(first: first, other: symbol) }
        contract = symbol
        return true
    }
}
