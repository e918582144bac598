import Ledger
import Market
import Testing

@Suite struct JournalReadingTests {
    private func read(_ change: (inout JournalDraft) -> Void) -> JournalReading {
        var draft = JournalDraft(
            account: "Sim101", date: "2024-01-08", gross: "622", net: "607.40", contracts: "7", changedAt: Desk.start)
        change(&draft)
        return JournalReading(draft, today: Desk.day, savedAt: Desk.start)
    }

    @Test func aGoodDraftIsAnEntry() {
        let reading = read { $0.notes = "waited\nlong" }
        #expect(reading.entry?.commissions == dollars(14.6))
        #expect(reading.entry?.notes == "waited\nlong")
        #expect(reading.faults.isEmpty && reading.notes.isEmpty)
    }

    @Test(arguments: [
        ("622", 622), ("+622.00", 622), ("-49.5", -49.5), ("\u{2212}49.50", -49.5), ("$1,204.25", 1204.25),
        ("-$20", -20), (".5", 0.5), ("7.", 7), ("1 204", 1204),
    ]) func amounts(text: String, value: Double) {
        #expect(Money(typed: text) == dollars(value))
    }

    @Test(arguments: ["12,5", "1,23.4", "abc", "--5", "1e5", "", "1.2.3", "1_000", "5-", "٣"])
    func whatIsNoAmount(text: String) {
        #expect(Money(typed: text) == nil)
    }

    @Test func plainTextReadsBack() {
        for amount in [0, 15.625, -49.5, 1_204.2, 0.0001, -0.05] {
            #expect(Money(typed: dollars(amount).plainText) == dollars(amount))
        }
        #expect(dollars(-49.5).plainText == "-49.50")
        #expect(dollars(15.625).plainText == "15.625")
    }

    @Test func aWrongFieldIsNamed() {
        #expect(read { $0.account = " " }.faults.map(\.field) == [.account])
        #expect(read { $0.date = "2024-02-30" }.faults.map(\.field) == [.date])
        #expect(read { $0.date = "2024-01-09" }.faults.map(\.field) == [.date])
        #expect(read { $0.net = "x" }.faults.map(\.field) == [.net])
        #expect(read { $0.contracts = "-1" }.faults.map(\.field) == [.contracts])
        #expect(read { $0.net = "x" }.entry == nil)
    }

    @Test func oddThingsBlockNothing() {
        let rebate = read { $0.net = "630" }
        #expect(rebate.entry?.commissions == dollars(-8))
        #expect(rebate.notes.map(\.field) == [.net])
        let saturday = read { $0.date = "2024-01-06" }
        #expect(saturday.entry != nil)
        #expect(saturday.notes.map(\.field) == [.date])
    }
}
