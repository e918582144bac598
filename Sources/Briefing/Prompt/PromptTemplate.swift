/// A text with places like `{instruments}` that data is put into. `{{` and `}}` stand for braces.
package struct PromptTemplate: Hashable, Sendable {
    /// The templates there are. A user's own is `NAME.txt` in the folder `prompts` beside the settings.
    package enum Name: String, CaseIterable, Sendable {
        /// The rules that every answer follows.
        case rules
        case morning
        case update
        /// More about one contract, on demand.
        case detail
    }

    private enum Part: Hashable {
        case text(String)
        case place(String)
    }

    package let name: Name
    private let parts: [Part]

    /// Reads a template; throws the first thing that is wrong with it.
    ///
    /// - Parameter file: what an error names.
    package init(_ name: Name, text: String, file: String) throws(PromptError) {
        self.name = name
        var parts: [Part] = []
        var plain = ""
        var line = 1
        var rest = Substring(text)
        while let character = rest.popFirst() {
            switch character {
            case "{" where rest.first == "{", "}" where rest.first == "}": plain.append(rest.removeFirst())
            case "{":
                guard let end = rest.firstIndex(of: "}") else {
                    throw .template(file: file, line: line, "a brace is not closed; write {{ for a brace")
                }
                let place = String(rest[..<end])
                guard PromptSections.names.contains(place) else {
                    throw .template(
                        file: file, line: line,
                        "there is no {\(place.prefix(30))}; there are "
                            + PromptSections.names.map { "{\($0)}" }.joined(separator: ", "))
                }
                parts += [.text(plain), .place(place)]
                plain = ""
                rest = rest[rest.index(after: end)...]
            default:
                if character == "\n" { line += 1 }
                plain.append(character)
            }
        }
        self.parts = parts + [.text(plain)]
    }

    /// The text with the data in its places.
    func filled(_ data: (String) -> String) -> String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .place(let name): data(name)
            }
        }.joined()
    }
}

/// What is wrong with a prompt's files.
package enum PromptError: Error, Hashable, CustomStringConvertible {
    case template(file: String, line: Int, String)

    package var description: String {
        switch self {
        case .template(let file, let line, let what): "\(file):\(line): \(what)"
        }
    }
}

/// One template of each name.
package struct PromptTemplates: Sendable {
    private var templates: [PromptTemplate.Name: PromptTemplate] = [:]

    /// - Parameter own: the user's texts with the names of their files, in place of those that are built in.
    package init(own: [PromptTemplate.Name: (text: String, file: String)] = [:]) throws(PromptError) {
        for name in PromptTemplate.Name.allCases {
            let text = own[name] ?? (PromptTemplate.builtIn(name), "the built-in \(name.rawValue).txt")
            templates[name] = try PromptTemplate(name, text: text.text, file: text.file)
        }
    }

    subscript(name: PromptTemplate.Name) -> PromptTemplate? { templates[name] }
}
