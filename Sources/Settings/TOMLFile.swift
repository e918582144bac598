import TOMLKit

/// A TOML file that has been read: its values, and the line of each key.
package struct TOMLFile: Sendable {
    package let path: String
    package let root: [String: TOMLNode]
    private let lines: TOMLLines

    /// Reads a file's text; throws the place of the first thing that is not TOML.
    package init(_ file: TextFile) throws(SettingsError) {
        path = file.path
        lines = TOMLLines(file.text)
        do {
            guard case .table(let root) = TOMLNode(try TOMLTable(string: file.text)) else {
                self.root = [:]
                return
            }
            self.root = root
        } catch let error as TOMLParseError {
            let text = "This is not TOML: \(Self.plain(error.description)). Mend this line, or put # before it."
            throw .faults([Fault(text, place: path, line: error.source.begin.line)])
        } catch {
            throw .faults([Fault("This is not TOML: \(error)", place: path)])
        }
    }

    package init(reading path: String) throws(SettingsError) {
        try self.init(TextFile(reading: path))
    }

    /// Every value that is not a table, under its dotted name, in the order of the text.
    package var entries: [(name: String, node: TOMLNode)] {
        Self.flatten(root, prefix: "").sorted { (line(of: $0.name) ?? 0, $0.name) < (line(of: $1.name) ?? 0, $1.name) }
    }

    /// Values below a table, under their names there.
    package static func flatten(_ table: [String: TOMLNode], prefix: String) -> [(name: String, node: TOMLNode)] {
        table.flatMap { key, node -> [(name: String, node: TOMLNode)] in
            if case .table(let inner) = node { return flatten(inner, prefix: prefix + key + ".") }
            return [(prefix + key, node)]
        }
    }

    /// The line of a dotted key or table, from 1; nil where the text does not show it.
    package func line(of key: String) -> Int? { lines[key] }

    /// A number as it was written, which a Double may not hold exactly; nil where its line does not show it.
    package func source(of key: String) -> String? { lines.source(of: key) }

    /// A fault at a key.
    package func fault(_ text: String, at key: String? = nil) -> Fault {
        Fault(text, place: path, line: key.flatMap { lines[$0] })
    }

    /// The parser's words on one line: `expected '=', saw 'd', in the key-value pair`.
    private static func plain(_ text: String) -> String {
        var line = text.split(whereSeparator: \.isNewline).first ?? Substring(text)
        if line.hasSuffix(".") { line.removeLast() }
        let lead = "Error while parsing "
        guard line.hasPrefix(lead), let colon = line.firstIndex(of: ":") else { return String(line) }
        let subject = line[..<colon].dropFirst(lead.count)
        return "\(line[line.index(after: colon)...].drop { $0 == " " }), in the \(subject)"
    }
}
