import Market
import State
import Storage
import Support
import Testing

/// A kind of store that the contract is tried on.
struct StoreKind: Sendable, CustomTestStringConvertible {
    /// Opens the stores of one test; `reopen` opens anew what was kept.
    struct Stores {
        var open: () throws -> any DeskStore
        var reopen: () throws -> any DeskStore
    }

    var name: String
    var run: @Sendable (_ test: (Stores) throws -> Void) throws -> Void

    var testDescription: String { name }

    /// Redis only where a server is installed; `RedisTests` says so where it is not.
    static let all = [memory, sqlite] + (RedisServer.isInstalled ? [redis] : [])
    /// Those that keep a journal.
    static let journals = [memory, sqlite]

    static let redis = StoreKind(name: "redis") { test in
        try withFolder { folder in
            let server = try RedisServer(folder)
            defer { server.stop() }
            let address = server.address
            try test(
                Stores(
                    open: { RedisStore(address, folder: "/data") }, reopen: { RedisStore(address, folder: "/data") }))
        }
    }

    static let memory = StoreKind(name: "memory") { test in
        let store = MemoryStore()
        try test(Stores(open: { store }, reopen: { store }))
    }

    static let sqlite = StoreKind(name: "sqlite") { test in
        try withFolder { folder in
            let path = folder.path + "/copilot.db"
            // The first one stays open, as after a crash: nothing is flushed by closing it.
            var first: SQLiteStore?
            try test(
                Stores(
                    open: {
                        let store = try SQLiteStore(path: path)
                        first = store
                        return store
                    }, reopen: { try SQLiteStore(path: path) }))
            withExtendedLifetime(first) {}
        }
    }
}
