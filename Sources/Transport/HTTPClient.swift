import CCurl
import Machine
import Synchronization

/// A client for HTTP and HTTPS on a thread of its own, with one pool of connections. Proxies are taken from the
/// environment (`https_proxy`, `no_proxy`), certificates from the system or `SSL_CERT_FILE`. Redirects are not followed.
/// With its last reference go the transfers under way.
package final class HTTPClient: Sendable {
    private let mailbox: TransferMailbox
    private let thread: WorkerThread
    private let isJoined = Mutex(false)

    /// - Parameter trust: whose certificates count.
    package init(trust: TrustedCertificates = .system) throws(TransportError) {
        guard Self.isLibraryReady, let multi = curl_multi_init() else {
            throw .noClient("the network library could not be started; free memory and start again")
        }
        let mailbox = TransferMailbox(multi)
        self.mailbox = mailbox
        do {
            thread = try WorkerThread(name: "http") { TransferLoop(mailbox: mailbox, trust: trust).run() }
        } catch {
            mailbox.close()
            throw .noClient("\(error)")
        }
    }

    deinit {
        mailbox.send(.stop)
        if !isJoined.withLock({ $0 }) { thread.detach() }
    }

    /// Starts a transfer.
    ///
    /// - Parameter onEvent: called on the client's thread, which all transfers share; it must return at once. Its last call
    ///   is `finished` or `failed`, also after `cancel` and `stop`.
    @discardableResult
    package func start(_ request: HTTPRequest, onEvent: @escaping @Sendable (TransferEvent) -> Void) -> Transfer {
        let transfer = Transfer(mailbox: mailbox)
        if !mailbox.send(.start(request, transfer.id, onEvent)) {
            onEvent(.failed(.noClient("the network client was stopped")))
        }
        return transfer
    }

    /// The whole answer, whatever its status. Cancelling the task cancels the transfer.
    package func collect(_ request: HTTPRequest) async throws -> HTTPResponse {
        // A client that nobody holds ends its transfers.
        defer { withExtendedLifetime(self) {} }
        let collector = AnswerCollector()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let transfer = start(request) { event in
                    if let result = collector.take(event) {
                        continuation.resume(with: result.mapError { $0 as any Error })
                    }
                }
                collector.isRunning(transfer)
            }
        } onCancel: {
            collector.cancel()
        }
    }

    /// Ends all transfers and the thread. To be called once, and from another thread than the client's.
    package func stop() {
        guard
            isJoined.withLock({ was in
                defer { was = true }
                return !was
            })
        else { return }
        mailbox.send(.stop)
        thread.join()
    }

    /// Once a process, before any other call.
    private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}

/// Whose certificates count.
package struct TrustedCertificates: Hashable, Sendable {
    /// A PEM file in place of the system's; nil for those.
    package var file: String?

    package init(file: String? = nil) { self.file = file }

    package static let system = TrustedCertificates()

    /// The system's, or those of `SSL_CERT_FILE`.
    package init(environment: [String: String]) {
        file = environment["SSL_CERT_FILE"].flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// A transfer that was started.
package struct Transfer: Sendable {
    let id: UInt64
    private let mailbox: TransferMailbox

    init(mailbox: TransferMailbox) {
        self.mailbox = mailbox
        id = mailbox.nextID()
    }

    /// Ends it within milliseconds; it then fails as `cancelled`. One that has ended stays as it is.
    package func cancel() { mailbox.send(.cancel(id)) }
}
