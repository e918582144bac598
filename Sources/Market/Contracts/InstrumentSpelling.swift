/// The ways in which an instrument's name is written, one for each program that reads it.
package enum InstrumentSpelling: String, CaseIterable, Sendable {
    /// `ESZ6`
    case oneDigit
    /// `ESZ26`
    case twoDigits
    /// `ESZ2026`
    case fourDigits
    /// `ES 12-26`, `ES ##-##`: files and scripts of NinjaTrader
    case numbers
    /// `ES DEC26`: grids of NinjaTrader
    case monthName
    /// `ESZ26.CME`, `ES=F`: Yahoo
    case yahoo
}

extension Instrument {
    /// The name in a spelling. Where the month is unknown it is the bare root, `ES ##-##` or `ES=F`.
    package func name(_ spelling: InstrumentSpelling) -> String {
        guard let month else {
            switch spelling {
            case .oneDigit, .twoDigits, .fourDigits, .monthName: return root
            case .numbers: return "\(root) ##-##"
            case .yahoo: return "\(root)=F"
            }
        }
        let year = padded(month.year % 100, 2)
        switch spelling {
        case .oneDigit: return symbol
        case .twoDigits: return "\(root)\(month.letter)\(year)"
        case .fourDigits: return "\(root)\(month.letter)\(month.year)"
        case .numbers: return "\(root) \(padded(month.month, 2))-\(year)"
        case .monthName: return "\(root) \(MonthNames.english[month.month - 1])\(year)"
        case .yahoo: return "\(root)\(month.letter)\(year).\(YahooExchange.suffix(spec.exchange))"
        }
    }
}

/// Yahoo's endings for the exchanges.
enum YahooExchange {
    static func suffix(_ exchange: String) -> String {
        switch exchange {
        case "CBOT": "CBT"
        case "NYMEX": "NYM"
        case "COMEX": "CMX"
        default: exchange
        }
    }
}
