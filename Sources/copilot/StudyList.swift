import Market
import Studies

/// Every study with its fields and parameters, as `copilot studies --list` tells them.
enum StudyList {
    static func text(_ kinds: [StudyKind]) -> String {
        kinds.map(entry).joined(separator: "\n")
    }

    private static func entry(_ kind: StudyKind) -> String {
        var text = "\(kind.name)  \(kind.title)\n"
        for line in wrapped(kind.help, width: 96) { text += "    \(line)\n" }
        let fields = fields(of: kind).map { ["    \(kind.name).\($0.name)", $0.help] }
        text += PlainTable.text(fields, left: [0, 1])
        let parameters = kind.parameters.map {
            ["    :\($0.name)=\($0.text($0.standard))", "\($0.help); \($0.allowed)"]
        }
        return text + PlainTable.text(parameters, left: [0, 1])
    }

    /// Its fields with standard parameters; names that are lengths follow the parameter.
    static func fields(of kind: StudyKind) -> [StudyField] {
        guard let spec = ContractSpecs.all.first else { return [] }
        return kind.make(StudySetup(spec: spec, frame: .oneMinute)).fields
    }

    private static func wrapped(_ text: String, width: Int) -> [String] {
        text.split(separator: " ").reduce(into: [String]()) { lines, word in
            if let last = lines.last, last.count + word.count < width {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
    }
}

/// One study as `copilot studies --list --json` writes it.
struct StudyDocument: Codable, Equatable {
    struct Field: Codable, Equatable {
        var name, unit, help: String
        /// Of fields that are words, all they can be.
        var words: [String]
    }

    struct Parameter: Codable, Equatable {
        var name, standard, allowed, help: String
    }

    var name, title, help: String
    var fields: [Field]
    var parameters: [Parameter]

    init(_ kind: StudyKind) {
        name = kind.name
        title = kind.title
        help = kind.help
        fields = StudyList.fields(of: kind).map { field in
            var words: [String] = []
            if case .word(let list) = field.unit { words = list }
            let name = "\(kind.name).\(field.name)"
            return Field(name: name, unit: field.unit.name, help: field.help, words: words)
        }
        parameters = kind.parameters.map {
            Parameter(name: $0.name, standard: $0.text($0.standard), allowed: $0.allowed, help: $0.help)
        }
    }
}
