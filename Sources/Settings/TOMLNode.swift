import TOMLKit

/// A value in a TOML file, as plain Swift values.
package enum TOMLNode: Hashable, Sendable {
    case text(String)
    case integer(Int)
    case number(Double)
    case flag(Bool)
    case list([TOMLNode])
    case table([String: TOMLNode])
    /// A date or time, which no setting takes.
    case date

    /// What it is, for messages.
    package var kind: String {
        switch self {
        case .text: "a text"
        case .integer: "a whole number"
        case .number: "a number"
        case .flag: "true or false"
        case .list: "a list"
        case .table: "a table"
        case .date: "a date"
        }
    }

    /// A text, or every text of a list; nil for anything else.
    package var texts: [String]? {
        switch self {
        case .text(let text): return [text]
        case .list(let nodes):
            var texts: [String] = []
            for node in nodes {
                guard case .text(let text) = node else { return nil }
                texts.append(text)
            }
            return texts
        default: return nil
        }
    }

    init(_ value: any TOMLValueConvertible) {
        if let text = value.string {
            self = .text(text)
        } else if let flag = value.bool {
            self = .flag(flag)
        } else if let integer = value.int {
            self = .integer(integer)
        } else if let number = value.double {
            self = .number(number)
        } else if let array = value.array {
            self = .list(array.map { TOMLNode($0) })
        } else if let table = value.table {
            self.init(table)
        } else {
            self = .date
        }
    }

    init(_ table: TOMLTable) {
        self = .table(Dictionary(table.map { ($0.0, TOMLNode($0.1)) }, uniquingKeysWith: { first, _ in first }))
    }
}
