import FoundationEssentials
import Market

/// The journal as a file that other programs read.
package enum JournalExport: String, CaseIterable, Sendable {
    case json, csv, markdown

    /// Entries as text with a line break at its end, in the order given. Amounts are exact, times UTC.
    package func text(_ entries: [JournalEntry]) throws -> String {
        switch self {
        case .json: try Self.json(entries)
        case .csv: Self.csv(entries)
        case .markdown: Self.markdown(entries)
        }
    }

    private static let columns = [
        "date", "account", "gross", "net", "commissions", "contracts", "instruments", "notes", "setup", "planned",
        "mistake",
    ]

    private static func cells(_ entry: JournalEntry) -> [String] {
        [
            entry.day.description, entry.account, entry.gross.plainText, entry.net.plainText,
            entry.commissions.plainText, String(entry.contracts), entry.instruments, entry.notes, entry.review.setup,
            entry.review.plannedText, entry.review.mistake,
        ]
    }

    private static func json(_ entries: [JournalEntry]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(entries.map(JournalRow.init)), as: UTF8.self) + "\n"
    }

    private static func csv(_ entries: [JournalEntry]) -> String {
        ([columns] + entries.map(cells)).map { $0.map(csvCell).joined(separator: ",") + "\r\n" }.joined()
    }

    /// A cell after RFC 4180. Text that a spreadsheet would take for a formula gets an apostrophe before it; numbers below
    /// zero stay numbers. Control characters but tabs and line breaks are left out.
    package static func csvCell(_ text: String) -> String {
        var text = String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { "\t\r\n".unicodeScalars.contains($0) || !isControl($0) }))
        let isFormula = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
        if isFormula, !isNumber(text) { text = "'" + text }
        guard
            text.unicodeScalars.contains(where: { "\",\r\n".unicodeScalars.contains($0) })
                || isFormula && text.first == "'"
        else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .control }

    private static func isNumber(_ text: String) -> Bool {
        let digits = text.first == "-" || text.first == "+" ? text.dropFirst() : text[...]
        return ExactDecimal(digits) != nil && digits.first?.isNumber == true
    }

    private static func markdown(_ entries: [JournalEntry]) -> String {
        let head = "| " + columns.joined(separator: " | ") + " |\n|---|---|--:|--:|--:|--:|---|---|---|---|---|\n"
        return head + entries.map { "| " + cells($0).map(markdownCell).joined(separator: " | ") + " |\n" }.joined()
    }

    /// One line, without what would end the cell or begin a tag.
    private static func markdownCell(_ text: String) -> String {
        var cell = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": cell += "<br>"
            case "|", "\\", "`", "*", "_", "[", "]": cell += "\\\(scalar)"
            case "<": cell += "&lt;"
            case "&": cell += "&amp;"
            case _ where isControl(scalar): break
            default: cell.unicodeScalars.append(scalar)
            }
        }
        return cell
    }
}

/// An entry in the export's JSON.
private struct JournalRow: Encodable {
    let date, account, gross, net, commissions, instruments, notes, setup, mistake: String
    let contracts: Int
    /// Left out where it is not said.
    let planned: Bool?

    init(_ entry: JournalEntry) {
        date = entry.day.description
        account = entry.account
        gross = entry.gross.plainText
        net = entry.net.plainText
        commissions = entry.commissions.plainText
        contracts = entry.contracts
        instruments = entry.instruments
        notes = entry.notes
        setup = entry.review.setup
        planned = entry.review.isPlanned
        mistake = entry.review.mistake
    }
}
