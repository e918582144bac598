import Market
import Support
import Testing

@testable import Feeds

/// Bad recordings are refused with a sentence that says where, what and how to mend it.
@Suite struct RefusalTests {
    private static let header = "timestamp,open,high,low,close,volume\n"
    private static let row = "2024-01-02T14:30:00Z,16800.25,16801.5,16799,16800,842\n"

    @Test(arguments: [
        ("2024-01-02T14:31:00Z,16800.1,16801,16799,16800,1", "the open on the tick of NQ, 0.25"),
        ("2024-01-02T14:31:00Z,16800,16801,16799,16800.3,1", "the close on the tick of NQ"),
        ("2024-01-02T14:31:00Z,16800,16799,16801,16800,1", "the high at or above"),
        ("2024-01-02T14:31:00Z,16800,16801,16800.25,16800,1", "the low at or below"),
        ("2024-01-02T14:30:00Z,16800,16801,16799,16800,1", "a time after the last row's, 2024-01-02 14:30:00 UTC"),
        ("2024-01-02T14:29:00Z,16800,16801,16799,16800,1", "sort the file by time"),
        ("2024-01-02T14:31:30Z,16800,16801,16799,16800,1", "a whole minute"),
        ("2024-01-02T14:31:00Z,16800,16801,16799,16800", "as many columns"),
        ("2024-01-02T14:31:00Z,16800,16801,16799,16800,1,5", "as many columns"),
        ("2024-01-02T14:31:00Z", "a time such as 2024-01-02T14:30:00Z"),
        ("2024-02-30T14:31:00Z,16800,16801,16799,16800,1", "a time such as"),
        ("2024-13-02T14:31:00Z,16800,16801,16799,16800,1", "a time such as"),
        ("2024-01-02T24:31:00Z,16800,16801,16799,16800,1", "a time such as"),
        ("02.01.2024 14:31,16800,16801,16799,16800,1", "a time such as"),
        ("2024-01-02T14:31:00Z,16800,n/a,16799,16800,1", "a number as the high"),
        ("2024-01-02T14:31:00Z,,16801,16799,16800,1", "a number as the open"),
        ("2024-01-02T14:31:00Z,1e5,16801,16799,16800,1", "a number as the open"),
        ("2024-01-02T14:31:00Z,16800,16801,16799,16800,1.5", "a number as the volume"),
        ("2024-01-02T14:31:00Z,16800,16801,16799,16800,-4", "a number as the volume"),
        ("2024-01-02T14:31:00Z,16800,16801,16799,16800,99999999999", "a number as the volume"),
        ("2024-01-02T14:31:00Z,999999999999,999999999999,16799,16800,1", "the open on the tick"),
        ("2024-01-02T14:31:00Z,99999999999999999999,16801,16799,16800,1", "a number as the open"),
        ("\n2024-01-02T14:31:00Z,16800,16801,16799,16800,1", "no empty line"),
        ("\u{1}\u{7F}\u{FF}garbage", "a time such as"),
    ])
    func namesTheLineAndWhatWasExpected(row: String, expected: String) throws {
        try withFolder { folder in
            let file = try folder.write("NQ.csv", Self.header + Self.row + row + "\n")
            let line = row.hasPrefix("\n") ? 4 : 3
            let text = try #require(Self.refusal(RecordingFile(path: file)))
            #expect(text.hasPrefix("\(file):\(line): read \""), "\(text)")
            #expect(text.contains(expected), "\(text)")
            #expect(!text.unicodeScalars.contains { $0.value < 32 }, "\(text)")
        }
    }

    @Test(arguments: [
        (
            "ES.csv", "timestamp,price,size,aggressor,sequence\n2024-01-02T14:30:00Z,4700,1,BOUGHT,5\n", ":2: ",
            "BUY, SELL or NONE"
        ),
        (
            "ES.csv", "timestamp,price,size,aggressor\n2024-01-02T14:30:00Z,4700.1,1,BUY\n", ":2: ",
            "the price on the tick"
        ),
        ("ES.txt", "20240102 143000 1;4700;1\n20240102 142959;4700;1\n", ":2: ", "not before the last row's"),
        ("ES.txt", "20240102 143000;4700;1;2;3;4;5\n", ":1: ", "starts no known recording"),
        ("ES.txt", "20240102;4700;4701;4699;4700;500\n", ":1: ", "not of a day"),
        ("ES.csv", "date;price\n1;2\n", ":1: ", "timestamp,open,high,low,close,volume"),
        ("ES.csv", "", ": ", "holds no rows"),
        ("ES.csv", "\n\n", ": ", "holds no rows"),
        ("ES.csv", header, ": ", "holds no rows"),
        ("ES.csv", header + "\n", ": ", "holds no rows"),
        ("ES.csv", "\u{0}\u{1}\u{2}ELF", ":1: ", "binary data"),
        ("data.csv", header + row, ": ", "add it after a colon"),
    ])
    func namesWhatIsWrongWithAFile(name: String, text: String, place: String, expected: String) throws {
        try withFolder { folder in
            let file = try folder.write(name, text)
            let refusal = try #require(Self.refusal(RecordingFile(path: file)))
            #expect(refusal.hasPrefix(file + place), "\(refusal)")
            #expect(refusal.contains(expected), "\(refusal)")
        }
    }

    @Test func refusesWhatIsNoLineReader() throws {
        try withFolder { folder in
            let utf16 = try folder.write("ES.csv", [0xFF, 0xFE] + Array("t\u{0}i\u{0}".utf8))
            #expect(Self.refusal(RecordingFile(path: utf16))?.contains("UTF-16") == true)
            let long = try folder.write("NQ.csv", [UInt8](repeating: UInt8(ascii: "x"), count: 3 << 20))
            #expect(Self.refusal(RecordingFile(path: long))?.contains("a million bytes") == true)
            #expect(Self.refusal(RecordingFile(path: folder.path))?.contains("is a directory") == true)
            #expect(Self.refusal(RecordingFile(path: folder.path + "/none"))?.contains("No such file") == true)
        }
    }

    @Test func refusesLongerBars() throws {
        try withFolder { folder in
            var text = Self.header
            for row in 0..<60 {
                text += "2024-01-02T\(padded(row / 12, 2)):\(padded(row % 12 * 5, 2)):00Z,16800,16801,16799,16800,1\n"
            }
            let file = try folder.write("NQ.csv", text)
            #expect(Self.refusal(RecordingFile(path: file))?.contains("bars of 5 minutes") == true)
        }
    }

    /// Cut anywhere, a recording is read or refused, never more.
    @Test func survivesEveryCut() throws {
        try withFolder { folder in
            let text = Array((Self.header + Self.row + Self.row.replacing("14:30", with: "14:31")).utf8)
            for end in text.indices {
                let file = try folder.write("NQ.csv", Array(text[..<end]))
                if let refusal = Self.refusal(RecordingFile(path: file)) { #expect(refusal.hasPrefix(file)) }
            }
        }
    }

    private static func refusal(_ file: RecordingFile) -> String? {
        do throws(ReplayError) {
            _ = try ReplayFeed(files: [file])
            return nil
        } catch {
            return "\(error)"
        }
    }
}
