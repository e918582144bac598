import Machine
import Market
import State
import Transport

/// The thread of the feed: asks what is due, hands answers over, and tells the time once a second.
struct YahooLoop: Sendable {
    struct Inbox: Sendable {
        var hasStarted = false
        var isStopped = false
        var isRetryWanted = false
        /// The answer to the one question that is under way.
        var answer: Result<HTTPResponse, TransportError>?
    }

    private var desk: YahooDesk
    private let http: HTTPClient
    private let inbox: Monitor<Inbox>
    private let clock: @Sendable () -> Timestamp
    private let emit: @Sendable (Event) -> Void

    init(
        _ desk: YahooDesk, http: HTTPClient, inbox: Monitor<Inbox>, clock: @escaping @Sendable () -> Timestamp,
        emit: @escaping @Sendable (Event) -> Void
    ) {
        self.desk = desk
        self.http = http
        self.inbox = inbox
        self.clock = clock
        self.emit = emit
    }

    /// Returns when it is told to stop.
    func run() {
        var desk = desk
        var running: (question: YahooDesk.Question, transfer: Transfer)?
        defer { running?.transfer.cancel() }
        let emit: (Event) -> Void = { if !inbox.read(\.isStopped) { self.emit($0) } }
        desk.open(at: clock(), emit: emit)
        while true {
            let now = clock()
            // Up to the next whole second, for the clock.
            let second = Timestamp.second - (now.nanoseconds % Timestamp.second)
            let untilDue = running == nil ? desk.nextQuestion.map { max(0, $0 - now) } ?? second : second
            let news = inbox.wait(until: Clocks.monotonic() + min(second, untilDue)) { inbox -> Inbox? in
                guard inbox.isStopped || inbox.isRetryWanted || inbox.answer != nil else { return nil }
                defer {
                    inbox.isRetryWanted = false
                    inbox.answer = nil
                }
                return inbox
            }
            if news?.isStopped == true { return }
            if news?.isRetryWanted == true { desk.retry() }
            if let answer = news?.answer, let asked = running {
                running = nil
                desk.take(answer, to: asked.question, at: clock(), emit: emit)
            }
            desk.tick(at: clock(), emit: emit)
            if running == nil, let question = desk.question(at: clock()) {
                running = (question, ask(question.request))
            }
        }
    }

    private func ask(_ request: HTTPRequest) -> Transfer {
        http.gather(request) { [inbox] answer in inbox.change { $0.answer = answer } }
    }
}
