import Machine
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NIOWebSocket
import Transport

/// Opens WebSocket connections on one thread of its own, which only takes frames off and hands them on.
package final class SocketClient: Sendable {
    private let group: MultiThreadedEventLoopGroup
    private let trust: TrustedCertificates
    private let limits: SocketLimits

    package init(trust: TrustedCertificates, limits: SocketLimits = SocketLimits()) {
        group = WorkerThread.withoutSignals { MultiThreadedEventLoopGroup(numberOfThreads: 1) }
        self.trust = trust
        self.limits = limits
    }

    /// Opens a connection; what becomes of it goes to `deliver`, on the client's thread.
    func connect(
        to address: SocketAddress, deliver: @escaping @Sendable (SocketEvent) -> Void
    ) -> SocketConnection {
        let ending = SocketEnding(deliver: deliver, host: address.name)
        let connection = SocketConnection()
        let limits = limits
        let context: NIOSSLContext?
        do { context = address.isEncrypted ? try makeContext() : nil } catch {
            ending.close("\(error)")
            return connection
        }
        ClientBootstrap(group: group)
            .channelOption(.socketOption(.tcp_nodelay), value: 1)
            .connectTimeout(limits.connect)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    if let context {
                        try pipeline.addHandler(
                            NIOSSLClientHandler(
                                context: context, serverHostname: address.isNumeric ? nil : address.host))
                    }
                    try Self.addUpgrade(to: pipeline, address, limits, ending)
                }
            }
            .connect(host: address.host, port: address.port)
            .whenComplete { result in
                switch result {
                case .success(let channel): connection.stands(channel)
                case .failure(let error): ending.close(SocketTrouble.words(error, host: address.name))
                }
            }
        return connection
    }

    /// Ends the thread and all connections.
    package func stop() {
        // The thread is gone at the end of the process at the latest.
        try? group.syncShutdownGracefully()
    }

    private func makeContext() throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        if let file = trust.file {
            do {
                configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(file))
            } catch { throw TransportError.noCertificates(file) }
        }
        return try NIOSSLContext(configuration: configuration)
    }

    private static func addUpgrade(
        to pipeline: ChannelPipeline.SynchronousOperations, _ address: SocketAddress, _ limits: SocketLimits,
        _ ending: SocketEnding
    ) throws {
        let opening = SocketOpening(address, patience: limits.connect, ending)
        let upgrader = NIOWebSocketClientUpgrader(
            maxFrameSize: limits.frameBytes, automaticErrorHandling: false
        ) { channel, _ in
            channel.eventLoop.makeCompletedFuture {
                let pipeline = channel.pipeline.syncOperations
                try pipeline.addHandler(
                    NIOWebSocketFrameAggregator(
                        minNonFinalFragmentSize: 0, maxAccumulatedFrameCount: limits.fragments,
                        maxAccumulatedFrameSize: limits.frameBytes))
                try pipeline.addHandler(SocketReader(limits, ending))
            }
        }
        // A greeting often comes in the same packet as the upgrade; by default its bytes would be dropped.
        try pipeline.addHTTPClientHandlers(
            leftOverBytesStrategy: .forwardBytes,
            withClientUpgrade: (
                upgraders: [upgrader],
                completionHandler: { context in
                    context.pipeline.syncOperations.removeHandler(name: SocketOpening.name, promise: nil)
                }
            ))
        try pipeline.addHandler(opening, name: SocketOpening.name)
    }
}
