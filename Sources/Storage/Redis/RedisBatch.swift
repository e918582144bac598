import FoundationEssentials
import Ledger
import Market
import State

/// The keys of a desk.
struct RedisKeys: Sendable {
    let prefix: String

    /// A hash from names to states.
    var accounts: String { prefix + "accounts" }
    /// The last batch that was kept.
    var batch: String { prefix + "batch" }
    var lastPush: String { prefix + "last-push" }
    /// A stream of every push, for looking back.
    var pushes: String { prefix + "pushes" }
    /// A list, oldest first.
    func fills(_ account: String) -> String { prefix + "fills:" + account }
}

/// The changes of one commit.
struct RedisBatch: Sendable {
    let id: String
    let changes: [StoredChange]

    /// As one transaction, which also says that it is this one.
    func commands(_ keys: RedisKeys) throws(StorageError) -> [[String]] {
        let encoder = JSONEncoder.ofStates
        var states: [String: Account] = [:]
        var commands = [["MULTI"]]
        for change in changes {
            switch change {
            case .account(let account):
                states[account.name] = account
                let text = try Self.json(account.report?.positions, encoder)
                commands.append([
                    "XADD", keys.pushes, "MAXLEN", "~", "\(SQLiteStore.pushLimit)", "*", "account", account.name,
                    "positions", text,
                ])
                if let time = account.reportedAt { commands.append(["SET", keys.lastPush, "\(time.nanoseconds)"]) }
            case .fills(let account, let fills):
                guard !fills.isEmpty else { continue }
                var words = ["RPUSH", keys.fills(account)]
                for fill in fills { words.append(try Self.json(fill, encoder)) }
                commands.append(words)
                commands.append(["LTRIM", keys.fills(account), "\(-Account.fillLimit)", "-1"])
            case .accountCleared(let name):
                states[name] = nil
                commands.append(["HDEL", keys.accounts, name])
                commands.append(["DEL", keys.fills(name)])
            case .journal, .journalDeleted: continue
            }
        }
        // Of several reports of an account only the last state is written.
        for (name, account) in states {
            commands.append(["HSET", keys.accounts, name, account.stateText])
        }
        return commands + [["SET", keys.batch, id], ["EXEC"]]
    }

    /// Later changes that hold this batch's in a shorter form, without the fills that it has already kept.
    func without(_ later: [StoredChange]) -> [StoredChange] {
        var done: [String: Int] = [:]
        for change in changes {
            switch change {
            case .fills(let account, let fills): done[account, default: 0] += fills.count
            case .accountCleared(let account): done[account] = 0
            case .account, .journal, .journalDeleted: break
            }
        }
        return later.compactMap { change in
            switch change {
            case .fills(let account, let fills):
                let count = min(done[account] ?? 0, fills.count)
                done[account, default: 0] -= count
                return count == fills.count ? nil : .fills(account: account, Array(fills.dropFirst(count)))
            case .accountCleared(let account):
                done[account] = 0
                return change
            case .account, .journal, .journalDeleted: return change
            }
        }
    }

    private static func json(_ value: some Encodable, _ encoder: JSONEncoder) throws(StorageError) -> String {
        guard let data = try? encoder.encode(value) else {
            throw .rejected(path: "redis", what: "an account cannot be written as JSON; please report it")
        }
        return String(decoding: data, as: UTF8.self)
    }
}
