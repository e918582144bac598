import Testing

@testable import Port

/// What time and numbers do to connections; the clock is the test's.
@Suite struct DeadlineTests {
    @Test func aRequestHasFiveSecondsFromItsFirstByte() throws {
        let port = EmbeddedPort()
        let connection = try port.connect()
        try connection.send("GET /health HT")
        port.pass(seconds: 4)
        #expect(try connection.replies().isEmpty && connection.isOpen)
        // More bytes gain no time.
        try connection.send("TP/1.1\r\nHost: lo")
        port.pass(seconds: 2)
        let replies = try connection.replies()
        #expect(replies.map(\.status) == [408] && replies.first?.headers["connection"] == "close")
        port.pass(seconds: 2)
        #expect(!connection.isOpen)
    }

    @Test func aDripOfHeadersEndsInTime() throws {
        let port = EmbeddedPort()
        let connection = try port.connect()
        try connection.send("GET /health HTTP/1.1\r\nHost: localhost\r\n")
        for step in 0..<6 where connection.isOpen {
            try connection.send("X-\(step): a\r\n")
            port.pass(seconds: 1)
        }
        #expect(try connection.statuses() == [408])
    }

    @Test func aSlowBodyEndsInTime() throws {
        let port = EmbeddedPort()
        let connection = try port.connect()
        try connection.send("POST /update_positions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n")
        for _ in 0..<6 where connection.isOpen {
            try connection.send(" ")
            port.pass(seconds: 1)
        }
        #expect(try connection.statuses() == [408])
        #expect(port.inbox.reports.isEmpty)
    }

    @Test func eachRequestHasItsOwnTime() throws {
        let port = EmbeddedPort()
        let connection = try port.connect()
        for _ in 0..<4 {
            try connection.send(TestRequests.get("/health"))
            port.pass(seconds: 4)
        }
        #expect(try connection.statuses() == [200, 200, 200, 200])
        #expect(connection.isOpen)
    }

    @Test func silentConnectionsEndAfterAMinute() throws {
        let port = EmbeddedPort()
        let (fresh, used) = (try port.connect(), try port.connect())
        port.pass(seconds: 30)
        try used.send(TestRequests.get("/health"))
        port.pass(seconds: 31)
        #expect(!fresh.isOpen && used.isOpen)
        port.pass(seconds: 30)
        #expect(!used.isOpen)
    }

    @Test func theOldestThatNeverSpokeMakesRoom() throws {
        let port = EmbeddedPort { $0.limits.connections = 3 }
        let bridge = try port.connect()
        try bridge.send(TestRequests.post("/update_positions", TestRequests.flat))
        #expect(try bridge.statuses() == [200])
        let idle = [try port.connect(), try port.connect()]
        try idle[0].send("POST /update")
        let newest = try port.connect()
        #expect(!idle[0].isOpen, "the oldest without a whole request")
        #expect(try idle[0].statuses() == [408])
        #expect(bridge.isOpen && idle[1].isOpen && newest.isOpen)
        try newest.send(TestRequests.get("/health"))
        #expect(try newest.statuses() == [200])
    }

    /// Five hundred silent connections leave the bridge its own, and a new one its place.
    @Test func aFloodOfSilentConnectionsTakesNoPlaceForGood() throws {
        let port = EmbeddedPort()
        let bridge = try port.connect()
        try bridge.send(TestRequests.post("/update_positions", TestRequests.flat))
        let idle = try (0..<500).map { _ in try port.connect() }
        #expect(idle.filter(\.isOpen).count == port.list.limits.connections - 1)
        try bridge.send(TestRequests.post("/update_positions", TestRequests.flat))
        #expect(try bridge.statuses() == [200, 200])
        let late = try port.connect()
        try late.send(TestRequests.post("/update_positions", TestRequests.flat))
        #expect(try late.statuses() == [200])
    }

    @Test func whereAllWaitForAnswersANewOneIsRefused() throws {
        let port = EmbeddedPort { $0.limits.connections = 1 }
        port.inbox.hold()
        let first = try port.connect()
        try first.send(TestRequests.post("/update_positions", TestRequests.flat))
        let second = try port.connect()
        #expect(first.isOpen && !second.isOpen)
        port.inbox.keep([0])
        #expect(try first.statuses() == [200])
    }

    @Test func anAnswerThatDoesNotComeIsARefusal() throws {
        let port = EmbeddedPort()
        port.inbox.hold()
        let connection = try port.connect()
        try connection.send(TestRequests.post("/update_positions", TestRequests.flat))
        port.pass(seconds: 5)
        let replies = try connection.replies()
        #expect(replies.map(\.status) == [503] && replies.first?.headers["retry-after"] != nil)
        // The answer that comes too late is no second one.
        port.inbox.keep([0])
        #expect(try connection.replies().isEmpty && connection.isOpen)
    }

    @Test func anEndingPortAnswersWhatIsInFlight() throws {
        let port = EmbeddedPort()
        port.inbox.hold()
        let (busy, idle) = (try port.connect(), try port.connect())
        try busy.send(TestRequests.post("/update_positions", TestRequests.flat))
        port.list.closeAll()
        #expect(busy.isOpen && !idle.isOpen)
        port.inbox.keep([0])
        #expect(try busy.statuses() == [200])
        #expect(!busy.isOpen && port.list.isEmpty)
    }

    @Test func healthIsToldOnceASecond() throws {
        let port = EmbeddedPort()
        let connection = try port.connect()
        for _ in 0..<50 { try connection.send(TestRequests.get("/nowhere")) }
        port.pass(seconds: 1)
        let told = port.inbox.events.filter { if case .portReported = $0 { true } else { false } }
        #expect(told.count <= 2)
        let health = try #require(port.inbox.health)
        #expect(health.requests == 50 && health.refused == 50 && health.connections == 1 && health.lastPush == nil)
    }
}
