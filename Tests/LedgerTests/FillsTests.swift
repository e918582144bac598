import Ledger
import Market
import Testing

@Suite struct FillsTests {
    @Test func anAddsPriceFollowsFromTheAverages() {
        var desk = Desk()
        desk.tell([])
        desk.tell([row(1, 16_500)])
        let fill = desk.tell([row(3, 16_502.5)]).first
        // 16 500 once and 16 503.75 twice.
        #expect(fill?.price == 16_503.75)
        #expect(fill?.effect == .adds)
        #expect(fill?.quantity == 2)
        #expect(fill?.isEstimated == false)
    }

    @Test func anExitIsPricedByTheRealisedFigure() {
        var desk = Desk(quote: 16_400)
        desk.tell([], realised: dollars(-20))
        desk.tell([row(2, 16_500)], realised: dollars(-21.9))
        let fill = desk.tell([row(1, 16_500)], realised: dollars(-21.9 + 25 - 0.95)).first
        // 12.5 points of MNQ at $2, less the 95 cents a side that the entry has shown.
        #expect(desk.account.costs["MNQ 03-24"] == dollars(0.95))
        #expect(fill?.price == 16_512.5)
        #expect(fill?.realised == dollars(25))
        #expect(fill?.isEstimated == false)
    }

    @Test func withoutARealisedFigureAnExitIsOurQuote() {
        var desk = Desk(quote: 16_510.25)
        desk.tell([])
        desk.tell([row(-2, 16_512)])
        let fill = desk.tell([]).first
        #expect(fill?.side == .long)
        #expect(fill?.price == 16_510.25)
        #expect(fill?.realised == dollars(7))
        #expect(fill?.isEstimated == true)
        desk.quote = nil
        desk.tell([row(1, 16_500)])
        let blind = desk.tell([]).first
        #expect(blind?.price == nil)
        #expect(blind?.realised == nil)
    }

    @Test func aRealisedFigureThatIsStillToComeIsNotBelieved() {
        var desk = Desk(quote: 16_520)
        desk.tell([], realised: .zero)
        desk.tell([row(1, 16_500)], realised: .zero)
        let fill = desk.tell([], realised: .zero).first
        #expect(fill?.price == 16_520)
        #expect(fill?.isEstimated == true)
    }

    /// Bridges send the old position once more, already with the new realised figure, in the second of a reversal.
    @Test func aReversalEndsOneTripAndStartsTheNext() {
        var desk = Desk()
        desk.tell([], realised: .zero)
        desk.tell([row(2, 16_500)], realised: .zero)
        #expect(desk.tell([row(2, 16_500)], realised: dollars(40)).isEmpty)
        let fills = desk.tell([row(-2, 16_510)], realised: dollars(40))
        #expect(fills.map(\.effect) == [.closes, .opens])
        #expect(fills.map(\.price) == [16_510, 16_510])
        #expect(fills.allSatisfy { !$0.isEstimated })
        #expect(desk.account.positions.first?.openedAt == desk.now)
        desk.tell([], realised: dollars(30))
        let trips = RoundTrip.of(desk.account.fills)
        #expect(trips.map(\.gross) == [dollars(40), dollars(-10)])
        #expect(trips.map(\.side) == [.long, .short])
        #expect(trips[0].closed == trips[1].opened)
    }

    @Test func theSameSideKeepsItsOpening() {
        var desk = Desk()
        desk.tell([])
        desk.tell([row(1, 16_500)])
        let opened = desk.now
        desk.tell([row(3, 16_501)])
        desk.tell([row(2, 16_501)])
        #expect(desk.account.positions.first?.openedAt == opened)
    }

    @Test func whatWasOpenBeforeAnybodyListenedHasNoOpening() {
        var desk = Desk()
        let fills = desk.tell([row(2, 16_500)])
        #expect(fills.map(\.isAfterGap) == [true])
        #expect(desk.account.positions.first?.openedAt == nil)
        #expect(!desk.proposal().notes.isEmpty)
    }

    @Test func anAccountThatWasHeardToHoldNothingWasFlat() {
        var desk = Desk()
        desk.account.heartbeat = Heartbeat(account: "Sim101", positions: 0)
        let fills = desk.tell([row(2, 16_500)])
        #expect(fills.map(\.isAfterGap) == [false])
        #expect(desk.account.positions.first?.openedAt == desk.now)
    }

    @Test func afterAGapNothingIsCertain() {
        var desk = Desk(quote: 16_505)
        desk.tell([], realised: .zero)
        desk.tell([row(1, 16_500)], realised: .zero)
        let fill = desk.tell([], realised: dollars(100), isAfterGap: true).first
        #expect(fill?.isEstimated == true)
        #expect(fill?.isAfterGap == true)
    }

    @Test func rowsOfNothingAreSkippedAndUnknownSymbolsKept() {
        var desk = Desk()
        desk.tell([])
        let fills = desk.tell([row(0, 1), row(2, 3.5, "ZZZZ\u{1B}")])
        #expect(desk.account.positions.map(\.reported.symbol) == ["ZZZZ\u{1B}"])
        #expect(fills.map(\.price) == [3.5])
    }

    @Test func aBusyAccountHoldsABoundedTail() {
        var desk = Desk()
        desk.tell([])
        for step in 0..<3_000 { desk.tell([row(step % 2 + 1, 16_500)]) }
        #expect((Account.fillLimit..<2 * Account.fillLimit).contains(desk.account.fills.count))
        #expect(desk.account.fills.last?.time == desk.now)
    }

    @Test func theCodedFormLeavesFillsOut() throws {
        var desk = Desk()
        desk.tell([])
        desk.tell([row(1, 16_500)])
        var bare = desk.account
        bare.fills = []
        #expect(try coded(desk.account) == bare)
    }
}
