import Ledger
import Market
import Testing

@Suite struct JournalEntryTests {
    @Test func commissionsAreGrossLessNet() {
        let entry = JournalEntry(
            account: "Sim101", day: TradingDay(CivilDate(year: 2026, month: 3, day: 2)), gross: Money(dollars: 100),
            net: Money(dollars: 92, cents: 50), savedAt: Timestamp(nanoseconds: 0))
        #expect(entry.commissions == Money(dollars: 7, cents: 50))
    }
}
