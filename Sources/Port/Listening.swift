import Glibc
import NIOCore
import NIOPosix

/// Opens the sockets on which the port listens.
struct Listening {
    struct Host {
        var address: String
        /// False where the port does without it.
        var isNeeded: Bool
    }

    private let bootstrap: ServerBootstrap
    /// The number that was taken, once a socket is open.
    private(set) var port: Int
    private(set) var channels: [any Channel] = []
    private(set) var addresses: [String] = []
    /// What is not right but no failure, as a sentence.
    private(set) var note: String?

    init(group: MultiThreadedEventLoopGroup, list: NIOLoopBound<ConnectionList>, port: Int) {
        self.port = port
        bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try Pipeline.build(on: channel, list.value) }
            }
    }

    /// The first socket decides the number where any free one is taken.
    mutating func open(_ host: Host) throws {
        let name = host.address.contains(":") ? "[\(host.address)]:\(port)" : "\(host.address):\(port)"
        do {
            let channel = try bootstrap.bind(host: host.address, port: port).wait()
            channels.append(channel)
            port = channel.localAddress?.port ?? port
            addresses.append(host.address.contains(":") ? "[\(host.address)]:\(port)" : "\(host.address):\(port)")
        } catch let error as IOError {
            if host.isNeeded { throw closing(PortError.cannotListen(address: name, code: error.errnoCode)) }
            if error.errnoCode == EADDRINUSE {
                note =
                    "\(name) is another program's, to which a bridge that says localhost may speak. Choose another --port."
            }
        } catch {
            throw closing(
                PortError.cannotListen(
                    address: name, what: "the name has no address here. Choose an address for --bind."))
        }
    }

    private func closing(_ error: PortError) -> PortError {
        for channel in channels { try? channel.close().wait() }
        return error
    }
}
