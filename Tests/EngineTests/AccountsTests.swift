import Ledger
import Market
import State
import Support
import Testing

@testable import Engine

@Suite struct AccountsTests {
    private let open = Harness.et(8, 10, 0)
    private var nq: Instrument { Instrument(spec: Harness.nq.spec, month: ContractMonth(year: 2024, month: 3)) }

    private func report(
        _ positions: [ReportedPosition] = [], account: String = "Sim101", at time: Timestamp? = nil,
        realised: Money? = nil
    ) -> PositionReport {
        PositionReport(account: account, positions: positions, sentAt: time, realised: realised)
    }

    private func long(_ quantity: Int, _ price: Double, _ symbol: String = "NQ 03-24") -> ReportedPosition {
        ReportedPosition(symbol: symbol, side: .long, quantity: quantity, averagePrice: price)
    }

    private func live() -> Harness {
        var desk = Harness([nq], mode: .live)
        desk.send(.sourceReported(SourceReport(name: "test", state: .live)))
        desk.bars([bar(open, 66_000)])
        desk.clock(open.adding(minutes: 1))
        return desk
    }

    /// Verdicts and kept numbers of an event's effects.
    private func answers(_ effects: [Effect]) -> (verdicts: [ReportVerdict], kept: [UInt64], changes: [StoredChange]) {
        var answer: (verdicts: [ReportVerdict], kept: [UInt64], changes: [StoredChange]) = ([], [], [])
        for effect in effects {
            switch effect {
            case .judged(let verdict, _): answer.verdicts.append(verdict)
            case .persist(let changes, let number):
                answer.kept.append(number)
                answer.changes += changes
            default: break
            }
        }
        return answer
    }

    /// Quotes are worth their traffic only while something is held.
    @Test func theFeedIsToldWhetherPositionsAreOpen() {
        var desk = live()
        func told(_ positions: [ReportedPosition], _ account: String) -> [Effect] {
            desk.send(.positionsReported(report(positions, account: account), receivedAt: open)).filter {
                if case .tellFeed = $0 { true } else { false }
            }
        }
        #expect(told([], "A").isEmpty)
        #expect(told([long(1, 16_500)], "A") == [.tellFeed(.positionsOpen(true))])
        #expect(told([long(2, 16_500)], "A").isEmpty)
        #expect(told([long(1, 16_500)], "B").isEmpty)
        #expect(told([], "A").isEmpty)
        #expect(told([], "B") == [.tellFeed(.positionsOpen(false))])
    }

    @Test func everyReportIsJudgedAndKeptOnce() {
        var desk = live()
        let first = answers(desk.send(.positionsReported(report(at: open), receivedAt: open)))
        #expect(first.verdicts == [.accepted])
        #expect(first.kept.count == 1)
        let opened = answers(desk.send(.positionsReported(report([long(1, 16_500)], at: open), receivedAt: open)))
        #expect(opened.changes.count == 2)
        let late = answers(
            desk.send(.positionsReported(report(at: open.adding(seconds: -2)), receivedAt: open.adding(seconds: 1))))
        #expect(late.verdicts == [.outOfOrder(secondsOlder: 2)])
        #expect(late.kept.count == 1)
        #expect(late.changes.isEmpty)
        #expect(desk.snapshot.accounts[0].account.positions.count == 1)
        let cleared = answers(desk.send(.positionsCleared(account: nil, receivedAt: open)))
        #expect(cleared.changes == [.accountCleared("Sim101")])
        #expect(desk.snapshot.accounts.isEmpty)
        for intent in [Intent.undoJournal, .deleteJournal(account: "A", day: Harness.monday)] {
            let answer = answers(desk.send(.intentRaised(intent)))
            #expect(answer.kept.count == 1)
            #expect(answer.changes.isEmpty)
        }
    }

    @Test func aClockThatIsOffIsToldAndTaken() {
        var desk = live()
        let effects = desk.send(.positionsReported(report(at: open.adding(minutes: -37)), receivedAt: open))
        #expect(answers(effects).verdicts == [.clockOff("the sender's clock is 37 min behind")])
        #expect(desk.snapshot.accounts[0].clockNote == "the sender's clock is 37 min behind")
        #expect(desk.snapshot.document.accounts[0].notes == ["the sender's clock is 37 min behind"])
        desk.send(.positionsReported(report(at: open.adding(seconds: 1)), receivedAt: open))
        #expect(desk.snapshot.accounts[0].clockNote == nil)
    }

    @Test func onlyALiveSourceValuesALiveAccount() {
        var desk = live()
        desk.send(.positionsReported(report([long(1, 16_450)], at: open), receivedAt: open))
        #expect(desk.snapshot.accounts[0].values[0].profit == Money(dollars: 1_000))
        for late in [
            SourceReport(name: "test", state: .live, delaySeconds: 600),
            SourceReport(name: "test", state: .failed(reason: "gone")),
        ] {
            desk.send(.sourceReported(late))
            #expect(desk.snapshot.accounts[0].values[0].profit == nil)
        }
    }

    @Test func whatAnEarlierRunLeftIsMarked() {
        var desk = live()
        var account = Account(name: "Sim101", report: report([long(1, 16_450)]), reportedAt: open.adding(minutes: -90))
        account.positions = [OpenPosition(reported: long(1, 16_450), openedAt: open.adding(minutes: -100))]
        desk.send(.storeOpened(StoredDesk(accounts: [account])))
        #expect(desk.snapshot.accounts[0].isRestored)
        #expect(desk.snapshot.accounts[0].values[0].basis == .quote)
        desk.send(.positionsReported(report([long(2, 16_450)], at: open), receivedAt: open))
        let now = desk.snapshot.accounts[0]
        #expect(!now.isRestored)
        #expect(now.account.positions[0].openedAt == open.adding(minutes: -100))
        #expect(now.account.fills.map(\.isAfterGap) == [true])
    }

    @Test func aLaterLookAtTheStoreReplacesWhatNoSenderToldSince() {
        var desk = live()
        let names = ["Heard", "Gone", "Changed"]
        let stored = names.map { Account(name: $0, report: report([long(1, 16_450)], at: open), reportedAt: open) }
        desk.send(.storeOpened(StoredDesk(accounts: stored)))
        var heard = report([long(3, 16_450)], at: open)
        heard.account = "Heard"
        desk.send(.positionsReported(heard, receivedAt: open))
        let changed = Account(name: "Changed", report: report(at: open), reportedAt: open.adding(minutes: 1))
        desk.send(.storeOpened(StoredDesk(accounts: [stored[0], changed])))
        let accounts = desk.snapshot.accounts
        #expect(accounts.map(\.account.name) == ["Changed", "Heard"])
        #expect(accounts[0].account.reportedAt == open.adding(minutes: 1))
        #expect(accounts[1].account.positions.map(\.reported.quantity) == [3])
    }

    @Test func aRefusedBodyStandsUntilTheNextIsTaken() {
        var desk = live()
        desk.send(.positionsReported(report(at: open), receivedAt: open))
        desk.send(.bridgeFaulted(BridgeFault(account: "Sim101", reason: "cut off", receivedAt: open)))
        desk.send(.bridgeFaulted(BridgeFault(account: nil, reason: "no JSON", receivedAt: open)))
        #expect(desk.snapshot.accounts[0].fault?.reason == "cut off")
        #expect(desk.snapshot.bridgeFault?.reason == "no JSON")
        desk.send(.positionsReported(report(at: open), receivedAt: open))
        #expect(desk.snapshot.accounts[0].fault == nil)
    }

    @Test func aSignOfLifeThatCountsOtherwiseIsTold() {
        var desk = live()
        desk.send(.heartbeatReceived(Heartbeat(account: "Sim101", positions: 0, sentAt: open), receivedAt: open))
        #expect(desk.snapshot.accounts[0].isFlat == false)
        desk.send(.positionsReported(report([long(1, 16_450)], at: open), receivedAt: open))
        #expect(desk.snapshot.accounts[0].account.positions[0].openedAt == open)
        // Of the same second: it may have left before the report.
        desk.send(.heartbeatReceived(Heartbeat(account: "Sim101", positions: 0, sentAt: open), receivedAt: open))
        #expect(desk.snapshot.accounts[0].countNote == nil)
        let later = open.adding(seconds: 20)
        desk.send(.heartbeatReceived(Heartbeat(account: "Sim101", positions: 2, sentAt: later), receivedAt: later))
        #expect(desk.snapshot.accounts[0].countNote?.contains("counts 2 positions and last told 1") == true)
        desk.send(.positionsReported(report([long(1, 16_450)], at: later), receivedAt: later))
        #expect(desk.snapshot.accounts[0].countNote == nil)
    }

    @Test func theDocumentIsPlainText() {
        var desk = live()
        let name = "Sim\u{1B}[31m\n\u{202E}101"
        desk.send(.positionsReported(report([long(3, 16_450.0833333333)], account: name), receivedAt: open))
        let account = desk.snapshot.document.accounts[0]
        #expect(account.name == "Sim[31m101")
        #expect(account.positions[0].averagePrice == "16450.0833")
        #expect(account.positions[0].price == "16500.00")
        #expect(account.openProfit == "2995.00")
    }

    @Test func theJournalTakesChangesBack() {
        var desk = live()
        func entry(_ net: Int64) -> JournalEntry {
            JournalEntry(
                account: "A", day: Harness.monday, gross: Money(dollars: net), net: Money(dollars: net), savedAt: open)
        }
        desk.send(.intentRaised(.saveJournal(entry(1))))
        desk.send(.intentRaised(.saveJournal(entry(2))))
        #expect(desk.snapshot.journal == [entry(2)])
        #expect(desk.snapshot.journalUndo?.before == entry(1))
        #expect(answers(desk.send(.intentRaised(.undoJournal))).changes == [.journal(entry(1))])
        desk.send(.intentRaised(.deleteJournal(account: "A", day: Harness.monday)))
        #expect(desk.snapshot.journal.isEmpty)
        desk.send(.intentRaised(.undoJournal))
        #expect(desk.snapshot.journal == [entry(1)])
        #expect(
            answers(desk.send(.intentRaised(.undoJournal))).changes == [
                .journalDeleted(account: "A", day: Harness.monday)
            ])
        #expect(desk.snapshot.journalUndo == nil)
    }
}
