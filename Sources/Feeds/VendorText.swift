/// Words of a vendor, which are shown to the user and not to be trusted.
enum VendorText {
    /// One short line without characters that a terminal would obey.
    static func plain(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(longest) {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator: line.append(" ")
            case .format, .surrogate, .privateUse, .unassigned: break
            default: line.append(scalar)
            }
        }
        return String(line)
    }

    private static let longest = 200
}
