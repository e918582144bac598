import GRDB
import Ledger
import Market
import State

// Rows as they are written. Statements are prepared once a connection.
extension Database {
    /// Keeps a change; the state of an account is kept apart, once a commit.
    func keep(_ change: StoredChange) throws {
        switch change {
        case .account(let account):
            guard let report = account.report else { return }
            try run(
                "INSERT INTO push (account, reported_at, sent_at, positions) VALUES (?, ?, ?, ?)",
                [
                    account.name.keepable, account.reportedAt?.nanoseconds, report.sentAt?.nanoseconds,
                    account.positionsText,
                ])
        case .fills(let account, let fills): for fill in fills { try keep(fill, of: account) }
        case .accountCleared(let name):
            try run("DELETE FROM account WHERE name = ?", [name.keepable])
            try run("DELETE FROM fill WHERE account = ?", [name.keepable])
        case .journal(let entry): try keep(entry)
        case .journalDeleted(let account, let day):
            try run("DELETE FROM journal WHERE account = ? AND day = ?", [account.keepable, day.description])
        }
    }

    /// What is known of an account now.
    func keepState(_ account: Account) throws {
        try run(
            """
            INSERT INTO account (name, reported_at, positions, state) VALUES (?, ?, ?, ?)
            ON CONFLICT (name) DO UPDATE SET
              reported_at = excluded.reported_at, positions = excluded.positions, state = excluded.state
            """,
            [
                account.name.keepable, account.reportedAt?.nanoseconds, account.positionsText, account.stateText,
            ])
    }

    private func keep(_ fill: Fill, of account: String) throws {
        try run(
            """
            INSERT INTO fill
              (account, time, symbol, side, quantity, effect, price, is_estimated, is_after_gap, realised)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                account.keepable, fill.time.nanoseconds, fill.symbol.keepable, fill.side.rawValue, fill.quantity,
                fill.effect.rawValue, fill.price, fill.isEstimated, fill.isAfterGap, fill.realised?.tenThousandths,
            ])
    }

    private func keep(_ entry: JournalEntry) throws {
        try run(
            """
            INSERT INTO journal
              (account, day, gross, net, contracts, instruments, notes, setup, planned, mistake, saved_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (account, day) DO UPDATE SET
              gross = excluded.gross, net = excluded.net, contracts = excluded.contracts,
              instruments = excluded.instruments, notes = excluded.notes, setup = excluded.setup,
              planned = excluded.planned, mistake = excluded.mistake, saved_at = excluded.saved_at
            """,
            [
                entry.account.keepable, entry.day.description, entry.gross.tenThousandths, entry.net.tenThousandths,
                entry.contracts, entry.instruments.keepable, entry.notes.keepable, entry.review.setup.keepable,
                entry.review.isPlanned, entry.review.mistake.keepable, entry.savedAt.nanoseconds,
            ])
    }

    /// Without GRDB's check of the count, which is right by the look of it.
    func run(_ sql: String, _ arguments: StatementArguments) throws {
        let statement = try cachedStatement(sql: sql)
        statement.setUncheckedArguments(arguments)
        try statement.execute()
    }
}

extension String {
    /// SQLite's text ends at a NUL; one that came from outside must not make two names the same.
    fileprivate var keepable: String { utf8.contains(0) ? replacing("\0", with: "\u{FFFD}") : self }
}

extension Account {
    /// `long 2 MES 03-26 @ 5012.25; short 1 MCL 04-26 @ 61.1`, for people who look into the file.
    fileprivate var positionsText: String {
        guard let positions = report?.positions else { return "not reported" }
        if positions.isEmpty { return "flat" }
        return positions.map { position in
            let price = position.averagePrice.map { " @ \($0)" } ?? ""
            return "\(position.side.rawValue) \(position.quantity) \(position.symbol.keepable)\(price)"
        }.joined(separator: "; ")
    }
}
