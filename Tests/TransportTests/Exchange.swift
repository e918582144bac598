import Glibc
import Machine

@testable import Transport

/// A transfer that a test waits for.
struct Exchange: Sendable {
    struct Record: Sendable {
        var head: HTTPHead?
        var chunks: [[UInt8]] = []
        var ends = 0
        var error: TransportError?

        var text: String { String(decoding: chunks.joined(), as: UTF8.self) }
    }

    let record = Monitor(Record())
    let transfer: Transfer
    /// Kept, for transfers end with their client.
    private let client: HTTPClient

    init(_ client: HTTPClient, _ request: HTTPRequest) {
        self.client = client
        let record = record
        transfer = client.start(request) { event in
            record.change { record in
                switch event {
                case .head(let head): record.head = head
                case .chunk(let bytes): record.chunks.append(bytes)
                case .finished: record.ends += 1
                case .failed(let error):
                    record.ends += 1
                    record.error = error
                }
            }
        }
    }

    /// What had come when `condition` first held.
    func wait(_ condition: @escaping @Sendable (Record) -> Bool) -> Record? {
        record.wait(until: Clocks.monotonic() + 20_000_000_000) { condition($0) ? $0 : nil }
    }

    /// What had come at the end.
    func end() -> Record? { wait { $0.ends > 0 } }
}

/// A client for tests, which never uses a proxy.
func localClient(trust: TrustedCertificates = .system) throws -> HTTPClient {
    _ = NoProxy.isSet
    return try HTTPClient(trust: trust)
}

private enum NoProxy {
    static let isSet = setenv("no_proxy", "*", 1) == 0
}
