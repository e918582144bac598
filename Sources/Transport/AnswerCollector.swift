import Synchronization

/// Gathers what a transfer tells into one answer.
final class AnswerCollector: Sendable {
    private struct State {
        var head: HTTPHead?
        var body: [UInt8] = []
        var transfer: Transfer?
        var isCancelled = false
    }

    private let state = Mutex(State())

    /// The answer or the error when this was the last event.
    func take(_ event: TransferEvent) -> Result<HTTPResponse, TransportError>? {
        state.withLock { state in
            switch event {
            case .head(let head): state.head = head
            case .chunk(let bytes): state.body += bytes
            case .failed(let error): return .failure(error)
            case .finished:
                guard let head = state.head else { return .failure(TransportError.cut("the server")) }
                return .success(HTTPResponse(head: head, body: state.body))
            }
            return nil
        }
    }

    func isRunning(_ transfer: Transfer) {
        let isCancelled = state.withLock { state in
            state.transfer = transfer
            return state.isCancelled
        }
        if isCancelled { transfer.cancel() }
    }

    func cancel() {
        let transfer = state.withLock { state in
            state.isCancelled = true
            return state.transfer
        }
        transfer?.cancel()
    }
}
