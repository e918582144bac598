import Glibc

/// A text file that a person may edit: regular, UTF-8, not larger than a megabyte.
package struct TextFile: Hashable, Sendable {
    package var path: String
    package var text: String

    package init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    /// Reads the file; throws one fault that names it.
    package init(reading path: String) throws(SettingsError) {
        // Non-blocking, so that a named pipe answers at once and is refused below.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Self.fault(path, "cannot be read: \(reason(errno)). Check its name and rights.")
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw Self.fault(path, "is not a file. Name a text file.")
        }
        var bytes: [UInt8] = []
        while true {
            var chunk = [UInt8](repeating: 0, count: 65_536)
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0 { throw Self.fault(path, "cannot be read: \(reason(errno)).") }
            if count == 0 { break }
            bytes += chunk[..<count]
            if bytes.count > Self.limit { throw Self.fault(path, "is larger than 1 MB, so it is no such file.") }
        }
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { bytes.removeFirst(3) }
        if let index = bytes.firstIndex(of: 0) {
            throw Self.fault(
                path, "holds a zero byte: it is half written, or no text. Restore it.", in: bytes[..<index])
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Self.fault(path, "is not UTF-8. Save it as UTF-8.", in: bytes.prefix(Self.validPrefix(bytes)))
        }
        self.init(path: path, text: text)
    }

    private static let limit = 1 << 20

    private static func fault(_ path: String, _ text: String, in bytes: ArraySlice<UInt8>? = nil) -> SettingsError {
        let line = bytes.map { 1 + $0.count { $0 == UInt8(ascii: "\n") } }
        return .faults([Fault(text, place: path, line: line)])
    }

    /// Bytes before the first that is not UTF-8.
    private static func validPrefix(_ bytes: [UInt8]) -> Int {
        var start = 0
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            if String(validating: bytes[start...index], as: UTF8.self) == nil { break }
            start = index + 1
        }
        return start
    }
}

/// The system's words for an error number: `no such file or directory`.
func reason(_ number: Int32) -> String {
    String(cString: strerror(number)).lowercased()
}
