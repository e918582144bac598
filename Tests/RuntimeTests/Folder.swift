import Glibc

/// A folder of a test's own, gone when the test is over.
final class Folder {
    let path: String

    init() throws {
        var template = Array("/tmp/copilot-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw NoFolder(code: errno) }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    struct NoFolder: Error { let code: Int32 }

    deinit { Folder.remove(path) }

    func write(_ text: String, to name: String) {
        let file = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        _ = Glibc.write(file, text, text.utf8.count)
        close(file)
    }

    func text(of name: String) -> String? {
        let file = open("\(path)/\(name)", O_RDONLY)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = read(file, &bytes, bytes.count)
        return count < 0 ? nil : String(decoding: bytes.prefix(count), as: UTF8.self)
    }

    func mode(of name: String) -> mode_t? {
        var facts = stat()
        return stat("\(path)/\(name)", &facts) == 0 ? facts.st_mode & 0o777 : nil
    }

    private static func remove(_ path: String) {
        if let folder = opendir(path) {
            while let entry = readdir(folder) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name != ".", name != ".." { remove("\(path)/\(name)") }
            }
            closedir(folder)
            rmdir(path)
        } else {
            unlink(path)
        }
    }
}
