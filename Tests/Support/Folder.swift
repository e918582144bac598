import Glibc

/// A folder of its own for a test, gone afterwards.
package struct Folder {
    package let path: String

    /// Writes a file, and makes the folders above it.
    @discardableResult
    package func write(_ name: String, _ text: String) throws -> String {
        try write(name, Array(text.utf8))
    }

    @discardableResult
    package func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        var folder = path
        for part in name.split(separator: "/").dropLast() {
            folder += "/" + part
            mkdir(folder, 0o700)
        }
        let file = path + "/" + name
        let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0 else { throw FolderError.cannotWrite(file) }
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw FolderError.cannotWrite(file) }
            rest = rest.dropFirst(count)
        }
        return file
    }

    /// What a file holds; nil where there is none.
    package func text(of name: String) -> String? {
        let file = open("\(path)/\(name)", O_RDONLY)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = read(file, &bytes, bytes.count)
        return count < 0 ? nil : String(decoding: bytes.prefix(count), as: UTF8.self)
    }

    /// The rights of a file or folder; nil where there is none.
    package func mode(of name: String) -> mode_t? {
        var facts = stat()
        return stat("\(path)/\(name)", &facts) == 0 ? facts.st_mode & 0o777 : nil
    }

    /// What an error says, with paths counted from this folder; empty when there is none.
    package func message(_ body: () throws -> Void) -> String {
        do {
            try body()
            return ""
        } catch {
            return "\(error)".replacing(path + "/", with: "")
        }
    }
}

package enum FolderError: Error {
    case cannotMake
    case cannotWrite(String)
}

/// Runs a test in a fresh folder and removes it.
package func withFolder<Result>(_ body: (Folder) throws -> Result) throws -> Result {
    var template = Array("/tmp/copilot-test-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw FolderError.cannotMake }
    let folder = Folder(path: String(cString: made))
    defer { removeAll(folder.path) }
    return try body(folder)
}

private func removeAll(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR, let folder = opendir(path) {
        var names: [String] = []
        while let entry = readdir(folder) {
            names.append(
                withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
        }
        closedir(folder)
        for name in names where name != "." && name != ".." { removeAll("\(path)/\(name)") }
    }
    remove(path)
}
