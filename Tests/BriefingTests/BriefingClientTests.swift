import Glibc
import Machine
import Market
import Support
import Testing
import Transport

@testable import Briefing

/// The client against a server that does each thing xAI is known to do.
@Suite struct BriefingClientTests {
    private static let key = "xai-abcdefgh12345678"

    private struct Record: Sendable {
        var texts: [String] = []
        var searches = 0
        var ends = 0
        var answer = Answer()
        var error: BriefingError?
    }

    private func ask(
        _ service: BriefingService, cancelAfterText: Bool = false
    ) throws -> Record {
        setenv("no_proxy", "*", 1)
        let record = Monitor(Record())
        let http = try HTTPClient()
        let client = BriefingClient(http: http, clock: { Timestamp(seconds: 784_111_777) })
        let question = Question(rules: "be \"brief\"", text: "how is MNQ?\n", maxTokens: 350)
        let transfer = client.ask(question, of: service) { event in
            record.change { record in
                switch event {
                case .text(let text): record.texts.append(text)
                case .searching: record.searches += 1
                case .finished(let answer): (record.ends, record.answer) = (record.ends + 1, answer)
                case .failed(let error, let answer):
                    (record.ends, record.answer, record.error) = (record.ends + 1, answer, error)
                }
            }
        }
        if cancelAfterText {
            _ = record.wait { $0.texts.isEmpty ? nil : true }
            transfer?.cancel()
        }
        _ = record.wait { $0.ends > 0 ? true : nil }
        http.stop()
        let result = record.read { $0 }
        #expect(result.ends == 1)
        #expect(result.error?.description.contains(Self.key) != true)
        return result
    }

    private func service(_ server: LocalServer, search: BriefingService.Search = .none) -> BriefingService {
        BriefingService(
            baseURL: server.url + "/v1/", key: ServiceKey(" \(Self.key)\n"), search: search,
            limits: HTTPLimits(firstByte: .seconds(20), stall: .seconds(20), bodyBytes: 4 << 20))
    }

    private func answering(
        _ status: Int, _ body: String, headers: [String] = []
    ) throws -> BriefingError {
        let server = try LocalServer { connection in
            _ = connection.request()
            connection.answer(status, body, headers: headers)
        }
        return try #require(try ask(service(server)).error)
    }

    private static func chunk(_ text: String) -> String {
        "data: {\"choices\":[{\"delta\":{\"content\":\"\(text)\"}}]}\n\n"
    }

    private static let stop = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"

    /// - Parameter stall: silence after which the client gives up; short only where the server is silent for good.
    private func streaming(
        stall: Duration = .seconds(20), _ serve: @escaping @Sendable (LocalConnection) -> Void
    ) throws -> Record {
        let server = try LocalServer { connection in
            _ = connection.request()
            connection.begin(200, headers: ["Content-Type: text/event-stream"])
            serve(connection)
        }
        var service = service(server)
        service.limits.stall = stall
        return try ask(service)
    }

    @Test func asksAsChat() throws {
        let asked = Monitor("")
        let server = try LocalServer { connection in
            let request = connection.request() ?? ""
            asked.change { $0 = request }
            connection.begin(200, headers: ["Content-Type: text/event-stream"])
            connection.chunk(Self.chunk("above ") + Self.chunk("VWAP") + Self.stop)
            connection.finish()
        }
        let record = try ask(service(server))
        #expect(record.error == nil)
        #expect(record.texts == ["above ", "VWAP"])
        #expect(record.answer.text == "above VWAP")
        let request = asked.read { $0 }
        #expect(request.hasPrefix("POST /v1/chat/completions HTTP/1.1\r\n"))
        #expect(request.contains("\r\nAuthorization: Bearer \(Self.key)\r\n"))
        #expect(
            request.hasSuffix(
                #"{"max_completion_tokens":350,"messages":[{"content":"be \"brief\"","role":"system"},"#
                    + #"{"content":"how is MNQ?\n","role":"user"}],"model":"grok-4.3","reasoning_effort":"low","#
                    + #""stream":true,"stream_options":{"include_usage":true},"temperature":0.2}"#))
    }

    @Test func asksWithSearch() throws {
        let asked = Monitor("")
        let server = try LocalServer { connection in
            let request = connection.request() ?? ""
            asked.change { $0 = request }
            connection.begin(200, headers: ["Content-Type: text/event-stream"])
            connection.chunk(
                "event: response.output_item.added\ndata: {\"type\":\"response.output_item.added\",\"item\":"
                    + "{\"type\":\"web_search_call\"}}\n\ndata: {\"type\":\"response.output_text.delta\",\"delta\":\"a\"}\n\n"
                    + "data: {\"type\":\"response.completed\",\"response\":{}}\n\n")
            connection.finish()
        }
        let record = try ask(service(server, search: .both))
        #expect(record.error == nil && record.searches == 1 && record.answer.text == "a")
        let request = asked.read { $0 }
        #expect(request.hasPrefix("POST /v1/responses "))
        #expect(request.contains(#""reasoning":{"effort":"low"},"store":false,"stream":true"#))
        #expect(request.hasSuffix(#""tools":[{"type":"web_search"},{"type":"x_search"}]}"#))
    }

    @Test func tellsWhoseKeyIsWrong() throws {
        let wrong = #"{"code":"Client specified an invalid argument","error":"Incorrect API key provided: xa***78."}"#
        for (status, body) in [(400, wrong), (401, "{}"), (403, #"{"error":{"message":"\#(Self.key) is blocked"}}"#)] {
            let error = try answering(status, body)
            guard case .keyRefused = error else {
                Issue.record("\(status): \(error)")
                continue
            }
            #expect(!error.isPassing)
        }
    }

    @Test func tellsWhatIsGone() throws {
        for status in [404, 410] {
            let error = try answering(status, #"{"error":"The model grok-4.3 does not exist\u001b[2J"}"#)
            #expect(error == .modelGone(model: "grok-4.3", "The model grok-4.3 does not exist[2J"))
            #expect(!error.isPassing)
        }
        let plain = try answering(422, "Failed to deserialize the JSON body")
        #expect(plain == .requestRefused(status: 422, "Failed to deserialize the JSON body"))
        #expect(try answering(400, #"{"error":"bad temperature"}"#) == .requestRefused(status: 400, "bad temperature"))
    }

    @Test func tellsTheTwoKindsOfTooMany() throws {
        let rate = try answering(429, #"{"error":"Too many requests for your team."}"#, headers: ["Retry-After: 7"])
        #expect(rate == .tooMany(asked: .seconds(7)))
        #expect(rate.isPassing && rate.askedWait == .seconds(7))
        let dated = try answering(429, "", headers: ["Retry-After: Sun, 06 Nov 1994 08:50:07 GMT"])
        #expect(dated == .tooMany(asked: .seconds(30)))
        let credit = try answering(
            429, #"{"error":"Your team has either used all available credits or reached its monthly spending limit."}"#)
        #expect(credit == .noCredit)
        #expect(!credit.isPassing)
    }

    @Test func triesAgainAfterServerTrouble() throws {
        let page = try answering(502, "<html>cloudflare</html>")
        #expect(page == .serverTrouble(status: 502, asked: nil))
        #expect(page.isPassing)
        #expect(try answering(503, "", headers: ["Retry-After: 3"]).askedWait == .seconds(3))
    }

    @Test func keepsWhatCameBeforeTheEnd() throws {
        let stalled = try streaming(stall: .milliseconds(60)) { connection in
            connection.chunk(Self.chunk("half"))
            connection.waitForClose()
        }
        #expect(stalled.answer.text == "half")
        guard case .transport(.timedOut(_, .stall, _)) = stalled.error else {
            return #expect(stalled.error == nil)
        }
        #expect(stalled.error?.isPassing == true)
        let cut = try streaming { $0.chunk(Self.chunk("half") + "data: {\"cho") }
        #expect(cut.answer.text == "half")
        guard case .transport(.cut) = cut.error else { return #expect(cut.error == nil) }
        let quiet = try streaming { connection in
            connection.chunk(Self.chunk("half"))
            connection.finish()
        }
        #expect(quiet.error == .brokeOff)
    }

    @Test func tellsWhenTheModelGivesUp() throws {
        let record = try streaming { connection in
            connection.chunk(Self.chunk("a") + "data: {\"error\":{\"message\":\"overloaded\"}}\n\n")
            connection.waitForClose()
        }
        #expect(record.error == .gaveUp("overloaded"))
        let empty = try streaming { connection in
            connection.chunk(Self.stop)
            connection.finish()
        }
        #expect(empty.error == .empty)
    }

    @Test func joinsSplitCharacters() throws {
        let record = try streaming { connection in
            for byte in (Self.chunk("Über 金 🚀") + Self.stop).utf8 { connection.chunk([byte]) }
            connection.finish()
        }
        #expect(record.answer.text == "Über 金 🚀")
    }

    @Test func endsEndlessText() throws {
        let record = try streaming { connection in
            let part = Self.chunk(String(repeating: "x", count: 7_000))
            for _ in 0..<40 { connection.chunk(part) }
            connection.waitForClose()
        }
        #expect(record.error == nil)
        #expect(record.answer.text.count == Answer.limit)
        #expect(record.answer.wasCutShort)
    }

    @Test func readsServersThatDoNotStream() throws {
        let server = try LocalServer { connection in
            _ = connection.request()
            connection.answer(
                200, #"{"choices":[{"message":{"content":"whole"},"finish_reason":"stop"}]}"#,
                headers: ["Content-Type: application/json; charset=utf-8"])
        }
        let record = try ask(service(server))
        #expect(record.error == nil && record.answer.text == "whole")
    }

    @Test func isCancelled() throws {
        let server = try LocalServer { connection in
            _ = connection.request()
            connection.begin(200)
            connection.chunk(Self.chunk("a"))
            connection.waitForClose()
        }
        var slow = service(server)
        slow.limits = HTTPLimits(stall: .seconds(600))
        #expect(try ask(slow, cancelAfterText: true).error == .transport(.cancelled))
    }

    @Test func listsModels() async throws {
        setenv("no_proxy", "*", 1)
        let server = try LocalServer { connection in
            _ = connection.request()
            connection.answer(200, #"{"data":[{"id":"grok-4.5"},{"id":"grok-4.3\u001b"}]}"#)
        }
        let client = BriefingClient(http: try HTTPClient(), clock: { Timestamp(seconds: 0) })
        #expect(try await client.models(of: service(server)) == ["grok-4.3", "grok-4.5"])
    }

    @Test func neverShowsTheKey() throws {
        let key = try #require(ServiceKey(Self.key))
        let service = BriefingService(key: key)
        var dumped = ""
        dump(service, to: &dumped)
        for text in ["\(key)", String(reflecting: service), dumped] { #expect(!text.contains(Self.key)) }
        #expect(ServiceKey(" \n") == nil)
    }
}
