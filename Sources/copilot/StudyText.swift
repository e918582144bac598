import Market
import State
import Studies

/// How `copilot studies` writes a bar: a JSON object or a line of CSV, without the line's end.
struct StudyText {
    enum Format {
        case json, csv
    }

    let format: Format
    private let columns: [StudyTable.Column]
    /// The instrument's symbol where there is more than one.
    private let symbol: String?
    /// Of each column, what stands before its value in JSON.
    private let keys: [String]

    init(_ format: Format, columns: [StudyTable.Column], symbol: String?) {
        self.format = format
        self.columns = columns
        self.symbol = symbol
        keys = columns.map { ",\"\($0.name)\":" }
    }

    /// The first line of CSV; a name with a comma stands in quotes.
    var head: String? {
        guard format == .csv else { return nil }
        let names = columns.map { $0.name.contains(",") ? "\"\($0.name)\"" : $0.name }
        return (["time"] + (symbol == nil ? [] : ["symbol"]) + names).joined(separator: ",")
    }

    func line(_ time: Timestamp, _ row: StudyRow) -> String {
        switch format {
        case .json:
            var line = "{\"time\":\"\(time.utcText())\""
            if let symbol { line += ",\"symbol\":\"\(symbol)\"" }
            for (key, column) in zip(keys, columns) {
                line += key
                line += row[column.place].map { Self.json($0, column.field) } ?? "null"
            }
            return line + "}"
        case .csv:
            var line = time.utcText()
            if let symbol { line += "," + symbol }
            for column in columns {
                line += ","
                if let value = row[column.place] { line += Self.plain(value, column.field) }
            }
            return line
        }
    }

    private static func json(_ value: Double, _ field: StudyField) -> String {
        if let word = field.word(value) { return "\"\(word)\"" }
        return plain(value, field)
    }

    private static func plain(_ value: Double, _ field: StudyField) -> String {
        switch field.unit {
        case .flag: value == 0 ? "false" : "true"
        case .word: field.word(value) ?? "\(value)"
        default: value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
        }
    }
}
