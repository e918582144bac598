import Canvas

/// What `doctor` says: sections of lines, some of which are complaints.
struct DoctorReport: Sendable {
    private(set) var text = ""
    private(set) var complaints = 0

    var isWell: Bool { complaints == 0 }

    mutating func section(_ title: String) { text += (text.isEmpty ? "" : "\n") + title + "\n" }

    mutating func line(_ label: String, _ value: String) {
        let space = String(repeating: " ", count: max(1, 20 - TextWidth.columns(label)))
        text += "  " + clean(label + space + value) + "\n"
    }

    /// A line that is meant to be looked at, taken as it is.
    mutating func picture(_ line: String) { text += "  " + line + "\n" }

    mutating func complain(_ sentence: String) {
        complaints += 1
        text += "  ! " + clean(sentence) + "\n"
    }

    /// Without spaces at the end, and without what a terminal would obey.
    private func clean(_ text: String) -> String {
        let line = OutsideText.line(text)
        return String(line[..<(line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex)])
    }
}
