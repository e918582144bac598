import FoundationEssentials
import GRDB
import Ledger
import Market
import State

extension StoredDesk {
    /// Everything the tables hold.
    ///
    /// - Parameter unread: told the names of accounts whose state another version wrote in another form.
    init(reading db: Database, unread: (String) -> Void) throws {
        self.init()
        let decoder = JSONDecoder.ofStates
        for row in try Row.fetchAll(db, sql: "SELECT name, state FROM account ORDER BY name") {
            let state = Data((row[1] as String).utf8)
            guard var account = try? decoder.decode(Account.self, from: state) else {
                unread(row[0])
                continue
            }
            account.fills = try Fill.newest(of: row[0], in: db)
            accounts.append(account)
        }
        journal = try JournalEntry.all(in: db)
        lastPush = try Int64.fetchOne(db, sql: "SELECT reported_at FROM push ORDER BY id DESC LIMIT 1")
            .map(Timestamp.init(nanoseconds:))
    }
}

extension JSONEncoder {
    /// For states of accounts: a price that is no number must not keep the rest from being kept.
    static var ofStates: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return encoder
    }
}

extension JSONDecoder {
    static var ofStates: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return decoder
    }
}

extension Fill {
    /// Oldest first.
    fileprivate static func newest(of account: String, in db: Database) throws -> [Fill] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT time, symbol, side, quantity, effect, price, is_estimated, is_after_gap, realised
                FROM fill WHERE account = ? ORDER BY id DESC LIMIT ?
                """, arguments: [account, Account.fillLimit])
        return rows.reversed().compactMap { row in
            guard let side = PositionSide(rawValue: row[2]), let effect = Effect(rawValue: row[4]) else { return nil }
            return Fill(
                symbol: row[1], side: side, quantity: row[3], effect: effect, price: row[5], isEstimated: row[6],
                realised: (row[8] as Int64?).map(Money.init(tenThousandths:)), isAfterGap: row[7],
                time: Timestamp(nanoseconds: row[0]))
        }
    }
}

extension JournalEntry {
    /// The journal, ascending in day, then account.
    static func all(in db: Database) throws -> [JournalEntry] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT account, day, gross, net, contracts, instruments, notes, setup, planned, mistake, saved_at
                FROM journal ORDER BY day, account
                """)
        return try rows.map { row in
            guard let date = CivilDate(iso: row[1] as String) else {
                throw DatabaseError(
                    resultCode: .SQLITE_CORRUPT, message: "a day of the journal reads \(row[1] as String)")
            }
            return JournalEntry(
                account: row[0], day: TradingDay(date), gross: Money(tenThousandths: row[2]),
                net: Money(tenThousandths: row[3]), contracts: row[4], instruments: row[5], notes: row[6],
                review: JournalReview(setup: row[7], isPlanned: row[8], mistake: row[9]),
                savedAt: Timestamp(nanoseconds: row[10]))
        }
    }
}
