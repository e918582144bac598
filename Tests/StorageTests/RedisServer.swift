import Glibc
import Support

@testable import Storage

/// A Redis server of a test's own, on a socket in its folder.
struct RedisServer {
    private static let program = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].map { $0 + "/redis-server" }
        .first { access($0, X_OK) == 0 }
    static var isInstalled: Bool { program != nil }

    private let process: ChildProcess
    let address: RedisAddress

    /// Starts it, and waits until it listens.
    ///
    /// - Parameter options: of redis-server, beside those that make it durable.
    init(_ folder: Folder, _ options: [String] = durable) throws {
        let socket = folder.path + "/redis.sock"
        process = try ChildProcess(
            [
                Self.program ?? "redis-server", "--port", "0", "--unixsocket", socket, "--dir", folder.path, "--save",
                "",
                "--daemonize", "no", "--logfile", "",
            ] + options)
        address = try RedisAddress("unix://" + socket)
        var said: [UInt8] = []
        _ = process.read { piece in
            said += piece
            return String(decoding: said, as: UTF8.self).contains("eady to accept connections")
        }
        guard access(socket, F_OK) == 0 else {
            throw ChildProcess.Failure.ended(String(decoding: said, as: UTF8.self))
        }
    }

    static let durable = [
        "--appendonly", "yes", "--appendfsync", "always", "--maxmemory-policy", "noeviction",
    ]

    func stop() {
        process.kill()
        process.wait()
    }
}
