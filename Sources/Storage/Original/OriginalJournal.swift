import GRDB
import Glibc
import Ledger
import Market

/// The journal of the web co-pilot that this desk follows, `futures_journal.db`: its days as they were typed, and days
/// made of its list of trades where none was typed.
package struct OriginalJournal: Sendable {
    /// A day of it, and what is odd about it.
    package struct Day: Hashable, Sendable {
        package var entry: JournalEntry
        /// A sentence; nil when all is well.
        package var remark: String?
    }

    /// Ascending.
    package private(set) var days: [Day] = []
    /// Rows that are no day of a journal, with the reason.
    package private(set) var refused: [String] = []

    /// Reads a file and changes nothing of it.
    ///
    /// - Parameters:
    ///   - account: that the days are of, for the original knew only sizes.
    ///   - now: for rows that do not tell when they were saved.
    package init(reading path: String, account: String, now: Timestamp) throws(StorageError) {
        guard access(path, R_OK) == 0 else {
            throw .unusable(path: path, what: "cannot be read; check its name and rights")
        }
        var configuration = SQLiteStore.configuration(2)
        configuration.readonly = true
        let rows = try StorageError.wrap(path) {
            try DatabaseQueue(path: path, configuration: configuration).read { db in
                guard try db.tableExists("daily_journal") else {
                    throw StorageError.unusable(
                        path: path, what: "has no table daily_journal, so it is not the original's journal")
                }
                return (
                    try Row.fetchAll(db, sql: "SELECT * FROM daily_journal ORDER BY trade_date"),
                    try db.tableExists("trades_v2")
                        ? try Row.fetchAll(
                            db, sql: "SELECT * FROM trades_v2 WHERE status = 'CLOSED' ORDER BY close_time")
                        : []
                )
            }
        }
        for row in rows.0 { take(row, account, now) }
        takeTrades(rows.1, account, now)
        days.sort { $0.entry.day < $1.entry.day }
    }

    private mutating func take(_ row: Row, _ account: String, _ now: Timestamp) {
        let text = Self.text(row, "trade_date") ?? ""
        guard let date = CivilDate(iso: String(text.prefix(10))) else {
            refused.append("daily_journal: \"\(text)\" is no date")
            return
        }
        guard let gross = Self.money(row, "gross_pnl"), let net = Self.money(row, "net_pnl") else {
            refused.append("daily_journal, \(date): gross or net is no amount")
            return
        }
        let entry = JournalEntry(
            account: account, day: TradingDay(date), gross: gross, net: net,
            contracts: Int(clamping: (row["num_contracts"] as Int64?) ?? 0),
            instruments: Self.text(row, "instruments") ?? "", notes: Self.text(row, "notes") ?? "",
            savedAt: Self.text(row, "created_at").flatMap(Self.instant) ?? now)
        var remark: String?
        if let commissions = Self.money(row, "commissions"), commissions != entry.commissions {
            remark =
                "it says commissions of \(Self.dollars(commissions)), gross less net is "
                + "\(Self.dollars(entry.commissions)), which counts here"
        }
        days.append(Day(entry: entry, remark: remark))
    }

    /// Days on which trades were closed and nothing was typed.
    private mutating func takeTrades(_ rows: [Row], _ account: String, _ now: Timestamp) {
        var byDay: [CivilDate: [Row]] = [:]
        for row in rows {
            let text = Self.text(row, "close_time") ?? Self.text(row, "created_at") ?? ""
            guard let date = CivilDate(iso: String(text.prefix(10))), Self.money(row, "pnl") != nil else {
                refused.append("trades_v2: a closed trade without a day or a result")
                continue
            }
            byDay[date, default: []].append(row)
        }
        let typed = Set(days.map(\.entry.day))
        for (date, trades) in byDay where !typed.contains(TradingDay(date)) {
            let sum = trades.compactMap { Self.money($0, "pnl") }.reduce(.zero, +)
            let names = Set(trades.compactMap { Self.text($0, "asset") }).sorted()
            let contracts = trades.map { Int(clamping: ($0["contracts"] as Int64?) ?? 0) }.reduce(0, +)
            let entry = JournalEntry(
                account: account, day: TradingDay(date), gross: sum, net: sum, contracts: contracts,
                instruments: names.joined(separator: ", "),
                notes:
                    "From \(trades.count) closed \(trades.count == 1 ? "trade" : "trades") of the old list; costs unknown.",
                savedAt: now)
            days.append(Day(entry: entry, remark: "no day was typed; made of its trades, before costs"))
        }
    }

    private static func text(_ row: Row, _ column: String) -> String? {
        guard row.hasColumn(column) else { return nil }
        return String.fromDatabaseValue(row[column] as DatabaseValue)
    }

    /// A REAL, to the nearest cent, for dollars were typed.
    private static func money(_ row: Row, _ column: String) -> Money? {
        guard row.hasColumn(column), let dollars = Double.fromDatabaseValue(row[column] as DatabaseValue),
            dollars.magnitude < 1e11
        else { return nil }
        return Money(tenThousandths: Int64((dollars * 100).rounded()) * 100)
    }

    private static func dollars(_ money: Money) -> String {
        NumberStyle.plain.text(Int(money.tenThousandths / 100), decimals: 2)
    }

    /// `2026-02-03T16:04:05.123456`, with or without an offset; the original wrote New York's clock without one.
    private static func instant(_ text: String) -> Timestamp? {
        guard let date = CivilDate(iso: String(text.prefix(10))), text.utf8.count >= 16 else { return nil }
        let clock = text.dropFirst(11).prefix(5).split(separator: ":").compactMap { Int($0) }
        guard clock.count == 2, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]) else { return nil }
        return NewYork.instant(date, minuteOfDay: clock[0] * 60 + clock[1])
    }
}

extension OriginalJournal {
    /// What is to be done with a day when the journal already holds some.
    package enum Fate: String, Sendable {
        case new, same, differs
    }

    /// A day that is there already is never replaced.
    package func fates(among journal: [JournalEntry]) -> [(day: Day, fate: Fate)] {
        let known = Dictionary(journal.map { ([$0.account, $0.day.description], $0) }, uniquingKeysWith: { $1 })
        return days.map { day in
            guard var there = known[[day.entry.account, day.entry.day.description]] else { return (day, .new) }
            there.savedAt = day.entry.savedAt
            return (day, there == day.entry ? .same : .differs)
        }
    }
}
