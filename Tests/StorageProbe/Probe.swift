import Glibc
import Ledger
import Machine
import Market
import State
import Storage

/// A program that keeps pushes and days of the journal as a desk does, for tests that kill it: it says each one that it has
/// kept, a line each (`push A 12`, `journal 10`). It goes on from what it finds.
///
///     storage-probe FOLDER COUNT WAITING
@main
struct Probe {
    private static let accounts = ["A", "B"]

    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let count = Int(arguments[2]), let limit = Int(arguments[3]) else { exit(2) }
        let opened = Monitor<StoredDesk?>(nil)
        let waiting = Monitor(0)
        let keeper = try DeskKeeper(StorageSetup(folder: arguments[1])) { news in
            switch news {
            case .opened(let desk): opened.change { $0 = desk }
            case .trouble(let sentence): say("trouble \(sentence)")
            case .health: break
            }
        }
        guard let desk = opened.wait({ $0 }) else { exit(1) }
        let first = desk.accounts.compactMap { number(of: $0) }.max() ?? 0
        for number in first + 1...first + Int64(count) {
            let account = accounts[Int(number % 2)]
            keep(keeper, changes(account, number), "push \(account) \(number)", waiting, limit)
            guard number % 10 == 0 else { continue }
            keep(keeper, [.journal(entry(number))], "journal \(number)", waiting, limit)
            keeper.keepDrafts([draft(number)])
        }
        keeper.finish()
    }

    /// Hands changes over as soon as fewer than `limit` wait, and says when they are kept.
    private static func keep(
        _ keeper: DeskKeeper, _ changes: [StoredChange], _ words: String, _ waiting: Monitor<Int>, _ limit: Int
    ) {
        _ = waiting.wait { count -> Bool? in
            guard count < limit else { return nil }
            count += 1
            return true
        }
        keeper.keep(changes) { outcome in
            if case .kept = outcome { say(words) } else { say("refused \(words)") }
            waiting.change { $0 -= 1 }
        }
    }

    private static func say(_ words: String) {
        let line = Array((words + "\n").utf8)
        _ = write(STDOUT_FILENO, line, line.count)
    }

    private static func number(of account: Account) -> Int64? {
        account.report?.cash.map { $0.tenThousandths / 10_000 }
    }

    /// A report whose cash is its number, and a fill of so many contracts.
    private static func changes(_ name: String, _ number: Int64) -> [StoredChange] {
        let position = ReportedPosition(symbol: "MES 03-24", side: .long, quantity: 1, averagePrice: 4_742.25)
        let report = PositionReport(account: name, positions: [position], cash: Money(dollars: number))
        let fill = Fill(
            symbol: "MES 03-24", side: .long, quantity: Int(number), effect: .adds, price: 4_742.25,
            time: Timestamp(nanoseconds: number))
        return [
            .account(Account(name: name, report: report, reportedAt: Timestamp(nanoseconds: number))),
            .fills(account: name, [fill]),
        ]
    }

    private static func entry(_ number: Int64) -> JournalEntry {
        JournalEntry(
            account: "A", day: TradingDay(CivilDate(year: 2024, month: 1, day: 5)), gross: Money(dollars: number),
            net: Money(dollars: number), notes: String(repeating: "n", count: Int(number % 700)),
            savedAt: Timestamp(nanoseconds: number))
    }

    private static func draft(_ number: Int64) -> JournalDraft {
        JournalDraft(notes: "\(number)", changedAt: Timestamp(nanoseconds: number))
    }
}
