import FoundationEssentials
import Market
import Testing

@testable import Briefing

@Suite struct CostTests {
    private let monday = TradingDay(CivilDate(year: 2026, month: 11, day: 23))
    private let tuesday = TradingDay(CivilDate(year: 2026, month: 11, day: 24))

    @Test func believesTheServerFirst() {
        let usage = Usage(promptTokens: 1_000, writtenTokens: 100, toldCost: Cost(ticks: 7))
        #expect(usage.cost(model: "unheard-of") == Cost(ticks: 7))
    }

    @Test func countsByTheTable() {
        let usage = Usage(promptTokens: 1_000_000 / 10, cachedTokens: 20_000, writtenTokens: 10_000)
        // 80 000 × $2 + 20 000 × $0.50 + 10 000 × $6 a million = $0.16 + $0.01 + $0.06
        #expect(usage.cost(model: "grok-4.5") == Cost(Money(dollars: 0, cents: 23)))
        // Cached tokens at the full price where theirs is not known: $0.125 + $0.025
        #expect(usage.cost(model: "grok-4.3") == Cost(Money(dollars: 0, cents: 15)))
    }

    @Test func doesNotGuess() {
        #expect(Usage(promptTokens: 10).cost(model: "unheard-of") == nil)
        #expect(Usage(promptTokens: 300_000).cost(model: "grok-4.5") == nil)
        #expect(Usage(promptTokens: 10, searches: 1).cost(model: "grok-4.5") == nil)
        #expect(Usage(promptTokens: 10, cachedTokens: 20).cost(model: "grok-4.5") == nil)
    }

    @Test func writesNoLessThanItIs() {
        #expect(Cost(ticks: 42_000_000).text == "$0.0042")
        #expect(Cost(ticks: 42_000_001).text == "$0.0043")
        #expect(Cost(ticks: 1).text == "$0.0001")
        #expect(Cost.zero.text == "$0.0000")
    }

    @Test func stopsAtTheBudget() throws {
        var ledger = SpendLedger()
        let budget = Money(dollars: 0, cents: 10)
        let usage = Usage(toldCost: Cost(Money(dollars: 0, cents: 4)))
        for _ in 0..<2 { ledger.record(usage, model: "m", on: monday) }
        #expect(ledger.refusal(on: monday, budget: budget) == nil)
        ledger.record(usage, model: "m", on: monday)
        let refusal = try #require(ledger.refusal(on: monday, budget: budget))
        #expect(!refusal.isPassing)
        #expect(
            refusal.description
                == "today's budget of $0.10 is spent: 3 answers, $0.1200; it starts anew with the next trading day, or "
                + "raise briefing.budget")
        #expect(ledger.refusal(on: tuesday, budget: budget) == nil)
        #expect(ledger.refusal(on: tuesday, budget: .zero) != nil)
    }

    /// What nobody priced still comes to an end.
    @Test func countsUnknownCosts() {
        var ledger = SpendLedger()
        ledger.record(nil, model: "m", on: monday)
        ledger.record(Usage(promptTokens: 5), model: "m", on: monday)
        #expect(ledger.summary(of: monday) == "2 answers, $0.0000, and 2 of unknown cost, counted as $0.0500 each")
        #expect(ledger.refusal(on: monday, budget: Money(dollars: 0, cents: 10)) != nil)
    }

    @Test func isKeptAsText() throws {
        var ledger = SpendLedger()
        ledger.record(Usage(promptTokens: 5, toldCost: Cost(ticks: 3)), model: "m", on: tuesday)
        ledger.record(Usage(promptTokens: 7, toldCost: Cost(ticks: 4)), model: "m", on: monday)
        #expect(ledger.days.map(\.day) == [monday, tuesday])
        let data = try JSONEncoder().encode(ledger)
        #expect(try JSONDecoder().decode(SpendLedger.self, from: data) == ledger)
    }
}
