import Ledger
import Market
import State
import Support
import Testing

@testable import Engine

/// A sender that trades a replay's own bars at their closes and pushes on every change, with its truth counted in cash.
@Suite struct ReplayedTruthTests {
    /// `file` is what the recording names: with a month, without one, or the full-size twin.
    @Test(
        arguments: [("NQH4", "NQ 03-24"), ("NQ", "NQ 03-24"), ("NQ", "MNQ 03-24"), ("MNQ", "MNQ 03-24")], [true, false])
    func anAccountIsWorthWhatItsTruthSays(names: (file: String, symbol: String), tellsRealised: Bool) throws {
        let near = CivilDate(year: 2024, month: 1, day: 8)
        let instrument = try #require(Instrument(symbol: names.file, near: near))
        let traded = try #require(Instrument(symbol: names.symbol, near: near)).spec
        var desk = Harness([instrument])
        let start = Harness.et(8, 9, 30)
        let machine = Timestamp(seconds: 1_800_000_000)
        var numbers = SeededNumbers(seed: 7)
        var (held, cash, sum, realised) = (0, 0, 0.0, 0.0)
        func push() {
            let position = ReportedPosition(
                symbol: names.symbol, side: held > 0 ? .long : .short, quantity: abs(held),
                averagePrice: held == 0 ? nil : traded.tick.points * sum / Double(held))
            let figure = Money(tenThousandths: Int64((realised * Double(traded.tickValue.tenThousandths)).rounded()))
            desk.send(
                .positionsReported(
                    PositionReport(
                        account: "Sim101", positions: held == 0 ? [] : [position], sentAt: machine,
                        realised: tellsRealised ? figure : nil), receivedAt: machine))
        }
        push()
        for (minute, bar) in randomBars(240, from: start, seed: 3).enumerated() {
            desk.bars([bar])
            desk.clock(bar.time.adding(minutes: 1))
            let close = bar.close.ticks
            let account = desk.snapshot.accounts[0]
            let truth = traded.value(ticks: held * close, contracts: 1) + traded.value(ticks: cash, contracts: 1)
            // Before the first fill there is no figure.
            let gross =
                JournalProposal(account.account, day: Harness.monday, instrument: { _ in Instrument(spec: traded) })
                .gross?.value ?? .zero
            let worth = try #require(account.openProfit) + gross
            #expect(abs((worth - truth).tenThousandths) <= 50, "minute \(minute)")
            // At the end flat, before that now and then an order of any kind.
            let order = minute == 239 ? -held : numbers.below(5) == 0 ? numbers.below(9) - 4 : 0
            guard order != 0 else { continue }
            if held == 0 || (held > 0) == (order > 0) {
                sum += Double(order * close)
            } else if abs(order) <= abs(held) {
                realised += (sum / Double(held) - Double(close)) * Double(order)
                sum *= Double(held + order) / Double(held)
            } else {
                // The old position once more, then the new one.
                realised += Double(held * close) - sum
                let figure = held
                push()
                sum = Double((figure + order) * close)
            }
            held += order
            cash -= order * close
            push()
        }
        let end = desk.snapshot.accounts[0]
        #expect(end.isFlat)
        let trips = RoundTrip.of(end.account.fills)
        let total = trips.compactMap(\.gross).reduce(.zero, +)
        #expect(trips.count > 3)
        #expect(abs((total - traded.value(ticks: cash, contracts: 1)).tenThousandths) <= 50)
    }
}
