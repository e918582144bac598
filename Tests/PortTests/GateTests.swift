import Testing

@testable import Port

/// Who may speak, and with which key.
@Suite struct GateTests {
    private func status(_ request: String, _ change: (inout PortConfiguration) -> Void = { _ in }) throws -> Int {
        let port = EmbeddedPort(change)
        let connection = try port.connect()
        try connection.send(request)
        return try #require(connection.statuses().first)
    }

    @Test(
        arguments: [
            ("localhost", 200), ("localhost:8000", 200), ("LOCALHOST:9", 200), ("127.0.0.1:8000", 200),
            ("[::1]:8000", 200),
            ("192.168.7.5:8000", 200), ("evil.example", 421), ("localhost.evil.example", 421), ("192.168.7.6", 421),
            ("127.0.0.1.evil.example:8000", 421), ("[::2]", 421), ("localhost:x", 421), ("", 421), ("desk", 421),
        ])
    func hostMustBeThisMachine(_ host: String, _ expected: Int) throws {
        #expect(try status(TestRequests.get("/health", host: host)) == expected)
        #expect(try status(TestRequests.post("/update_positions", TestRequests.flat, host: host)) == expected)
    }

    @Test func theNameOfBindIsAHost() throws {
        #expect(try status(TestRequests.get("/health", host: "Desk:8000")) { $0.bind = "desk" } == 200)
    }

    @Test func aRequestNamesItsHostOnce() throws {
        #expect(try status("GET /health HTTP/1.1\r\n\r\n") == 400)
        #expect(try status(TestRequests.get("/health", headers: ["Host: localhost"])) == 400)
        #expect(try status("GET /health HTTP/1.0\r\n\r\n") == 200)
    }

    @Test(arguments: ["http://evil.example", "https://localhost", "http://localhost:3000", "null", "file://", ""])
    func foreignPagesAreRefused(_ origin: String) throws {
        for path in ["/update_positions", "/positions/update", "/positions/heartbeat"] {
            let request = TestRequests.post(
                path, TestRequests.flat, headers: ["Origin: \(origin)"], host: "localhost:8000")
            #expect(try status(request) == 403)
        }
        for request in [
            TestRequests.get("/positions/", headers: ["Origin: \(origin)"]),
            TestRequests.get("/positions/", headers: ["Origin: \(origin)"], method: "DELETE"),
            TestRequests.get("/positions/", headers: ["Origin: http://localhost", "Origin: \(origin)"]),
        ] {
            #expect(try status(request) == 403)
        }
    }

    @Test func ownPagesAndProgramsAreNot() throws {
        #expect(try status(TestRequests.get("/health", headers: ["Origin: http://localhost"])) == 200)
        #expect(try status(TestRequests.get("/health", headers: ["Sec-Fetch-Site: none"])) == 200)
        #expect(try status(TestRequests.get("/health", headers: ["Sec-Fetch-Site: cross-site"])) == 403)
    }

    @Test func nothingIsGrantedToPages() throws {
        let port = EmbeddedPort()
        let connection = try port.connect()
        try connection.send(
            TestRequests.get(
                "/positions", headers: ["Origin: http://localhost", "Access-Control-Request-Method: POST"],
                method: "OPTIONS"))
        try connection.send(TestRequests.get("/positions"))
        let replies = try connection.replies()
        #expect(replies.map(\.status) == [405, 200])
        #expect(replies[0].headers["allow"] == "GET, DELETE")
        for reply in replies {
            #expect(!reply.headers.keys.contains { $0.hasPrefix("access-control") })
            #expect(reply.headers["x-content-type-options"] == "nosniff")
        }
    }

    // MARK: - Keys

    private static let key = "k3y-of-the_desk.~"

    @Test(
        arguments: [
            ("/health", ["X-API-Key: k3y-of-the_desk.~"], 200), ("/health?api_key=k3y-of-the_desk.~", [], 200),
            ("/health?a=b&api_key=k3y%2Dof-the_desk.~", [], 200), ("/k/k3y-of-the_desk.~/health", [], 200),
            ("/k/k3y-of-the_desk.~/positions/", [], 200), ("/health", [], 403), ("/health", ["X-API-Key: "], 403),
            ("/health", ["X-API-Key: k3y-of-the_desk.~x"], 403), ("/health", ["X-API-Key: k3y-of-the_desk."], 403),
            ("/k/k3y-of-the_desk.x/health", [], 403), ("/k//health", [], 403), ("/k/", [], 403), ("/k", [], 403),
            ("/health?api_key=", [], 403), ("/k/k3y-of-the_desk.~/nowhere", [], 404),
        ] as [(String, [String], Int)])
    func aKeyIsAskedForInThreePlaces(_ path: String, _ headers: [String], _ expected: Int) throws {
        let port = EmbeddedPort { $0.key = Self.key }
        let connection = try port.connect()
        try connection.send(TestRequests.get(path, headers: headers))
        let reply = try #require(connection.replies().first)
        #expect(reply.status == expected)
        #expect(!reply.body.contains("k3y"), "a key is never repeated")
    }

    @Test func aPushUnderAKeyArrives() throws {
        let request = TestRequests.post("/k/\(Self.key)/update_positions", TestRequests.flat)
        #expect(try status(request) { $0.key = Self.key } == 200)
        // Without a key asked for, one that is shown does no harm.
        #expect(try status(request) == 200)
    }

    @Test func keysAreComparedWhole() {
        let key = PortKey("abcdef")
        #expect(key.matches("abcdef"))
        for other in ["", "abcde", "abcdefg", "abcdeF", "bbcdef", String(repeating: "abcdef", count: 100)] {
            #expect(!key.matches(other))
        }
    }

    @Test func loopbackIsKnown() {
        for address in ["127.0.0.1", "127.1.2.3", "::1", "localhost"] { #expect(PortConfiguration.isLoopback(address)) }
        for address in ["0.0.0.0", "::", "192.168.1.2", "desk", "127.evil.example"] {
            #expect(!PortConfiguration.isLoopback(address))
        }
    }
}
