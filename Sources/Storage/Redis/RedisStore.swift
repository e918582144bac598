import FoundationEssentials
import Ledger
import Machine
import Market
import State
import Synchronization

/// Accounts in a Redis server; the journal is not for it. A commit is one transaction in one exchange. It connects when
/// it is used, and again when it was cut off.
package final class RedisStore: DeskStore {
    private struct Contents: Sendable {
        var connection: RedisConnection?
        var durability = Durability(isDurable: false, note: "the Redis server has not been asked yet")
        var nextLook = Int64.min
        /// A commit whose answer did not come: it may be done or not.
        var unsure: RedisBatch?
        var batches = 0
    }

    package let name = "redis"
    private let address: RedisAddress
    private let keys: RedisKeys
    /// Tells the batches of this run from those of others.
    private let run: String
    private let contents = Mutex(Contents())

    /// Nanoseconds between two looks at how the server keeps things.
    private static let lookInterval: Int64 = 30_000_000_000

    /// - Parameter folder: the desk's data folder, whose path keeps its keys apart from those of other desks.
    package init(_ address: RedisAddress, folder: String) {
        self.address = address
        keys = RedisKeys(prefix: "copilot:\(folder):")
        run = "\(Clocks.wall().nanoseconds)"
    }

    package var durability: Durability { contents.withLock { $0.durability } }

    package func load() throws(StorageError) -> StoredDesk {
        try use { contents, connection throws(StorageError) in
            var desk = StoredDesk()
            let answers = try connection.ask([["HVALS", keys.accounts], ["GET", keys.lastPush]])
            let decoder = JSONDecoder.ofStates
            for state in answers[0].list.compactMap(\.string) {
                guard var account = try? decoder.decode(Account.self, from: Data(state.utf8)) else { continue }
                let fills = try connection.ask([["LRANGE", keys.fills(account.name), "\(-Account.fillLimit)", "-1"]])
                account.fills = fills[0].list.compactMap(\.string).compactMap {
                    try? decoder.decode(Fill.self, from: Data($0.utf8))
                }
                desk.accounts.append(account)
            }
            desk.accounts.sort { $0.name < $1.name }
            desk.lastPush = answers[1].string.flatMap { Int64($0) }.map(Timestamp.init(nanoseconds:))
            return desk
        }
    }

    package func commit(_ changes: [StoredChange]) throws(StorageError) {
        try use { contents, connection throws(StorageError) in
            if Clocks.monotonic() >= contents.nextLook { try look(&contents, connection) }
            var changes = changes
            if let unsure = contents.unsure {
                let mark = try connection.ask([["GET", keys.batch]])
                if mark[0].string == unsure.id { changes = unsure.without(changes) }
                contents.unsure = nil
            }
            contents.batches += 1
            let batch = RedisBatch(id: "\(run)-\(contents.batches)", changes: changes)
            let commands = try batch.commands(keys)
            contents.unsure = batch
            let answers = try connection.askAnyway(commands)
            // From here on it is known what became of it.
            contents.unsure = nil
            for answer in answers {
                guard let fault = answer.fault else { continue }
                throw StorageError.hindered(
                    path: "redis \(address)", what: "the server refuses: \(fault); the desk goes on trying")
            }
        }
    }

    /// Runs with a connection, made where there is none; one that has failed is let go.
    private func use<Result: Sendable>(
        _ body: (inout Contents, RedisConnection) throws(StorageError) -> Result
    ) throws(StorageError) -> Result {
        try contents.withLock { contents throws(StorageError) in
            do throws(StorageError) {
                if let connection = contents.connection { return try body(&contents, connection) }
                let connection = try RedisConnection(address)
                contents.connection = connection
                try look(&contents, connection)
                return try body(&contents, connection)
            } catch {
                contents.connection = nil
                throw error
            }
        }
    }

    private func look(_ contents: inout Contents, _ connection: RedisConnection) throws(StorageError) {
        contents.durability = try RedisDurability.read(connection)
        contents.nextLook = Clocks.monotonic() + Self.lookInterval
    }
}
