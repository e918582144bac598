/// A kind of recording, recognised by its content. A new kind is one file and one line in `RecordingFormats`.
protocol RecordingFormat: Sendable {
    /// A first line of this kind, for messages.
    static var example: String { get }
    /// Between two cells.
    static var separator: UInt8 { get }
    /// Whether the first line names the columns.
    static var hasHeader: Bool { get }

    /// Nil when a file that begins with this line is of another kind.
    init?(firstLine: String)

    /// What a row tells of its date and contract; nil where only the file's name tells the contract.
    func facts(ofRow row: String) -> RecordingRowFacts?

    /// Reads the row that starts at `text.next`, with its line break, and appends it.
    func readRow(_ text: inout RowScanner, into rows: inout RecordedRows) throws(RowFault)
}

/// All kinds that can be played, in the order in which they are tried.
enum RecordingFormats {
    static let all: [any RecordingFormat.Type] = [
        CommaBars.self,
        CommaTrades.self,
        NinjaTraderMinutes.self,
        NinjaTraderTicks.self,
        NinjaTraderDays.self,
        DatabentoBars.self,
        DatabentoTrades.self,
        MassiveMinutes.self,
        MassiveTrades.self,
        TradingViewBars.self,
        SierraBars.self,
        EasternBars.self,
    ]

    /// First lines of the kinds that can be played, for messages.
    static var examples: String {
        all.filter { $0 != NinjaTraderDays.self }.map { "`\($0.example)`" }.joined(separator: ", ")
    }

    static func format(firstLine: String) -> (any RecordingFormat)? {
        for format in all {
            if let format = format.init(firstLine: firstLine) { return format }
        }
        return nil
    }
}

extension RecordingFormat {
    func facts(ofRow row: String) -> RecordingRowFacts? { nil }

    /// Columns beyond those that a header must begin with; nil when it begins otherwise.
    static func furtherColumns(_ firstLine: String, after names: [String]) -> Int? {
        let columns = firstLine.split(separator: ",", omittingEmptySubsequences: false)
        guard columns.count >= names.count, zip(columns, names).allSatisfy({ $0.lowercased() == $1 }) else {
            return nil
        }
        return columns.count - names.count
    }

    /// Number of cells of a NinjaTrader line, and the parts of its stamp; nil when it is none.
    static func ninjaTrader(_ firstLine: String) -> (cells: Int, stampParts: Int)? {
        let cells = firstLine.split(separator: ";", omittingEmptySubsequences: false)
        let stamp = cells[0].split(separator: " ", omittingEmptySubsequences: false)
        guard let day = stamp.first, day.count == 8, day.allSatisfy(\.isNumber) else { return nil }
        return (cells.count, stamp.count)
    }
}
