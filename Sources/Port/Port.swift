import Glibc
import Machine
import Market
import NIOCore
import NIOPosix
import State

/// The HTTP port that bridges push to: one thread that never waits.
package final class Port: Sendable {
    private let group: MultiThreadedEventLoopGroup
    private let listeners: [any Channel]
    private let list: NIOLoopBound<ConnectionList>
    /// Where it listens, `127.0.0.1:8000`.
    package let addresses: [String]

    /// Listens on this machine's two addresses and on the one that was asked for besides. Without IPv6 it does without
    /// `::1`.
    package init(
        _ configuration: PortConfiguration, inbox: any PortInbox,
        now: @escaping @Sendable () -> Timestamp = Clocks.wall
    ) throws(PortError) {
        let group = WorkerThread.withoutSignals { MultiThreadedEventLoopGroup(numberOfThreads: 1) }
        self.group = group
        let loop = group.next()
        do {
            let list = try loop.submit {
                NIOLoopBound(ConnectionList(configuration, inbox: inbox, loop: loop, now: now), eventLoop: loop)
            }.wait()
            self.list = list
            var listening = Listening(group: group, list: list, port: configuration.port)
            for address in Self.hosts(configuration) { try listening.open(address) }
            listeners = listening.channels
            addresses = listening.addresses
            port = listening.port
            let (addresses, note) = (listening.addresses, listening.note)
            try loop.submit { list.value.listening(on: addresses, note: note) }.wait()
        } catch {
            try? group.syncShutdownGracefully()
            throw error as? PortError
                ?? .cannotListen(address: "port \(configuration.port)", what: "\(error). Choose another --port.")
        }
    }

    /// The number that was taken.
    package let port: Int

    /// Listens no more, answers what is in flight, and ends its thread.
    package func stop() {
        for listener in listeners { try? listener.close().wait() }
        let loop = group.next()
        try? loop.submit { [list] in list.value.closeAll() }.wait()
        // What waits for the store gets its answer or its refusal within this time.
        let patience = Clocks.monotonic() + 5 * Timestamp.second
        while Clocks.monotonic() < patience {
            let isEmpty = try? loop.submit { [list] in list.value.isEmpty }.wait()
            if isEmpty != false { break }
            usleep(2_000)
        }
        try? group.syncShutdownGracefully()
    }

    /// In the order in which they are opened.
    private static func hosts(_ configuration: PortConfiguration) -> [Listening.Host] {
        let v4 = Listening.Host(address: "127.0.0.1", isNeeded: true)
        let v6 = Listening.Host(address: "::1", isNeeded: false)
        guard let bind = configuration.bind, !PortConfiguration.isLoopback(bind) else { return [v4, v6] }
        let wide = Listening.Host(address: bind, isNeeded: true)
        switch bind {
        // Every address of a family includes this machine's own.
        case "0.0.0.0": return [wide, v6]
        case "::": return [wide]
        default: return [v4, v6, wide]
        }
    }
}
