import Glibc
import Ledger
import Machine
import Market
import State
import Support
import Testing
import Transport

@testable import Briefing

/// The writer's thread against a server that streams what a test tells it.
@Suite struct BriefingWriterTests {
    private struct Heard: Sendable {
        var news: [BriefingNews] = []
        var log: [String] = []

        var ended: BriefingText? {
            for case .ended(let text, _) in news { return text }
            return nil
        }
        var fault: BriefingFault? {
            for case .failed(_, let fault, _, _) in news { return fault }
            return nil
        }
        var called: [CalledPlan] {
            news.flatMap { told -> [CalledPlan] in
                if case .called(let plans) = told { plans } else { [] }
            }
        }
        var progress: [[ProseLine]] {
            news.compactMap { if case .progressed(_, let lines, _) = $0 { lines } else { nil } }
        }
        var restored: (texts: [BriefingText], isSessionOn: Bool)? {
            for case .restored(let texts, let isOn, _) in news { return (texts, isOn) }
            return nil
        }
    }

    private let request = BriefingRequest(
        number: 3, kind: .update, askedAt: BriefingMarket.time, cause: "on request")

    private func writer(_ url: String?, file: String? = nil, budget: Int64 = 1) throws -> (
        BriefingWriter, Monitor<Heard>
    ) {
        setenv("no_proxy", "*", 1)
        let service = url.map {
            BriefingService(
                baseURL: $0, key: ServiceKey("xai-abcdefgh12345678"),
                limits: HTTPLimits(firstByte: .seconds(20), stall: .seconds(20), bodyBytes: 1 << 20))
        }
        let writer = BriefingWriter(
            BriefingWriter.Setup(
                service: service, templates: try PromptTemplates(), budget: Money(dollars: budget), file: file,
                world: "test", clock: { Timestamp(seconds: 1_704_466_800) }))
        let heard = Monitor(Heard())
        try writer.start { told in
            heard.change { heard in
                switch told {
                case .news(let news): heard.news.append(news)
                case .log(_, let text): heard.log.append(text)
                }
            }
        }
        return (writer, heard)
    }

    private static func chunk(_ text: String) -> String {
        "data: {\"choices\":[{\"delta\":{\"content\":\"\(text)\"}}]}\n\n"
    }

    private static let stop =
        "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":800,"
        + "\"completion_tokens\":100}}\n\ndata: [DONE]\n\n"

    @Test func tellsWordsAsTheyComeAndKeepsTheWhole() throws {
        try withFolder { folder in try tellsWordsAsTheyCome(folder.path + "/briefing.json") }
    }

    private func tellsWordsAsTheyCome(_ file: String) throws {
        let go = Monitor(false)
        let server = try LocalServer { connection in
            _ = connection.request()
            connection.begin(200)
            connection.chunk(Self.chunk("MNQH4 last 1"))
            _ = go.wait { $0 ? true : nil }
            connection.chunk(Self.chunk("6985.00\\nDO NOW: wait") + Self.stop)
            connection.finish()
        }
        let (writer, heard) = try writer(server.url, file: file)
        writer.write(request, from: BriefingMarket.live)
        _ = heard.wait { $0.progress.isEmpty ? nil : true }
        go.change { $0 = true }
        let text = heard.wait { $0.ended }
        writer.keepSession(true)
        writer.stop()
        #expect(heard.read { $0.progress.first?.first?.text } == "MNQH4 last 1")
        #expect(heard.read { $0.progress.first?.verdicts } == [])
        #expect(text?.lines.doNow?.text == "DO NOW: wait")
        #expect(text?.lines.verdicts == [.notGiven])
        #expect(text?.model == "grok-4.3")
        var status = stat()
        #expect(stat(file, &status) == 0 && status.st_mode & 0o777 == 0o600)

        let (next, after) = try self.writer(server.url, file: file)
        let restored = after.wait { $0.restored }
        next.stop()
        #expect(restored?.texts == text.map { [$0] })
        #expect(restored?.isSessionOn == true)
        let memory = try #require(try BriefingMemory.read(file, world: "test"))
        #expect(memory.spend.days.first?.promptTokens == 800)
        #expect(memory.lastPrices.contains { $0.symbol == "MNQH4" })
        #expect(try BriefingMemory.read(file, world: "another")?.texts == [])
    }

    /// A game plan is kept as what it can be held to, and comes back with what became of it.
    @Test func keepsWhatAGamePlanCalls() throws {
        try withFolder { folder in
            let file = folder.path + "/briefing.json"
            let server = try LocalServer { connection in
                _ = connection.request()
                connection.begin(200)
                connection.chunk(Self.chunk("# Bias\\n- MNQH4 long\\n- MESH4 short, not known\\n") + Self.stop)
                connection.finish()
            }
            let (writer, heard) = try writer(server.url, file: file)
            writer.write(
                BriefingRequest(number: 1, kind: .morning, askedAt: BriefingMarket.time, cause: "on request"),
                from: BriefingMarket.live)
            var plan = try #require(heard.wait { heard in heard.called.last })
            #expect(plan.sides.map(\.symbol) == ["MNQH4"] && plan.writer == "grok-4.3" && plan.world == "test")
            plan.sides[0].outcome = SideCall.Outcome(close: plan.sides[0].from, best: 3, worst: 1)
            writer.keepGrades([plan])
            writer.stop()
            let (next, after) = try self.writer(server.url, file: file)
            let restored = after.wait { heard in heard.called.last }
            next.stop()
            #expect(restored == plan)
        }
    }

    @Test func endsByKey() throws {
        let server = try LocalServer { connection in
            _ = connection.request()
            connection.begin(200)
            connection.chunk(Self.chunk("half"))
            connection.waitForClose()
        }
        let (writer, heard) = try writer(server.url)
        writer.write(request, from: BriefingMarket.live)
        _ = heard.wait { $0.progress.isEmpty ? nil : true }
        writer.cancel()
        let fault = heard.wait { $0.fault }
        writer.stop()
        #expect(fault?.isCancelled == true)
        #expect(heard.read { $0.log } == [])
    }

    @Test func saysWhatFailed() throws {
        let server = try LocalServer { connection in
            _ = connection.request()
            connection.answer(429, "slow down", headers: ["Retry-After: 7"])
        }
        let (writer, heard) = try writer(server.url)
        writer.write(request, from: BriefingMarket.live)
        let fault = heard.wait { $0.fault }
        writer.stop()
        #expect(fault?.isPassing == true && fault?.askedWait == 7)
        #expect(heard.read { $0.log.count } == 1)
    }

    @Test func stopsAtTheBudget() throws {
        let server = try LocalServer { _ in }
        let (writer, heard) = try writer(server.url, budget: 0)
        writer.write(request, from: BriefingMarket.live)
        let fault = heard.wait { $0.fault }
        writer.stop()
        #expect(fault?.reason.contains("budget") == true && fault?.isPassing == false)
        #expect(server.connections == 0)
    }

    @Test func writesByItselfWithoutAModel() throws {
        let (writer, heard) = try writer(nil)
        writer.write(request, from: BriefingMarket.live)
        let text = heard.wait { $0.ended }
        writer.stop()
        #expect(text?.model == nil && text?.lines.doNow != nil)
        #expect(text?.lines.verdicts.contains(where: \.isFlagged) == false)
    }

    @Test func namesThePrice() throws {
        let server = try LocalServer { _ in }
        let (writer, heard) = try writer(server.url)
        writer.price(from: BriefingMarket.live)
        let prices = heard.wait { heard -> [BriefingKind: String]? in
            for case .priced(let prices) in heard.news { return prices }
            return nil
        }
        writer.stop()
        #expect(prices?[.morning]?.hasPrefix("about $0.0") == true)
        #expect(server.connections == 0)
    }

    @Test func beginsAnewWhereTheFileIsBroken() throws {
        try withFolder { folder in
            let (writer, heard) = try writer(nil, file: try folder.write("briefing.json", "{"))
            let restored = heard.wait { $0.restored }
            writer.stop()
            #expect(restored?.texts == [])
            #expect(heard.read { $0.log.first?.contains("begin anew") } == true)
        }
    }
}
