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

    @Test func aWrongFieldIsNamed() {
        #expect(read { $0.account = " " }.faults.map(\.field) == [.account])
        #expect(read { $0.date = "2024-02-30" }.faults.map(\.field) == [.date])
        #expect(read { $0.date = "2024-01-09" }.faults.map(\.field) == [.date])
        #expect(read { $0.net = "x" }.faults.map(\.field) == [.net])
        #expect(read { $0.gross = "" }.faults.map(\.field) == [.gross])
        #expect(read { $0.contracts = "-1" }.faults.map(\.field) == [.contracts])
        #expect(read { $0.contracts = "" }.entry?.contracts == 0)
        #expect(read { $0.net = "x" }.entry == nil)
    }

    @Test func faultsComeInTheOrderOfTheFields() {
        let reading = read { draft in
            draft.contracts = "x"
            draft.date = ""
            draft.net = "?"
        }
        #expect(reading.faults.map(\.field) == [.date, .net, .contracts])
        #expect(reading.faults.allSatisfy { $0.text.hasSuffix(".") })
    }

    @Test func aSundaysEveningBelongsToMonday() {
        let reading = read { $0.date = "2024-01-07" }
        #expect(reading.entry == nil)
        #expect(reading.faults.first?.text.contains("a Sunday, is no trading day") == true)
        #expect(reading.faults.first?.text.contains("2024-01-08") == true)
    }

    @Test func oddThingsBlockNothing() {
        let rebate = read { $0.net = "630" }
        #expect(rebate.entry?.commissions == dollars(-8))
        #expect(rebate.notes.map(\.field) == [.net])
        #expect(read { $0.contracts = "0" }.notes.map(\.field) == [.contracts])
    }

    @Test func theReviewIsReadWithTheDay() {
        let whole = read {
            $0.setup = " pullback "
            $0.planned = "Y"
            $0.mistake = "early"
        }
        #expect(whole.entry?.review == JournalReview(setup: "pullback", isPlanned: true, mistake: "early"))
        #expect(read { $0.planned = "no" }.entry?.review.isPlanned == false)
        #expect(read { $0.planned = "" }.entry?.review == JournalReview(), "what is not said is not known")
        let odd = read { $0.planned = "maybe" }
        #expect(odd.entry == nil)
        #expect(odd.faults.map(\.field) == [.planned])
    }
}
