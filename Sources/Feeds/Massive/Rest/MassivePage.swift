import JSON

/// One row of an answer.
package protocol MassiveRow: Sendable {
    init()
    /// Takes the value of a key, or leaves it.
    mutating func take(_ key: JSONKey, _ cursor: inout JSONCursor) throws(JSONError)
}

/// A page of an answer: `{status, request_id, results, next_url}`. Without results there is no data, which is no fault.
struct MassivePage<Row: MassiveRow> {
    var rows: [Row] = []
    /// Path and query of the next page; of its address only these count, and they go to our own base.
    var next: String?

    init(_ body: [UInt8]) throws(MassiveFault) {
        do {
            try JSONCursor.read(body) { (cursor) throws(JSONError) in
                try cursor.object { (cursor, key) throws(JSONError) in try take(key, &cursor) }
            }
        } catch {
            let isPage = body.first { $0 > 0x20 } == UInt8(ascii: "<")
            throw .unreadable(why: isPage ? "it is a web page" : error.description)
        }
    }

    private mutating func take(_ key: JSONKey, _ cursor: inout JSONCursor) throws(JSONError) {
        switch key {
        case "results":
            guard cursor.kind == .array else { return }
            try cursor.array { (cursor) throws(JSONError) in
                guard cursor.kind == .object else { return }
                var row = Row()
                try cursor.object { (cursor, key) throws(JSONError) in try row.take(key, &cursor) }
                rows.append(row)
            }
        case "next_url":
            if let url = try cursor.text() { next = Self.target(of: url) }
        default: break
        }
    }

    private static func target(of url: String) -> String? {
        guard let scheme = url.range(of: "://") else { return url.hasPrefix("/") ? url : nil }
        let rest = url[scheme.upperBound...]
        return rest.firstIndex(of: "/").map { String(rest[$0...]) }
    }
}

extension String {
    fileprivate func range(of mark: String) -> Range<String.Index>? { firstRange(of: mark) }
}

/// What the vendor says of a refusal: `error`, else `message`.
struct MassiveRefusal {
    private var error: String?
    private var message: String?

    /// Nil words where the body is no document.
    init(_ body: [UInt8]) {
        // A body that is no JSON, such as a web page, says nothing that could be shown.
        try? JSONCursor.read(body) { (cursor) throws(JSONError) in
            try cursor.object { (cursor, key) throws(JSONError) in
                switch key {
                case "error": error = try cursor.text()
                case "message": message = try cursor.text()
                default: break
                }
            }
        }
    }

    var words: String? { (error ?? message).map(VendorText.plain) }
}

extension JSONCursor {
    /// A text; nil for a value of another kind, which stays.
    mutating func text() throws(JSONError) -> String? { kind == .string ? try string() : nil }

    /// A number; nil for a value of another kind, which stays.
    mutating func figure() throws(JSONError) -> JSONNumber? { kind == .number ? try number() : nil }

    /// A whole number, written with or without decimals; nil for any other value.
    mutating func whole() throws(JSONError) -> Int? { try figure()?.int }
}
