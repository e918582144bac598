import Market

/// One `[instrument.ROOT]` table while it is read: hands out checked values and gathers what is wrong.
struct InstrumentTable {
    let root: String
    /// The heading as it was written, `instrument.ZF`.
    let heading: String
    let values: [String: TOMLNode]
    let file: TOMLFile
    private(set) var faults: [Fault] = []

    init(heading: String, root: String, values: [String: TOMLNode], file: TOMLFile) {
        (self.heading, self.root, self.values, self.file) = (heading, root, values, file)
    }

    /// The line of the heading, else of the first key.
    var place: SettingOrigin {
        let lines = [heading] + values.keys.map { "\(heading).\($0)" }
        return .file(path: file.path, line: file.line(of: heading) ?? lines.compactMap(file.line).min())
    }

    var keyOrigins: [String: SettingOrigin] {
        Dictionary(
            uniqueKeysWithValues: values.keys.map {
                ($0, .file(path: file.path, line: file.line(of: "\(heading).\($0)")))
            })
    }

    mutating func complain(_ text: String, at key: InstrumentKey? = nil) {
        let line: Int? =
            if let key, let line = file.line(of: "\(heading).\(key.name)") {
                line
            } else if case .file(_, let line) = place { line } else { nil }
        faults.append(Fault(text, place: file.path, line: line))
    }

    /// Complains of keys that there are not, and for a built-in product of those that cannot be changed.
    mutating func checkNames(isBuiltIn: Bool) {
        for name in values.keys.sorted() {
            guard let fault = nameFault(name, isBuiltIn: isBuiltIn) else { continue }
            faults.append(file.fault(fault, at: "\(heading).\(name)"))
        }
    }

    private func nameFault(_ name: String, isBuiltIn: Bool) -> String? {
        let known = isBuiltIn ? InstrumentKey.overrides : InstrumentKey.all
        if let key = InstrumentKey.named(name) {
            guard isBuiltIn, !key.isOverride else { return nil }
            let allowed = known.map(\.name).joined(separator: " and ")
            return "\(root) is built in, and \(name) is its exchange's. Remove the line; \(allowed) can be set."
        }
        // In TOML whatever follows a heading belongs to it.
        if SettingKey.byName[name] != nil {
            return "\(name) stands below [\(heading)]. Move the line above the first heading."
        }
        let near = nearestName(to: name, among: known.map(\.name)).map { "Did you mean \($0)?" }
        return "An instrument has no key \(name). \(near ?? "Known are \(known.map(\.name).joined(separator: ", ")).")"
    }

    /// A text that reads as something; nil where the key is not set or what it says is refused.
    mutating func text<Value>(_ key: InstrumentKey, _ read: (String) -> Value?) -> Value? {
        guard let node = values[key.name] else { return nil }
        guard case .text(let text) = node, let value = read(text) else {
            refuse(key, node)
            return nil
        }
        return value
    }

    /// A figure, taken from the text of the file, for a Double would not be exact.
    mutating func figure<Value>(_ key: InstrumentKey, _ read: (String) -> Value?) -> Value? {
        guard let node = values[key.name] else { return nil }
        let written: String? =
            switch node {
            case .text(let text): text
            case .integer(let integer): String(integer)
            case .number: file.source(of: "\(heading).\(key.name)")
            default: nil
            }
        guard let written, let value = read(written) else {
            refuse(key, node)
            return nil
        }
        return value
    }

    private mutating func refuse(_ key: InstrumentKey, _ node: TOMLNode) {
        let seen: String =
            switch node {
            case .text(let text): "\"\(text)\""
            case .integer(let integer): "\(integer)"
            case .number(let number): file.source(of: "\(heading).\(key.name)") ?? "\(number)"
            default: node.kind
            }
        complain("\(key.name) must be \(key.allowed), not \(seen).", at: key)
    }
}
