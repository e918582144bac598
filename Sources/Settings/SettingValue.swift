import Market

/// The value of a setting.
package enum SettingValue: Hashable, Sendable {
    case text(String)
    case integer(Int)
    case number(Double)
    case flag(Bool)
    case list([String])
    /// Minutes since midnight in New York.
    case clock(Int)

    /// As a person writes it on the command line: `0.5`, `MES,MNQ`, `03:30`.
    package var text: String {
        switch self {
        case .text(let text): text
        case .integer(let integer): String(integer)
        case .number(let number): number == number.rounded() ? String(Int(number)) : String(number)
        case .flag(let flag): String(flag)
        case .list(let items): items.joined(separator: ",")
        case .clock(let minute): "\(padded(minute / 60, 2)):\(padded(minute % 60, 2))"
        }
    }

    /// As a TOML file writes it.
    package var toml: String {
        switch self {
        case .text(let text): "\"\(text)\""
        case .integer, .number, .flag: text
        case .list(let items): "[" + items.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
        case .clock: "\"\(text)\""
        }
    }
}
