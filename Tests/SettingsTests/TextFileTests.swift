import Glibc
import Support
import Testing

@testable import Settings

@Suite("Files that cannot be used")
struct TextFileTests {
    private func fault(_ bytes: [UInt8]) throws -> String {
        try withFolder { folder in
            let path = try folder.write("copilot.conf", bytes)
            return folder.message { _ = try TextFile(reading: path) }
        }
    }

    @Test func badBytesHaveTheirLine() throws {
        let half = Array("a = 1\nb = 2\n".utf8)
        #expect(
            try fault(half + [0, 0]) == "copilot.conf:3: holds a zero byte: it is half written, or no text. Restore it."
        )
        #expect(try fault(half + [0xff, 10] + half) == "copilot.conf:3: is not UTF-8. Save it as UTF-8.")
        #expect(try fault([0xc3]) == "copilot.conf:1: is not UTF-8. Save it as UTF-8.")
        #expect(try fault([UInt8](repeating: 32, count: 1 << 21)).contains("larger than 1 MB"))
    }

    @Test func byteOrderMarkAndCarriageReturnsDoNoHarm() throws {
        try withFolder { folder in
            let path = try folder.write("copilot.conf", "\u{feff}them = 1\r\nmouse = 3\r\n")
            let file = try TOMLFile(reading: path)
            #expect(file.line(of: "them") == 1 && file.line(of: "mouse") == 2)
        }
    }

    @Test func whatIsNoFileIsRefused() throws {
        try withFolder { folder in
            func message(_ path: String) -> String { folder.message { _ = try TextFile(reading: path) } }
            #expect(message("/dev") == "/dev: is not a file. Name a text file.")
            #expect(message("/dev/zero") == "/dev/zero: is not a file. Name a text file.")
            let missing = message(folder.path + "/copilot.conf")
            #expect(missing.hasPrefix("copilot.conf: cannot be read: no such file or directory."))
            let pipe = folder.path + "/pipe"
            #expect(mkfifo(pipe, 0o600) == 0)
            #expect(message(pipe) == "pipe: is not a file. Name a text file.")
        }
    }
}
