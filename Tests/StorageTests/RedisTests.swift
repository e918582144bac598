import Ledger
import Machine
import Market
import State
import Support
import Testing

@testable import Storage

@Suite(
    .serialized,
    .enabled(if: RedisServer.isInstalled, "redis-server is not installed; apt-get install redis-server runs these"))
struct RedisTests {
    private func ask(_ server: RedisServer, _ words: String...) throws {
        _ = try RedisConnection(server.address).ask([words])
    }

    @Test func itIsDurableOnlyWhenTheServerIs() throws {
        try withFolder { folder in
            let server = try RedisServer(folder)
            defer { server.stop() }
            let store = RedisStore(server.address, folder: "/a")
            try store.commit([.account(Facts.account())])
            #expect(store.durability == .durable)
            try ask(server, "CONFIG", "SET", "appendfsync", "everysec")
            try ask(server, "CONFIG", "SET", "maxmemory-policy", "allkeys-lru")
            let later = RedisStore(server.address, folder: "/a")
            try later.commit([.account(Facts.account())])
            #expect(
                later.durability.note
                    == "the Redis server may lose pushes in a power cut; set appendfsync always, maxmemory-policy noeviction "
                    + "in redis.conf")
            #expect(!later.durability.isDurable)
        }
    }

    @Test func aServerThatGoesAndComesBackHasAllThatWasKept() throws {
        try withFolder { folder in
            var server = try RedisServer(folder)
            let store = RedisStore(server.address, folder: "/a")
            for round in 1...5 as ClosedRange<Int64> {
                let changes: [StoredChange] = [
                    .account(Facts.account(report: round)), .fills(account: "Sim101", [Facts.fill(Int(round))]),
                ]
                try store.commit(changes)
                server.stop()
                let error = #expect(throws: StorageError.self) { try store.commit(changes) }
                #expect(error?.description.contains("see that the server runs, the desk goes on trying") == true)
                server = try RedisServer(folder)
                let desk = try store.load()
                #expect(desk.accounts.first?.report == Facts.account(report: round).report)
                #expect(desk.accounts.first?.fills == (1...Int(round)).map { Facts.fill($0) })
            }
            server.stop()
        }
    }

    @Test func whatTheServerRefusesIsNotKeptHalf() throws {
        try withFolder { folder in
            let server = try RedisServer(folder)
            defer { server.stop() }
            let store = RedisStore(server.address, folder: "/a")
            try store.commit([.account(Facts.account(report: 1))])
            try ask(server, "CONFIG", "SET", "maxmemory", "1")
            let error = #expect(throws: StorageError.self) {
                try store.commit([.account(Facts.account(report: 2)), .accountCleared("Sim101")])
            }
            #expect(error?.description.contains("the server refuses: ") == true)
            try ask(server, "CONFIG", "SET", "maxmemory", "0")
            #expect(try store.load().accounts == [Facts.account(report: 1)])
        }
    }

    @Test func aCommitWhoseAnswerWasLostIsNotDoneTwice() throws {
        let batch = RedisBatch(
            id: "1",
            changes: [.fills(account: "A", [Facts.fill(1), Facts.fill(2)]), .fills(account: "B", [Facts.fill(3)])])
        let owed: [StoredChange] = [
            .account(Facts.account("A")), .fills(account: "A", [Facts.fill(1), Facts.fill(2), Facts.fill(4)]),
            .fills(account: "B", [Facts.fill(3)]),
        ]
        #expect(
            batch.without(owed) == [.account(Facts.account("A")), .fills(account: "A", [Facts.fill(4)])])
        #expect(
            batch.without([.accountCleared("B"), .fills(account: "B", [Facts.fill(5)])])
                == [.accountCleared("B"), .fills(account: "B", [Facts.fill(5)])])
    }

    @Test func passwordsAreSentAndNotShown() throws {
        try withFolder { folder in
            let server = try RedisServer(folder, RedisServer.durable + ["--requirepass", "secret word"])
            defer { server.stop() }
            var address = server.address
            address.password = "wrong secret"
            let error = #expect(throws: StorageError.self) { try RedisStore(address, folder: "/a").load() }
            #expect(error?.description.contains("the server refuses: WRONGPASS") == true)
            #expect(error?.description.contains("wrong secret") == false)
            address.password = "secret word"
            #expect(try RedisStore(address, folder: "/a").load() == StoredDesk())
        }
    }

    @Test func desksOfOtherFoldersAreApart() throws {
        try withFolder { folder in
            let server = try RedisServer(folder)
            defer { server.stop() }
            try RedisStore(server.address, folder: "/a").commit([.account(Facts.account())])
            #expect(try RedisStore(server.address, folder: "/b").load() == StoredDesk())
        }
    }

    /// The keeper puts accounts there, and the journal into SQLite.
    @Test func theJournalStaysInSQLite() throws {
        try withFolder { folder in
            let server = try RedisServer(folder)
            defer { server.stop() }
            let setup = StorageSetup(folder: folder.path, redis: server.address)
            let keeper = try DeskKeeper(setup) { _ in }
            keeper.keep([.account(Facts.account())])
            keeper.keep([.journal(Facts.entry())])
            keeper.finish()
            #expect(try RedisStore(server.address, folder: folder.path).load().accounts == [Facts.account()])
            let desk = try SQLiteStore(path: setup.database).load()
            #expect(desk.accounts.isEmpty)
            #expect(desk.journal == [Facts.entry()])
            let opened = Monitor<StoredDesk?>(nil)
            let later = try DeskKeeper(setup) { news in
                if case .opened(let desk) = news { opened.change { $0 = desk } }
            }
            let both = opened.wait(until: patience()) { $0 }
            later.finish()
            #expect(both?.accounts == [Facts.account()])
            #expect(both?.journal == [Facts.entry()])
        }
    }
}

@Suite struct RedisAddressTests {
    @Test(
        arguments: [
            ("redis://localhost", "localhost:6379", nil, nil, 0),
            ("redis://:p%40ss@cache:7000/3", "cache:7000", nil, "p@ss", 3),
            ("redis://me:a:b@10.0.0.7", "10.0.0.7:6379", "me", "a:b", 0),
            ("redis://[::1]:6380/", "::1:6380", nil, nil, 0),
            ("unix:///run/redis.sock", "/run/redis.sock", nil, nil, 0),
        ] as [(String, String, String?, String?, Int)])
    func reads(_ text: String, _ shown: String, _ user: String?, _ password: String?, _ database: Int) throws {
        let address = try RedisAddress(text)
        #expect(address.description == shown)
        #expect(address.user == user)
        #expect(address.password == password)
        #expect(address.database == database)
    }

    @Test(arguments: [
        ("localhost", "begins with redis:// or unix://"), ("rediss://h", "TLS is not spoken"),
        ("redis://:secret@h:port", "the port is a number"), ("redis://:secret@h/x", "the number of a database"),
        ("redis://:sec%ret@h", "a % in user or password is written %25"), ("unix://run", "needs a whole path"),
    ])
    func refuses(_ text: String, _ what: String) {
        let error = #expect(throws: StorageError.self) { try RedisAddress(text) }
        #expect(error?.description.contains(what) == true)
        #expect(error?.description.contains("sec") == false)
    }
}
