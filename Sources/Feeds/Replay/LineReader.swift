import Glibc

/// Reads a text file in portions of whole lines, so that a large one needs no more memory than a small one.
struct LineReader: ~Copyable {
    private let path: String
    private let descriptor: Int32
    private let buffer: UnsafeMutablePointer<UInt8>
    /// Bytes in the buffer, and how many of them have been handed out.
    private var filled = 0
    private var used = 0
    private var isAtEnd = false
    /// Bytes in the file; 0 where that is not known.
    let size: Int

    private static let capacity = 1 << 20

    init(path: String) throws(ReplayError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(file: path, reason: systemReason()) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            close(descriptor)
            throw .unreadable(file: path, reason: systemReason())
        }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            close(descriptor)
            throw .directory(file: path)
        }
        self.path = path
        self.descriptor = descriptor
        size = Int(status.st_size)
        // One byte for a missing line break at the end.
        buffer = .allocate(capacity: Self.capacity + 1 + RowScanner.padding)
        buffer.initialize(repeating: 0, count: Self.capacity + 1 + RowScanner.padding)
    }

    deinit {
        close(descriptor)
        buffer.deallocate()
    }

    /// The next lines, valid until the next call; the last byte is a line break. Nil at the end of the file.
    mutating func nextLines() throws(ReplayError) -> UnsafeBufferPointer<UInt8>? {
        memmove(buffer, buffer + used, filled - used)
        filled -= used
        used = 0
        while !isAtEnd, filled < Self.capacity {
            let count = read(descriptor, buffer + filled, Self.capacity - filled)
            if count < 0 {
                if errno == EINTR { continue }
                throw .unreadable(file: path, reason: systemReason())
            }
            isAtEnd = count == 0
            filled += count
        }
        var end = filled
        while end > 0, buffer[end - 1] != UInt8(ascii: "\n") { end -= 1 }
        if isAtEnd, end < filled {
            buffer[filled] = UInt8(ascii: "\n")
            filled += 1
            end = filled
        }
        guard filled > 0 else { return nil }
        guard end > 0 else { throw .notText(file: path, what: "a line of more than a million bytes") }
        used = end
        return UnsafeBufferPointer(start: buffer, count: end)
    }
}

/// What the system says of its last error.
private func systemReason() -> String { strerror(errno).map { String(cString: $0) } ?? "error \(errno)" }
