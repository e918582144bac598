import Glibc

/// The probe as a process of its own.
struct ProbeRun {
    private let process: ChildProcess

    /// - Parameter waiting: changes that may wait at a time.
    init(folder: String, count: Int, waiting: Int, environment: [String] = []) throws {
        process = try ChildProcess(
            [ChildProcess.beside("storage-probe"), folder, "\(count)", "\(waiting)"], environment: environment)
    }

    /// All lines that it says; after so many of them it is killed.
    func lines(killedAfter limit: Int = .max) -> [String] {
        var count = 0
        let bytes = process.read { piece in
            count += piece.count { $0 == UInt8(ascii: "\n") }
            if count >= limit { process.kill() }
            return false
        }
        process.wait()
        // A line that was cut was not said.
        let whole = bytes.lastIndex(of: UInt8(ascii: "\n")).map { bytes[...$0] } ?? []
        return String(decoding: whole, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
