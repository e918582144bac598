import FoundationEssentials
import Ledger
import Market
import Testing

@Suite struct JournalDraftTests {
    @Test func aDraftOfAnEarlierVersionIsTakenUp() throws {
        let old = #"{"account":"Sim101","date":"2024-01-08","notes":"half a","changedAt":{"nanoseconds":7}}"#
        let draft = try JSONDecoder().decode(JournalDraft.self, from: Data(old.utf8))
        #expect(
            draft
                == JournalDraft(
                    account: "Sim101", date: "2024-01-08", notes: "half a", changedAt: Timestamp(nanoseconds: 7)))
    }

    @Test func nothingThatIsTypedIsLeftOut() throws {
        let draft = JournalDraft(
            account: "a", date: "b", gross: "c", net: "d", contracts: "e", instruments: "f", notes: "g", setup: "h",
            planned: "i", mistake: "j", changedAt: Timestamp(nanoseconds: 9))
        #expect(try JSONDecoder().decode(JournalDraft.self, from: JSONEncoder().encode(draft)) == draft)
    }
}
