import Ledger
import Market
import Testing

@Suite struct ReportOrderTests {
    private let now = Desk.start

    private func judge(_ sent: Timestamp?, after last: Timestamp?, clocks: [Timestamp]? = nil) -> ReportVerdict {
        ReportOrder.judge(sentAt: sent, after: last, clocks: clocks ?? [now])
    }

    @Test func equalStampsCountInTheirOrderOfArrival() {
        #expect(judge(now, after: now) == .accepted)
        #expect(judge(now, after: nil) == .accepted)
        #expect(judge(nil, after: now) == .accepted)
    }

    @Test func aLittleOlderWasOvertaken() {
        #expect(judge(now.adding(seconds: -1), after: now) == .outOfOrder(secondsOlder: 1))
        #expect(judge(now.adding(seconds: -10), after: now) == .outOfOrder(secondsOlder: 10))
    }

    @Test func muchOlderIsAClockThatWentBack() {
        #expect(judge(now.adding(seconds: -11), after: now) == .clockOff("the sender's clock went back 11 s"))
    }

    @Test func aClockThatIsOffNeverBlocks() {
        let far = now.adding(minutes: -2 * 24 * 60)
        #expect(judge(far.adding(seconds: -1), after: far) == .clockOff("the sender's clock is 2 days behind"))
        #expect(
            judge(now.adding(minutes: -37), after: nil) == .clockOff("the sender's clock is 37 min behind"))
        #expect(judge(now.adding(minutes: 300), after: nil) == .clockOff("the sender's clock is 5 h ahead"))
        #expect(judge(Timestamp(nanoseconds: .max), after: now).isAccepted)
        #expect(judge(Timestamp(nanoseconds: .min), after: Timestamp(nanoseconds: .max)).isAccepted)
    }

    @Test func aReplaysMarketTimeIsNoFault() {
        let market = now.adding(minutes: -700_000)
        #expect(judge(market, after: nil, clocks: [now, market]) == .accepted)
    }
}
