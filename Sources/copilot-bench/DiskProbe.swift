import ArgumentParser
import Glibc

/// Appends 4 KiB to a file and waits until they are on the disk: what no durable push can be quicker than.
final class DiskProbe {
    private let file: Int32
    private let page = [UInt8](repeating: 1, count: 4_096)

    init(folder: String) throws {
        file = open(folder + "/sync", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw ExitCode(1) }
    }

    deinit { close(file) }

    func sync() {
        _ = write(file, page, page.count)
        fdatasync(file)
    }
}
