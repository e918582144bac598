import Market
import Synchronization
import Transport

/// Asks a model and hands its words on as they come.
package struct BriefingClient: Sendable {
    private let http: HTTPClient
    private let clock: @Sendable () -> Timestamp

    /// - Parameter clock: the time of day, for a `Retry-After` that is a date.
    package init(http: HTTPClient, clock: @escaping @Sendable () -> Timestamp) {
        self.http = http
        self.clock = clock
    }

    /// What an answer tells on its way: words, then exactly one of the last two.
    package enum Event: Sendable {
        case text(String)
        case searching
        case finished(Answer)
        /// With what was written until then, and what it used where the server told.
        case failed(BriefingError, Answer)
    }

    /// Asks once; whether to ask again, and when, is told by the error.
    ///
    /// - Parameter onEvent: called on the HTTP client's thread; it must return at once.
    package func ask(
        _ question: Question, of service: BriefingService, onEvent: @escaping @Sendable (Event) -> Void
    ) -> Transfer? {
        let request: HTTPRequest
        do { request = try service.request(question) } catch {
            onEvent(.failed(.requestRefused(status: 0, "the question cannot be written as JSON"), Answer()))
            return nil
        }
        let asking = Asking(service: service, clock: clock, onEvent: onEvent)
        let transfer = http.start(request) { asking.take($0) }
        asking.isRunning(transfer)
        return transfer
    }

    /// The models that the server offers, by name.
    package func models(of service: BriefingService) async throws -> [String] {
        let response: HTTPResponse
        do { response = try await http.collect(service.modelsRequest) } catch {
            throw (error as? TransportError).map(BriefingError.transport) ?? error
        }
        guard response.head.isSuccess else {
            throw BriefingError(response.head, body: response.body, service: service, now: clock())
        }
        return try ModelList.names(in: response.body)
    }
}

/// An answer, whole or as far as it came.
package struct Answer: Hashable, Sendable {
    /// As it was sent: it must be made plain before it is drawn.
    package var text = ""
    package var usage: Usage?
    /// The longest allowed answer was reached.
    package var wasCutShort = false
    /// Parts of the answer that could not be read and are missing.
    package var missingParts = 0

    /// Characters; more is not read.
    package static let limit = 60_000

    package init() {}
}
