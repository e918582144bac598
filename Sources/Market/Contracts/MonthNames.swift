/// Names of months in English, German and French, short and long, as trading programs write them in those languages.
enum MonthNames {
    /// The month (1–12) of a name such as `DEC`, `Dez.`, `déc`, `März`, `MRZ` or `juillet`.
    static func month(_ text: some StringProtocol) -> Int? { byName[folded(text)] }

    /// `JAN` … `DEC`
    static let english = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]

    private static let names: [[String]] = [
        ["JAN", "JANUARY", "JANUAR", "JANNER", "JANV", "JANVIER"],
        ["FEB", "FEBRUARY", "FEBRUAR", "FEV", "FEVR", "FEVRIER"],
        ["MAR", "MARCH", "MRZ", "MAERZ", "MARZ", "MARS"],
        ["APR", "APRIL", "AVR", "AVRIL"],
        ["MAY", "MAI"],
        ["JUN", "JUNE", "JUNI", "JUIN"],
        ["JUL", "JULY", "JULI", "JUIL", "JUILLET"],
        ["AUG", "AUGUST", "AOU", "AOUT"],
        ["SEP", "SEPT", "SEPTEMBER", "SEPTEMBRE"],
        ["OCT", "OCTOBER", "OKT", "OKTOBER", "OCTOBRE"],
        ["NOV", "NOVEMBER", "NOVEMBRE"],
        ["DEC", "DECEMBER", "DEZ", "DEZEMBER", "DECEMBRE"],
    ]

    private static let byName: [String: Int] = {
        var months: [String: Int] = [:]
        for (index, spellings) in names.enumerated() {
            for spelling in spellings { months[spelling] = index + 1 }
        }
        return months
    }()

    /// Capitals without accents and full stops.
    private static func folded(_ text: some StringProtocol) -> String {
        var folded = ""
        for scalar in text.uppercased().unicodeScalars {
            switch scalar {
            case "Ä": folded.append("A")
            case "É", "È": folded.append("E")
            case "Û": folded.append("U")
            // Accents that stand as characters of their own.
            case "\u{300}"..."\u{36F}", ".": break
            default: folded.unicodeScalars.append(scalar)
            }
        }
        return folded
    }
}
