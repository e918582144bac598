import Machine
import Market
import State
import Transport

/// One source: what it said last, when it is asked again, and the answer that is coming in.
struct NewsFeed {
    let address: NewsAddress
    private(set) var health: NewsSource
    private(set) var headlines: [Headline] = []
    private(set) var events: [EconomicEvent] = []
    /// When it is asked, monotonic nanoseconds; nil while an answer is awaited, and for what is never asked.
    private(set) var nextAsking: Int64?

    private let every: Int64
    /// Where it is asked now: a redirect may have led on.
    private var place: NewsAddress
    private var redirects = 0
    private var failures = 0
    /// What tells the server which answer is known.
    private var tag: String?
    private var modified: String?
    private var head: HTTPHead?
    private var body: [UInt8] = []

    private static let longestWait: Int64 = 6 * 3_600 * Timestamp.second
    private static let mostRedirects = 4

    init(_ address: NewsAddress, everyMinutes: Int) {
        self.address = address
        place = address
        every = Int64(everyMinutes) * Timestamp.minute
        health = NewsSource(name: address.name)
        nextAsking = address.isFile ? nil : Clocks.monotonic()
    }

    /// It is never asked in this run.
    mutating func rest(_ why: String) {
        nextAsking = nil
        health.note = why
    }

    // MARK: Asking

    /// The question; what is known already need not be sent again.
    mutating func ask(agent: String) -> HTTPRequest {
        nextAsking = nil
        head = nil
        body = []
        var headers = [
            HTTPHeader("User-Agent", agent),
            HTTPHeader(
                "Accept", "application/rss+xml, application/atom+xml, text/calendar, application/xml;q=0.9, */*;q=0.5"),
        ]
        if let tag { headers.append(HTTPHeader("If-None-Match", tag)) }
        if let modified { headers.append(HTTPHeader("If-Modified-Since", modified)) }
        return HTTPRequest(
            .get, place.text, headers: headers,
            limits: HTTPLimits(connect: .seconds(10), firstByte: .seconds(20), total: .seconds(60), bodyBytes: 4 << 20),
            acceptsCompression: true)
    }

    // MARK: The answer

    /// What an event of the answer amounts to.
    struct News {
        /// The answer is over, whatever came of it.
        var isEnd = false
        /// For the log, at the first failure in a row.
        var complaint: String?
    }

    mutating func take(_ event: TransferEvent, at now: Timestamp) -> News {
        let before = failures
        switch event {
        case .head(let head): self.head = head
        case .chunk(let bytes): body += bytes
        case .failed(let error): fail("\(error)", isPassing: error.isPassing)
        case .finished: finish(at: now)
        }
        switch event {
        case .head, .chunk: return News()
        case .failed, .finished: break
        }
        guard failures > before, before == 0, case .failed(let reason) = health.state else { return News(isEnd: true) }
        return News(isEnd: true, complaint: "\(health.name): \(reason)")
    }

    private mutating func finish(at now: Timestamp) {
        guard let head else { return fail("it sent no answer", isPassing: true) }
        switch head.status {
        case 304:
            note(at: now)
        case 301, 302, 303, 307, 308:
            guard redirects < Self.mostRedirects, let to = head["Location"].flatMap({ place.redirected(to: $0) }) else {
                return fail("it leads elsewhere, where it is not followed; name the new address", isPassing: false)
            }
            redirects += 1
            place = to
            nextAsking = Clocks.monotonic()
        case 200..<300:
            tag = head["ETag"]
            modified = head["Last-Modified"]
            read(body, at: now)
        default:
            let asked = head["Retry-After"].flatMap { RetryAfter.wait($0, now: now) }
            fail("\(NewsError.answered(head.status))", isPassing: true, asked: asked)
        }
        body = []
    }

    /// Takes what a file or an answer holds.
    mutating func read(_ bytes: [UInt8], at now: Timestamp) {
        do {
            let told = try NewsBody(bytes, source: health.name)
            (headlines, events) = (told.headlines, told.events)
            health.items = told.items
            health.note = told.note
            note(at: now)
        } catch {
            // What cannot be read is sent again.
            (tag, modified) = (nil, nil)
            fail("\(error)", isPassing: true)
        }
    }

    private mutating func note(at now: Timestamp) {
        health.state = .good
        health.lastGood = now
        failures = 0
        if !address.isFile { wait(every) }
    }

    /// Keeps what was known, and waits twice as long with each failure, and as long as the server asks.
    mutating func fail(_ why: String, isPassing: Bool, asked: Duration? = nil) {
        health.state = .failed(why)
        failures += 1
        guard !address.isFile else { return }
        let doubled = isPassing ? every << Int64(min(failures - 1, 6)) : Self.longestWait
        let (seconds, _) = (asked ?? .zero).components
        wait(min(max(doubled, seconds * Timestamp.second), max(every, Self.longestWait)))
    }

    private mutating func wait(_ nanoseconds: Int64) {
        redirects = 0
        place = address
        nextAsking = Clocks.monotonic() + nanoseconds
    }
}
