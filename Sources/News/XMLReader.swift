/// Reads the tokens of an XML text as feeds need them: elements without attributes, texts, CDATA, the five entities and numbered ones.
/// Document types are skipped and their entities never expanded; what is not well formed is refused.
struct XMLReader {
    enum Token: Hashable {
        /// Name without its prefix.
        case open(String)
        case close(String)
        case text(String)
    }

    private var rest: ArraySlice<UInt8>
    private var open: [String] = []
    /// The end of an element that was written in one.
    private var pending: String?

    /// Elements within one another.
    private static let deepest = 100

    init(_ text: String) { rest = Array(text.utf8)[...] }

    /// Nil at the end.
    mutating func next() throws(NewsError) -> Token? {
        if let name = pending {
            pending = nil
            return .close(name)
        }
        while let byte = rest.first {
            guard byte == UInt8(ascii: "<") else { return text() }
            if skip("<!--") {
                try skipThrough("-->")
            } else if skip("<![CDATA[") {
                return .text(try through("]]>"))
            } else if skip("<?") {
                try skipThrough("?>")
            } else if skip("<!") {
                try skipDeclaration()
            } else if skip("</") {
                return .close(try close())
            } else {
                rest.removeFirst()
                return try openElement()
            }
        }
        guard open.isEmpty else { throw .unreadable("it ends within <\(open.last ?? "")>") }
        return nil
    }

    private mutating func text() -> Token {
        let bytes = rest.prefix { $0 != UInt8(ascii: "<") }
        rest = rest[bytes.endIndex...]
        return .text(Self.unescaped(String(decoding: bytes, as: UTF8.self)))
    }

    // MARK: Elements

    private mutating func openElement() throws(NewsError) -> Token {
        let full = name()
        guard !full.isEmpty else { throw .unreadable("a < stands where no element begins") }
        while true {
            skipBlanks()
            if skip("/>") {
                pending = Self.local(full)
                return .open(Self.local(full))
            }
            if skip(">") {
                open.append(full)
                guard open.count <= Self.deepest else { throw .unreadable("its elements are too deep") }
                return .open(Self.local(full))
            }
            let attribute = name()
            skipBlanks()
            guard !attribute.isEmpty, skip("=") else { throw .unreadable("<\(full.prefix(40))> is not closed") }
            skipBlanks()
            guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
                throw .unreadable("an attribute of <\(full.prefix(40))> has no quotes")
            }
            rest.removeFirst()
            try skipThrough(String(UnicodeScalar(quote)))
        }
    }

    private mutating func close() throws(NewsError) -> String {
        let full = name()
        skipBlanks()
        guard skip(">"), let last = open.popLast(), last == full else {
            throw .unreadable("</\(full.prefix(40))> closes nothing")
        }
        return Self.local(full)
    }

    private mutating func name() -> String {
        let bytes = rest.prefix { !Self.ends.contains($0) }
        rest = rest[bytes.endIndex...]
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let ends = Set(" \t\r\n/>=<\"'".utf8)

    private static func local(_ name: String) -> String {
        name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
    }

    // MARK: Skipping

    private mutating func skip(_ text: StaticString) -> Bool {
        let starts = text.withUTF8Buffer { rest.starts(with: $0) }
        if starts { rest = rest.dropFirst(text.utf8CodeUnitCount) }
        return starts
    }

    private mutating func skipBlanks() { rest = rest.drop { $0 == 0x20 || (0x09...0x0d).contains($0) } }

    private mutating func skipThrough(_ mark: String) throws(NewsError) { _ = try through(mark) }

    /// What stands before a mark, which is taken too.
    private mutating func through(_ mark: String) throws(NewsError) -> String {
        let wanted = Array(mark.utf8)
        var place = rest.startIndex
        while let found = rest[place...].firstIndex(of: wanted[0]) {
            if rest[found...].starts(with: wanted) {
                defer { rest = rest[(found + wanted.count)...] }
                return String(decoding: rest[..<found], as: UTF8.self)
            }
            place = found + 1
        }
        throw .unreadable("it ends before \(mark)")
    }

    /// A document type, with its own declarations in brackets.
    private mutating func skipDeclaration() throws(NewsError) {
        var depth = 1
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "<") { depth += 1 }
            if byte == UInt8(ascii: ">") { depth -= 1 }
            if depth == 0 { return }
        }
        throw .unreadable("its document type is not closed")
    }

    // MARK: Entities

    private static let entities: [Substring: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ",
    ]

    /// What is no entity stays as it is written.
    static func unescaped(_ text: String) -> String {
        guard text.contains("&") else { return text }
        var plain = ""
        var rest = text[...]
        while let mark = rest.firstIndex(of: "&") {
            plain += rest[..<mark]
            rest = rest[mark...]
            let body = rest.dropFirst().prefix(10)
            guard let end = body.firstIndex(of: ";"), let meant = meaning(body[..<end]) else {
                plain.append("&")
                rest.removeFirst()
                continue
            }
            plain += meant
            rest = rest[rest.index(after: end)...]
        }
        return plain + rest
    }

    private static func meaning(_ entity: Substring) -> String? {
        guard entity.first == "#" else { return entities[entity] }
        let digits = entity.dropFirst()
        let code = digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return code.flatMap(UnicodeScalar.init).map { String(Character($0)) }
    }
}
