import JSON
import Machine
import Market
import Synchronization
import Transport

/// Asks the vendor's REST interface: pages, refusals, retries and the plan's limit of requests. The key goes in a header, to
/// the base address only, and stands in no error and no log.
package final class MassiveClient: Sendable {
    private let http: HTTPClient
    private let base: String
    private let key: String
    private let retries: RetryPolicy
    private let sleep: @Sendable (Duration) async throws -> Void
    private let budget = Mutex(RequestBudget())
    private let chance: Mutex<SeededNumbers>

    /// Pages of one answer.
    private static let pageLimit = 40
    /// The longest wait that a server may ask for.
    private static let longestWait = Duration.seconds(120)

    /// - Parameters:
    ///   - base: `https://api.massive.com`, without a slash at its end.
    ///   - sleep: waits between tries.
    package init(
        base: String, key: String, trust: TrustedCertificates = .system,
        retries: RetryPolicy = RetryPolicy(attempts: 5, first: .milliseconds(250), longest: .seconds(8)),
        seed: UInt64 = UInt64(bitPattern: Clocks.monotonic()),
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) throws(TransportError) {
        http = try HTTPClient(trust: trust)
        self.base = base.hasSuffix("/") ? String(base.dropLast()) : base
        self.key = key
        self.retries = retries
        self.sleep = sleep
        chance = Mutex(SeededNumbers(seed: seed))
    }

    /// All rows of an answer, its pages put together.
    package func rows<Row: MassiveRow>(_ request: MassiveRequest, as: Row.Type = Row.self) async throws -> [Row] {
        var rows: [Row] = []
        var target = request.target
        for _ in 0..<Self.pageLimit {
            let page: MassivePage<Row> = try await page(target, of: request)
            rows += page.rows
            guard let next = page.next else { return rows }
            target = next
        }
        throw MassiveFault.endless
    }

    /// From now on only so many requests a minute go out; nil for as many as are asked for.
    package func limit(_ requests: Int?) { budget.withLock { $0.limit = requests } }

    /// How long the next request that waits must still wait; nil while none does.
    package var wait: Duration? {
        let now = Clocks.monotonic()
        return budget.withLock { $0.waiting(at: now) }.map { .nanoseconds($0 - now) }
    }

    /// Ends what is under way.
    package func stop() { http.stop() }

    // MARK: - One request

    private func page<Row: MassiveRow>(_ target: String, of request: MassiveRequest) async throws -> MassivePage<Row> {
        var attempt = 1
        while true {
            do {
                let response = try await answer(target)
                try check(response, request)
                return try MassivePage(response.body)
            } catch let fault as MassiveFault {
                guard fault.isPassing, let wait = pause(after: attempt, fault) else { throw fault }
                try await sleep(wait)
                attempt += 1
            }
        }
    }

    private func answer(_ target: String) async throws -> HTTPResponse {
        let now = Clocks.monotonic()
        let turn = budget.withLock { $0.take(at: now) }
        if turn > now { try await sleep(.nanoseconds(turn - now)) }
        let request = HTTPRequest(
            .get, base + target, headers: [HTTPHeader("Authorization", "Bearer \(key)")],
            limits: HTTPLimits(firstByte: .seconds(20), stall: .seconds(10), bodyBytes: 64 << 20),
            acceptsCompression: true)
        do { return try await http.collect(request) } catch let error as TransportError {
            throw MassiveFault.unreachable(error)
        }
    }

    private func check(_ response: HTTPResponse, _ request: MassiveRequest) throws(MassiveFault) {
        guard let fault = MassiveFault(response, to: request) else { return }
        if fault == .tooManyRequests {
            let asked = response.head["retry-after"].flatMap { RetryAfter.wait($0, now: Clocks.wall()) }
            let wait = min(asked ?? .seconds(1), Self.longestWait)
            budget.withLock { $0.refused(wait: wait.whole, at: Clocks.monotonic()) }
        }
        throw fault
    }

    private func pause(after attempt: Int, _ fault: MassiveFault) -> Duration? {
        // The third refusal in a row is no burst: the plan may be the free one.
        if fault == .tooManyRequests, attempt >= 3 { budget.withLock { $0.saveRequests(at: Clocks.monotonic()) } }
        return chance.withLock { retries.wait(after: attempt, chance: &$0) }
    }
}

extension Duration {
    /// Nanoseconds.
    var whole: Int64 {
        let (seconds, rest) = components
        return seconds * 1_000_000_000 + rest / 1_000_000_000
    }
}
