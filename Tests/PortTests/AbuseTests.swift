import Testing

@testable import Port

/// What nobody should send, over a real socket: each with its code, and the port well afterwards.
@Suite struct AbuseTests {
    struct Abuse: CustomTestStringConvertible, Sendable {
        var name: String
        var request: String
        var status: Int
        var testDescription: String { name }
    }

    private static let host = "Host: localhost\r\n"
    private static let path = "POST /update_positions HTTP/1.1\r\n"

    static let list = [
        Abuse(name: "garbage", request: "\u{1}\u{2}\u{3} hello\r\n\r\n", status: 400),
        Abuse(name: "TLS", request: "\u{16}\u{3}\u{1}\u{0}\u{5}\r\n\r\n", status: 400),
        Abuse(name: "HTTP/2", request: "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", status: 400),
        Abuse(name: "unknown method", request: "BREW /health HTTP/1.1\r\n\(host)\r\n", status: 400),
        Abuse(name: "no version", request: "GET /health\r\n\(host)\r\n", status: 505),
        Abuse(name: "bad length", request: "\(path)\(host)Content-Length: abc\r\n\r\n{}", status: 400),
        Abuse(name: "negative length", request: "\(path)\(host)Content-Length: -5\r\n\r\n{}", status: 400),
        Abuse(
            name: "huge length", request: "\(path)\(host)Content-Length: 99999999999999999999\r\n\r\n{}", status: 400),
        Abuse(
            name: "two lengths", request: "\(path)\(host)Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", status: 400),
        Abuse(
            name: "length twice", request: "\(path)\(host)Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}", status: 400
        ),
        Abuse(
            name: "length and chunks",
            request: "\(path)\(host)Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
            status: 400),
        Abuse(name: "bad chunk", request: "\(path)\(host)Transfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n", status: 400),
        Abuse(
            name: "other coding", request: "\(path)\(host)Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
            status: 501),
        Abuse(
            name: "blank before the colon", request: "\(path)Host : localhost\r\nContent-Length: 0\r\n\r\n", status: 400
        ),
        Abuse(
            name: "endless header line",
            request: "GET /health HTTP/1.1\r\n\(host)X: \(String(repeating: "a", count: 9_000))",
            status: 431),
        Abuse(name: "endless address", request: "GET /\(String(repeating: "a", count: 9_000))", status: 431),
        Abuse(
            name: "endless headers",
            request: "GET /health HTTP/1.1\r\n\(host)" + (0..<100).map { "X-\($0): a\r\n" }.joined(), status: 431),
        Abuse(name: "body too large", request: "\(path)\(host)Content-Length: 1048577\r\n\r\n{", status: 413),
        Abuse(
            name: "expects too much", request: "\(path)\(host)Content-Length: 2\r\nExpect: money\r\n\r\n{}", status: 417
        ),
        Abuse(
            name: "compressed", request: "\(path)\(host)Content-Length: 2\r\nContent-Encoding: gzip\r\n\r\n{}",
            status: 415),
        Abuse(
            name: "no JSON type",
            request: "DELETE /positions HTTP/1.1\r\n\(host)Content-Length: 2\r\nContent-Type: text/plain\r\n\r\n{}",
            status: 415),
        Abuse(
            name: "another server's address", request: "GET http://evil.example/ HTTP/1.1\r\n\(host)\r\n", status: 400),
        Abuse(name: "broken escape", request: "GET /health%zz HTTP/1.1\r\n\(host)\r\n", status: 400),
    ]

    private func withPort(_ body: (Port, TestInbox) throws -> Void) throws {
        let inbox = TestInbox()
        let port = try Port(PortConfiguration(port: 0), inbox: inbox)
        defer { port.stop() }
        try body(port, inbox)
    }

    /// Alone, byte by byte, and behind a good request on the same connection.
    @Test(arguments: list)
    func isRefusedOverEveryTransport(_ abuse: Abuse) throws {
        try withPort { port, inbox in
            let plain = try #require(Wire(port: port.port))
            plain.send(abuse.request)
            #expect(plain.replies(1).map(\.status) == [abuse.status], "plain")
            let split = try #require(Wire(port: port.port))
            split.send(abuse.request, inPiecesOf: abuse.request.utf8.count > 2_000 ? 97 : 1)
            #expect(split.replies(1).map(\.status) == [abuse.status], "split")
            let piped = try #require(Wire(port: port.port))
            let push = TestRequests.post("/update_positions", TestRequests.flat)
            piped.send(push + TestRequests.chunked("/positions/update", TestRequests.flat, size: 7) + abuse.request)
            #expect(piped.replies(3).map(\.status) == [200, 200, abuse.status], "pipelined")
            #expect(inbox.reports.count == 2)
            // The port is well.
            let after = try #require(Wire(port: port.port))
            after.send(TestRequests.get("/health"))
            #expect(after.replies(1).map(\.status) == [200])
        }
    }

    /// What cannot be read to its end ends its connection, after the answer has come.
    @Test func aRefusedConnectionEnds() throws {
        try withPort { port, _ in
            for abuse in Self.list
            where [400, 413, 431].contains(abuse.status) && abuse.name != "another server's address" {
                guard abuse.name != "broken escape" else { continue }
                let wire = try #require(Wire(port: port.port))
                wire.send(abuse.request)
                #expect(wire.waitForEnd().map(\.status) == [abuse.status], "\(abuse.name)")
            }
        }
    }

    @Test func aBodyThatGrowsTooLargeInChunksIsRefused() throws {
        try withPort { port, inbox in
            let wire = try #require(Wire(port: port.port))
            wire.send("\(Self.path)\(Self.host)Transfer-Encoding: chunked\r\n\r\n")
            let chunk = "8000\r\n\(String(repeating: " ", count: 0x8000))\r\n"
            for _ in 0..<33 { wire.send(chunk) }
            #expect(wire.replies(1).map(\.status) == [413])
            #expect(inbox.reports.isEmpty)
        }
    }

    /// Every way a good push can come.
    @Test func pushesArriveOverEveryTransport() throws {
        try withPort { port, inbox in
            let body = TestRequests.flat
            let push = TestRequests.post("/update_positions", body)
            for isIPv6 in [false, true] {
                // Where the machine has no IPv6 the port does without.
                guard let wire = Wire(port: port.port, isIPv6: isIPv6) else {
                    #expect(isIPv6)
                    continue
                }
                let before = inbox.reports.count
                wire.send(push)
                #expect(wire.replies(1).map(\.status) == [200])
                wire.send(push, inPiecesOf: 1)
                #expect(wire.replies(1).map(\.status) == [200])
                for size in [1, 13, 4_096] { wire.send(TestRequests.chunked("/positions/update", body, size: size)) }
                #expect(wire.replies(3).map(\.status) == [200, 200, 200])
                wire.send(String(repeating: push, count: 200))
                #expect(wire.replies(200).allSatisfy { $0.status == 200 })
                #expect(inbox.reports.count == before + 205)
            }
            #expect(inbox.reports.allSatisfy { $0 == inbox.reports[0] })
        }
    }

    @Test func aPortThatIsTakenIsExplained() throws {
        try withPort { port, _ in
            let error = #expect(throws: PortError.self) {
                try Port(PortConfiguration(port: port.port), inbox: TestInbox())
            }
            #expect(error?.description.contains("choose another --port") == true)
        }
    }

    @Test func aStoppedPortListensNoMore() throws {
        let port = try Port(PortConfiguration(port: 0), inbox: TestInbox())
        let wire = try #require(Wire(port: port.port))
        wire.send(TestRequests.get("/health"))
        #expect(wire.replies(1).count == 1)
        port.stop()
        #expect(wire.waitForEnd().isEmpty)
        #expect(Wire(port: port.port) == nil)
    }
}
