import Ledger
import Market
import Testing

/// Random days of opens, adds, partial exits, reversals and flats, told as a platform tells them, against a naive ledger
/// that counts cash: what was sold less what was bought.
@Suite struct FillsPropertyTests {
    private static let products = ["MNQ 03-24", "ZN 03-24", "MGC 02-24", "MHG 03-24", "6E 03-24"]

    /// A platform's own book: average cost in ticks, cash in ticks, both exact but for Double.
    private struct Platform {
        let spec: ContractSpec
        let cost: Money
        var quantity = 0
        var average = 0.0
        var cash = 0
        var realised = 0.0
        var fees = Money.zero

        mutating func trade(_ count: Int, at ticks: Int) {
            cash -= count * ticks
            fees = fees + cost * abs(count)
            if quantity == 0 || (quantity > 0) == (count > 0) {
                average =
                    (average * Double(abs(quantity)) + Double(ticks * abs(count))) / Double(abs(quantity) + abs(count))
            } else {
                let closed = min(abs(count), abs(quantity))
                realised += (Double(ticks) - average) * Double(quantity > 0 ? closed : -closed)
                if abs(count) > abs(quantity) { average = Double(ticks) }
            }
            quantity += count
        }

        func report(_ symbol: String) -> [ReportedPosition] {
            quantity == 0 ? [] : [row(quantity, average * spec.tick.points, symbol)]
        }

        /// Rounded to cents, less the fees, as bridges send it.
        var realisedFigure: Money {
            let gross = realised * Double(spec.tickValue.tenThousandths)
            return Money(tenThousandths: Int64(((gross - Double(fees.tenThousandths)) / 100).rounded()) * 100)
        }
    }

    @Test(arguments: 0..<40) func fillsEqualANaiveLedger(seed: Int) throws {
        var numbers = SeededNumbers(seed: UInt64(seed))
        let symbol = Self.products[seed % Self.products.count]
        let spec = try #require(Desk.instrument(symbol)?.spec)
        var platform = Platform(spec: spec, cost: seed % 2 == 0 ? .zero : dollars(1.1))
        var desk = Desk()
        desk.tell([], realised: .zero)
        var price = 10_000
        var traded: [(side: PositionSide, quantity: Int)] = []
        for step in 0..<120 {
            price += numbers.below(41) - 20
            var count = numbers.below(9) - 4
            if step == 119 { count = -platform.quantity }
            guard count != 0 else { continue }
            let before = platform
            platform.trade(count, at: price)
            let isReversal = before.quantity * platform.quantity < 0
            if isReversal { desk.tell(before.report(symbol), realised: platform.realisedFigure) }
            let fills = desk.tell(platform.report(symbol), realised: platform.realisedFigure)
            #expect(fills.reduce(0) { $0 + $1.quantity * $1.side.sign } == count)
            #expect(fills.allSatisfy { !$0.isAfterGap })
            for fill in fills where !fill.isEstimated {
                #expect(abs((fill.price ?? 0) - spec.points(Price(ticks: price))) < 1e-6, "step \(step): \(fill)")
            }
            traded += fills.map { ($0.side, $0.quantity) }
        }
        #expect(platform.quantity == 0)
        let bought = traded.reduce(0) { $0 + $1.quantity * $1.side.sign }
        #expect(bought == 0)
        // Flat, so what was realised is the cash.
        let proposal = desk.proposal()
        let gross = try #require(proposal.gross)
        let truth = spec.value(ticks: platform.cash, contracts: 1)
        #expect(abs((gross.value - truth).tenThousandths) <= 100, "\(gross) is not \(truth)")
        #expect(gross.isEstimated == false)
        let trips = proposal.roundTrips.compactMap(\.gross).reduce(.zero, +)
        #expect(trips == gross.value)
        if platform.cost > .zero { #expect(proposal.commissions?.value == platform.fees) }
    }

    /// Where the bridge tells no realised figure and our quote is the fill's price, the estimate is the truth.
    @Test(arguments: 0..<10) func quotesStandInForTheFigure(seed: Int) throws {
        var numbers = SeededNumbers(seed: UInt64(seed) + 1_000)
        let spec = try #require(Desk.instrument("MNQ 03-24")?.spec)
        var platform = Platform(spec: spec, cost: .zero)
        var desk = Desk()
        desk.tell([])
        var price = 66_000
        for step in 0..<60 {
            price += numbers.below(41) - 20
            let count = step == 59 ? -platform.quantity : numbers.below(9) - 4
            guard count != 0 else { continue }
            platform.trade(count, at: price)
            desk.quote = spec.points(Price(ticks: price))
            desk.tell(platform.report("MNQ 03-24"))
        }
        let gross = try #require(desk.proposal().gross)
        #expect(abs((gross.value - spec.value(ticks: platform.cash, contracts: 1)).tenThousandths) <= 100)
        #expect(gross.isEstimated)
    }
}
