import Market
import State
import Testing
import Transport

@testable import Feeds

/// Answers as Yahoo writes them, and a desk that is asked by hand.
struct YahooHands {
    var desk: YahooDesk
    let archive: MemoryBarArchive
    var now: Timestamp
    private(set) var events: [Event] = []

    /// 5 January 2024, 10:00 New York.
    static let morning = Timestamp(seconds: 1_704_466_800)

    init(
        _ symbols: [String] = ["NQ"], archive: MemoryBarArchive = MemoryBarArchive(), now: Timestamp = morning,
        historyDays: Int = 1
    ) throws {
        self.archive = archive
        self.now = now
        let instruments = try symbols.map { symbol in
            try #require(Instrument(symbol: symbol, near: CivilDate(year: 2024, month: 1, day: 5)))
        }
        desk = YahooDesk(
            YahooFeed.Configuration(
                live: LiveFeedSettings(instruments: instruments, historyDays: historyDays, archive: archive),
                service: YahooService(url: "http://yahoo.test"), clock: { now }))
        collect { desk, emit in desk.open(at: now, emit: emit) }
    }

    /// The next question, at the time when it is due.
    mutating func question() throws -> YahooDesk.Question {
        now = max(now, try #require(desk.nextQuestion))
        let question = desk.question(at: now)
        return try #require(question)
    }

    /// Answers the next question.
    @discardableResult
    mutating func answer(_ response: HTTPResponse) throws -> YahooDesk.Question {
        let question = try question()
        let now = now
        collect { desk, emit in desk.take(.success(response), to: question, at: now, emit: emit) }
        return question
    }

    mutating func fail(_ error: TransportError) throws {
        let question = try question()
        let now = now
        collect { desk, emit in desk.take(.failure(error), to: question, at: now, emit: emit) }
    }

    mutating func tick(seconds: Int64) {
        now = now.adding(seconds: seconds)
        let now = now
        collect { desk, emit in desk.tick(at: now, emit: emit) }
    }

    /// The events since the last call.
    mutating func take() -> [Event] {
        defer { events = [] }
        return events
    }

    private mutating func collect(_ body: (inout YahooDesk, (Event) -> Void) -> Void) {
        var new: [Event] = []
        body(&desk) { new.append($0) }
        events += new
    }
}

extension YahooDesk.Question {
    /// What stands in the address.
    var path: String { String(request.url.drop { $0 != "/" }.dropFirst(2).drop { $0 != "/" }) }

    func query(_ name: String) -> String? {
        request.url.split(separator: "?").last?.split(separator: "&").first { $0.hasPrefix(name + "=") }
            .map { String($0.dropFirst(name.count + 1)) }
    }

    var span: Range<Timestamp>? {
        if case .bars(_, let span, _) = subject { span } else { nil }
    }
    var isHole: Bool {
        if case .bars(_, _, true) = subject { true } else { false }
    }
}

/// Makes charts.
enum YahooText {
    /// A row: minutes after a start, close or nil, volume. Open, high and low lie half a point around the close.
    static func chart(
        _ rows: [(minute: Double, close: Double?, volume: Int)], from start: Timestamp, priceTime: Timestamp? = nil,
        name: String = "Nasdaq 100 Mar 24", interval: String = "1m"
    ) -> HTTPResponse {
        func column(_ offset: Double) -> String {
            rows.map { row in row.close.map { "\($0 + offset)" } ?? "null" }.joined(separator: ",")
        }
        let times = rows.map { "\(start.seconds + Int64($0.minute * 60))" }.joined(separator: ",")
        let volumes = rows.map { $0.close == nil ? "null" : "\($0.volume)" }.joined(separator: ",")
        let time = priceTime.map { "\"regularMarketTime\":\($0.seconds)," } ?? ""
        let columns =
            rows.isEmpty
            ? "{}"
            : "{\"high\":[\(column(0.5))],\"volume\":[\(volumes)],\"open\":[\(column(0))],\"close\":[\(column(0))],"
                + "\"low\":[\(column(-0.5))]}"
        let stamps = rows.isEmpty ? "" : "\"timestamp\":[\(times)],"
        return ok(
            "{\"chart\":{\"result\":[{\"meta\":{\"symbol\":\"NQ=F\",\(time)\"shortName\":\"\(name)\","
                + "\"dataGranularity\":\"\(interval)\"},\(stamps)\"indicators\":{\"quote\":[\(columns)]}}],\"error\":null}}"
        )
    }

    static func ok(_ body: String) -> HTTPResponse { answer(200, body) }

    static func answer(_ status: Int, _ body: String = "", headers: [HTTPHeader] = []) -> HTTPResponse {
        HTTPResponse(head: HTTPHead(status: status, headers: headers), body: Array(body.utf8))
    }
}

extension [Event] {
    var corrected: [SlotBar] {
        flatMap { event -> [SlotBar] in if case .barsCorrected(let bars) = event { bars } else { [] } }
    }
    var listed: [[String]] {
        compactMap { if case .instrumentsListed(let instruments) = $0 { instruments.map(\.symbol) } else { nil } }
    }
    var reports: [SourceReport] {
        compactMap { if case .sourceReported(let report) = $0 { report } else { nil } }
    }
}
