import Market
import Testing

@testable import Ledger

/// What an account has been through in a trading day.
@Suite struct AccountDayTests {
    private let day = TradingDay(CivilDate(year: 2024, month: 1, day: 9))

    /// A trip in NQ that ends at a clock time of 9 January 2024 and gained so many dollars; nil where that is not known.
    private func trip(_ gain: Int?, at hour: Int, on date: Int = 9) -> [Fill] {
        let end = NewYork.instant(CivilDate(year: 2024, month: 1, day: date), minuteOfDay: hour * 60)
        return [
            Fill(
                symbol: "NQ 03-24", side: .long, quantity: 1, effect: .opens, price: 16_500,
                time: end.adding(minutes: -5)),
            Fill(
                symbol: "NQ 03-24", side: .short, quantity: 1, effect: .closes, price: 16_500,
                realised: gain.map { Money(dollars: Int64($0)) }, time: end),
        ]
    }

    private func losses(_ fills: [[Fill]]) -> Int {
        var account = Account(name: "A")
        account.fills = fills.flatMap { $0 }
        return account.lossesInARow(on: day)
    }

    @Test func theLongestRowOfLossesCounts() {
        #expect(losses([]) == 0)
        #expect(losses([trip(-50, at: 4), trip(-5, at: 5), trip(70, at: 6), trip(-5, at: 7)]) == 2)
        #expect(
            losses([trip(-50, at: 4), trip(0, at: 5), trip(-70, at: 6)]) == 2, "a flat one neither counts nor ends it")
        #expect(losses([trip(-50, at: 4), trip(nil, at: 5), trip(-70, at: 6)]) == 1, "nobody knows that it lost")
        // The evening belongs to the next trading day.
        #expect(losses([trip(-50, at: 16, on: 8), trip(-5, at: 19, on: 8), trip(-5, at: 3), trip(-5, at: 18)]) == 2)
    }

    @Test func theLowOfADayStands() {
        var account = Account(name: "A")
        #expect(account.low(on: day) == nil)
        for profit in [-100, -520, 300, -80] { account.note(profit: Money(dollars: Int64(profit)), on: day) }
        #expect(account.low(on: day) == Money(dollars: -520))
        let next = TradingDay(CivilDate(year: 2024, month: 1, day: 10))
        #expect(account.low(on: next) == nil)
        account.note(profit: Money(dollars: 20), on: next)
        #expect(account.low(on: next) == Money(dollars: 20) && account.low(on: day) == nil)
    }
}
