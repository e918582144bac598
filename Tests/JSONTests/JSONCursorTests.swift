import Foundation
import JSON
import Market
import Testing

@Suite struct JSONCursorTests {
    private struct Row: Equatable {
        var name = ""
        var sizes: [Int] = []
        var price: Double?
        var isOpen = false
    }

    private func row(_ text: String) throws -> Row {
        try JSONCursor.read(Array(text.utf8)) { (cursor) throws(JSONError) in
            var row = Row()
            try cursor.object { (cursor, key) throws(JSONError) in
                switch key {
                case "name": row.name = try cursor.string()
                case "sizes":
                    try cursor.array { (cursor) throws(JSONError) in row.sizes.append(try cursor.number().int ?? -1) }
                case "price": if !cursor.null() { row.price = try cursor.number().double }
                case "open": row.isOpen = try cursor.bool()
                default: break
                }
            }
            return row
        }
    }

    @Test func readsWhatIsAskedForAndPassesOverTheRest() throws {
        let text = """
            \u{FEFF} { "name" : "A\\u00e9\\n\\"\\ud83d\\ude00\\/ü" , "other":{"deep":[1,{"x":null}],"name":"no"},
              "sizes":[1, 2.0 ,3e0], "price":-0.25, "open":true } 
            """
        #expect(try row(text) == Row(name: "Aé\n\"😀/ü", sizes: [1, 2, 3], price: -0.25, isOpen: true))
        #expect(try row("{}") == Row())
        #expect(try row(#"{"\u006eame":"escaped key","price":null,"sizes":[]}"#) == Row(name: "escaped key"))
    }

    /// Texts that are no JSON, with the byte that is wrong.
    @Test(
        arguments: [
            ("", 0), ("{", 1), ("{\"a\"", 4), ("{\"a\":", 5), ("{\"a\":1", 6), ("{\"a\":1,}", 7), ("{a:1}", 1),
            ("{\"a\":1} x", 8), ("[1,]", 3), ("[1 2]", 3), ("[01]", 1), ("[1.]", 1), ("[.5]", 1), ("[+1]", 1),
            ("[1e]", 1),
            ("[-]", 1), ("[NaN]", 1), ("[nul]", 1), ("[tru]", 1), ("[\"a]", 4), ("[\"\\x\"]", 2), ("[\"\\u12\"]", 2),
            ("[\"\\ud800\"]", 2), ("[\"\\udc00\"]", 2), ("[\"\\ud800\\u0041\"]", 2), ("[\"a\nb\"]", 3), ("[1]]", 3),
            ("{\"a\" 1}", 5), ("[\"a\" : 1]", 5),
        ])
    func refusesWithTheOffset(_ text: String, _ offset: Int) {
        let error = #expect(throws: JSONError.self) { try JSONCursor.read(Array(text.utf8)) { _ in } }
        #expect(error?.offset == offset, "\(text): \(error?.description ?? "")")
    }

    @Test(
        arguments: [[0xC0, 0xAF], [0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0xFF]]
            as [[UInt8]])
    func refusesWhatIsNotUTF8(_ bytes: [UInt8]) {
        #expect(throws: JSONError.self) { try JSONCursor.read([0x22] + bytes + [0x22]) { _ in } }
        #expect(throws: JSONError.self) { try JSONCursor.read([0x22] + bytes) { _ in } }
    }

    @Test func limitsDepth() throws {
        let text = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
        try JSONCursor.read(Array(text.utf8)) { _ in }
        #expect(throws: JSONError.self) { try JSONCursor.read(Array("[\(text)]".utf8)) { _ in } }
        #expect(throws: JSONError.self) {
            try JSONCursor.read([UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)) { _ in }
        }
    }

    @Test func readsNumbersExactly() throws {
        func number(_ text: String) throws -> JSONNumber {
            try JSONCursor.read(Array(text.utf8)) { (cursor) throws(JSONError) in try cursor.number() }
        }
        #expect(try number("98.9999999999782").scaled(decimals: 4) == 990_000)
        #expect(try number("-60.00005").scaled(decimals: 4) == -600_001)
        #expect(try number("0.00004999").scaled(decimals: 4) == 0)
        #expect(try number("1e30").scaled(decimals: 4) == nil)
        #expect(try number("9223372036854775807").int == .max)
        #expect(try number("9223372036854775808").int == nil)
        #expect(try number("2.5").int == nil)
        #expect(try number("25e-1").int == nil)
        #expect(try number("50e-1").int == 5)
        #expect(try number("1E-05").double == 0.00001)
        #expect(try number("1e999").double == .infinity)
        #expect(try number("-0").double.sign == .minus)
        #expect(try number("0.1").double == 0.1)
    }

    /// Every double that is written as text is read back as itself.
    @Test func doublesComeBack() throws {
        var random = SeededNumbers(seed: 7)
        for step in 0..<20_000 {
            var value = Double(bitPattern: random.next())
            if step % 2 == 0 { value = (Double(random.next() % 10_000_000) / 1_000).rounded() / 8 }
            guard value.isFinite else { continue }
            for text in [value.description, "\(value)".replacing("e", with: "E")] {
                let read = try JSONCursor.read(Array(text.utf8)) { (cursor) throws(JSONError) in
                    try cursor.number().double
                }
                #expect(read == value, "\(text)")
            }
        }
    }

    /// Changed at random places, a text is taken or refused as Foundation takes or refuses it.
    @Test func agreesWithFoundation() throws {
        let whole = Array(#"{"a":[1,-2.5e3,true,null,"x\né\u0041😀"],"b":{"c":"\\\"","d":0.125},"e":[]}"#.utf8)
        let pieces = Array(#"{}[]",:\u0Ee+-.1 tn"#.utf8) + [0xC3, 0x0A, 0xF0]
        var random = SeededNumbers(seed: 3)
        var taken = 0
        for _ in 0..<20_000 {
            var bytes = whole
            for _ in 0..<(1 + random.next() % 2) {
                let place = Int(random.next() % UInt64(bytes.count))
                let piece = pieces[Int(random.next() % UInt64(pieces.count))]
                switch random.next() % 3 {
                case 0: bytes[place] = piece
                case 1: bytes.insert(piece, at: place)
                default: bytes.remove(at: place)
                }
            }
            let ours = (try? JSONCursor.read(bytes) { _ in }) != nil
            let theirs = (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil
            // Foundation takes a comma before a closing bracket, which RFC 8259 does not.
            let text = String(decoding: bytes, as: UTF8.self)
            if theirs, !ours, text.contains(/,\s*[\]}]/) { continue }
            taken += ours ? 1 : 0
            #expect(ours == theirs, "\(text)")
        }
        #expect(taken > 1_000 && taken < 19_000)
    }

    @Test func writesWhatItReads() throws {
        let bytes = JSONWriter.object {
            $0.member("text", "a\"b\\c\n\u{1}é😀")
            $0.member("none", nil as String?)
            $0.member("number", -0.5)
            $0.member("nan", Double.nan)
            $0.array("list") {
                $0.value(1)
                $0.object { $0.member("flag", true) }
            }
            $0.object("empty") { _ in }
        }
        let text =
            #"{"text":"a\"b\\c\u000a\u0001é😀","none":null,"number":-0.5,"nan":null,"list":[1,{"flag":true}],"empty":{}}"#
        #expect(String(decoding: bytes, as: UTF8.self) == text)
        try JSONCursor.read(bytes) { (cursor) throws(JSONError) in
            try cursor.object { (cursor, key) throws(JSONError) in
                if key == "text" { #expect(try cursor.string() == "a\"b\\c\n\u{1}é😀") }
            }
        }
    }
}
