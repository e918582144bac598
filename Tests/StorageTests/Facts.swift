import Ledger
import Market
import State

/// Facts for tests.
enum Facts {
    /// A trading day of January 2024.
    static func day(_ day: Int) -> TradingDay { TradingDay(CivilDate(year: 2024, month: 1, day: day)) }

    static func entry(
        _ account: String = "Sim101", day number: Int = 5, net: Int64 = 125, notes: String = "", saved: Int64 = 1
    ) -> JournalEntry {
        JournalEntry(
            account: account, day: day(number), gross: Money(dollars: net + 4), net: Money(dollars: net), contracts: 4,
            instruments: "MES, MNQ", notes: notes,
            review: JournalReview(setup: "pullback", isPlanned: true, mistake: "early"),
            savedAt: Timestamp(seconds: saved))
    }

    /// An account whose cash tells which report it is.
    static func account(_ name: String = "Sim101", report number: Int64 = 1, quantity: Int = 2) -> Account {
        let position = ReportedPosition(
            symbol: "MES 03-24", side: .long, quantity: quantity, averagePrice: 4_742.25,
            unrealised: Money(dollars: -3, cents: 50), changedAt: Timestamp(seconds: number))
        let report = PositionReport(
            account: name, positions: quantity == 0 ? [] : [position], sentAt: Timestamp(seconds: number),
            cash: Money(dollars: number), bridgeVersion: "2.0")
        var account = Account(name: name, report: report, reportedAt: Timestamp(nanoseconds: number * 1_000 + 7))
        account.positions = report.positions.map { OpenPosition(reported: $0, openedAt: Timestamp(seconds: 1)) }
        account.costs = ["MES 03-24": Money(tenThousandths: 6_200)]
        return account
    }

    static func fill(_ number: Int, price: Double? = 4_742.25) -> Fill {
        Fill(
            symbol: "MES 03-24", side: number.isMultiple(of: 2) ? .long : .short, quantity: number + 1,
            effect: .reduces, price: price, isEstimated: number == 3, realised: Money(tenThousandths: Int64(number)),
            isAfterGap: number == 4, time: Timestamp(nanoseconds: Int64(number)))
    }

    static func draft(_ notes: String, account: String = "Sim101") -> JournalDraft {
        JournalDraft(
            account: account, date: "2024-01-05", gross: "12", net: "1", contracts: "x", instruments: "MES",
            notes: notes, changedAt: Timestamp(seconds: 9))
    }
}
