import Machine

extension HTTPClient {
    /// Starts a transfer and gathers its answer.
    ///
    /// - Parameter then: called once, on the client's thread, which all transfers share; it must return at once.
    @discardableResult
    package func gather(
        _ request: HTTPRequest, then: @escaping @Sendable (Result<HTTPResponse, TransportError>) -> Void
    ) -> Transfer {
        let collector = AnswerCollector()
        return start(request) { event in if let result = collector.take(event) { then(result) } }
    }

    /// Asks, and holds the calling thread until the answer is there; fails as timed out when that takes too long.
    package func answer(
        to request: HTTPRequest, within patience: Duration
    ) -> Result<HTTPResponse, TransportError> {
        let given = Monitor<Result<HTTPResponse, TransportError>?>(nil)
        let transfer = gather(request) { answer in given.change { $0 = answer } }
        if let answer = given.wait(until: Clocks.monotonic() + patience.nanoseconds, { $0 }) { return answer }
        transfer.cancel()
        return .failure(.timedOut(host: HostName.of(request.url) ?? "the server", stage: .total, after: patience))
    }
}
