/// Something wrong in a file or a setting, with its place and how to mend it.
package struct Fault: Hashable, Sendable {
    /// The file, flag or environment variable; nil when the whole is meant.
    package var place: String?
    /// From 1; nil where no line can be named.
    package var line: Int?
    /// A sentence: what is wrong, and how to mend it.
    package var text: String

    package init(_ text: String, place: String? = nil, line: Int? = nil) {
        self.text = text
        self.place = place
        self.line = line
    }
}

extension Fault: CustomStringConvertible {
    /// `file:line: text`
    package var description: String {
        guard let place else { return text }
        guard let line else { return "\(place): \(text)" }
        return "\(place):\(line): \(text)"
    }
}
