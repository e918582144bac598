import Glibc

/// Wakes the terminal's loop from any thread and from signal handlers. Many wakes before a drain count as one.
package final class WakePipe: Sendable {
    /// For poll(2); readable after a wake.
    package let readEnd: CInt
    package let writeEnd: CInt

    /// Nil when the process has no file descriptors left.
    package init?() {
        var ends: [CInt] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        readEnd = ends[0]
        writeEnd = ends[1]
    }

    deinit {
        Glibc.close(readEnd)
        Glibc.close(writeEnd)
    }

    package func wake() {
        var byte: UInt8 = 0
        // A full pipe already wakes its reader.
        _ = write(writeEnd, &byte, 1)
    }

    /// Empties the pipe; true when there was a wake.
    @discardableResult
    package func drain() -> Bool {
        var bytes = [UInt8](repeating: 0, count: 512)
        var hadAny = false
        while read(readEnd, &bytes, bytes.count) > 0 { hadAny = true }
        return hadAny
    }
}
