import Market

/// What a setting may hold, and how it is read.
package enum SettingKind: Hashable, Sendable {
    case text
    case path
    /// A web address that begins with one of these schemes.
    case address([String])
    case word([String])
    /// Some of these words, or none of them.
    case words([String])
    case integer(ClosedRange<Int>)
    /// A number, or the word where one is named.
    case number(ClosedRange<Double>, orWord: String? = nil)
    case flag
    /// Roots or contract symbols.
    case symbols
    /// Addresses of the network, or paths.
    case addresses
    /// A time of the New York day.
    case clock

    /// What is allowed, to follow "must be": `one of auto, simulated`.
    package var allowed: String {
        switch self {
        case .text: "a text"
        case .path: "a path"
        case .address(let schemes):
            "an address that begins with " + schemes.map { $0 + "://" }.joined(separator: " or ")
        case .word(let words): "one of " + words.joined(separator: ", ")
        case .words(let words): "a list of some of " + words.joined(separator: ", ")
        case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .number(let range, let word):
            "a number from \(SettingValue.number(range.lowerBound).text) to "
                + SettingValue.number(range.upperBound).text + (word.map { ", or \($0)" } ?? "")
        case .flag: "true or false"
        case .symbols: "a list of different roots or contracts, such as MES, 6E or NQH4"
        case .addresses: "a list of addresses (https://… or http://…) and paths of files"
        case .clock: "a time from 00:00 to 23:59"
        }
    }

    /// Reads what a flag or an environment variable says; nil for what is not allowed.
    package func value(_ text: String, specs: ContractSpecs = .standard) -> SettingValue? {
        switch self {
        case .text, .path:
            return text.isEmpty ? nil : .text(text)
        case .address(let schemes):
            let host = schemes.map { $0 + "://" }.first { text.lowercased().hasPrefix($0) }.map {
                text.dropFirst($0.count)
            }
            let isSound = text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
            return isSound && host?.first.map { $0 != "/" } == true ? .text(text) : nil
        case .word(let words):
            return words.first { $0 == text.lowercased() }.map { .text($0) }
        case .words(let words):
            return Self.list(text.split { $0 == "," || $0 == " " }.map(String.init), of: words)
        case .integer(let range):
            let digits = text.filter { $0 != "_" && $0 != "," }
            return Int(digits).flatMap { range.contains($0) ? .integer($0) : nil }
        case .number(let range, let word):
            if let word, text.lowercased() == word { return .text(word) }
            return Double(text).flatMap { range.contains($0) ? .number($0) : nil }
        case .flag:
            switch text.lowercased() {
            case "true", "on", "yes", "1": return .flag(true)
            case "false", "off", "no", "0": return .flag(false)
            default: return nil
            }
        case .symbols:
            return SymbolList.value(SymbolList.split(text, specs), specs)
        case .addresses:
            return AddressList.value(text.split { $0 == "," || $0.isWhitespace }.map(String.init))
        case .clock:
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2, let hour = Int(parts[0]),
                let minute = Int(parts[1]), (0...23).contains(hour), (0...59).contains(minute)
            else { return nil }
            return .clock(hour * 60 + minute)
        }
    }

    /// Reads a TOML value; nil for what is not allowed.
    package func value(_ node: TOMLNode, specs: ContractSpecs = .standard) -> SettingValue? {
        switch (self, node) {
        case (.symbols, .list): return node.texts.flatMap { SymbolList.value($0, specs) }
        case (.addresses, .list): return node.texts.flatMap(AddressList.value)
        case (.words(let words), .list): return node.texts.flatMap { Self.list($0, of: words) }
        case (_, .text(let text)): return value(text, specs: specs)
        case (.integer, .integer(let integer)): return value(String(integer))
        case (.number, .integer(let integer)): return value(String(integer))
        case (.number, .number(let number)): return value(String(number))
        case (.flag, .flag(let flag)): return .flag(flag)
        default: return nil
        }
    }

    /// Words in the order in which they are known; nil where one is not.
    private static func list(_ texts: [String], of words: [String]) -> SettingValue? {
        let wanted = texts.map { $0.lowercased() }
        return wanted.allSatisfy(words.contains) ? .list(words.filter(wanted.contains)) : nil
    }
}
