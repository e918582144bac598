import Ledger
import Market
import Testing

@Suite struct JournalStatisticsTests {
    /// Entries on consecutive days from a Monday on.
    private func entries(_ nets: [Double], account: String = "A") -> [JournalEntry] {
        nets.enumerated().map { index, net in
            JournalEntry(
                account: account, day: TradingDay(Desk.day.date.adding(days: index)), gross: dollars(net + 5),
                net: dollars(net), contracts: 2, savedAt: Desk.start)
        }
    }

    @Test func theDefinitions() {
        let figures = JournalStatistics(entries([100, -50, 0, 200, 30, -80, 40].shuffled()).sorted { $0.day < $1.day })
        #expect(figures.days == 7)
        #expect((figures.winningDays, figures.losingDays, figures.breakEvenDays) == (4, 2, 1))
        #expect(figures.winRate == 4.0 / 7)
        #expect(figures.net == dollars(240))
        #expect(figures.commissions == dollars(35))
        #expect(figures.averageWin == dollars(92.5))
        #expect(figures.averageLoss == dollars(-65))
        #expect(figures.profitFactor == 370.0 / 130)
        #expect(figures.payoff == 92.5 / 65)
        #expect(figures.expectancy == Money(tenThousandths: 342_857))
        #expect(figures.best?.net == dollars(200))
        #expect(figures.worst?.net == dollars(-80))
    }

    @Test func theLineAndItsDepth() {
        let figures = JournalStatistics(entries([-30, 100, -50, -20, 60]))
        #expect(figures.line.map(\.net) == [-30, 70, 20, 0, 60].map(dollars))
        #expect(figures.line.map(\.underWater) == [-30, 0, -50, -70, -10].map(dollars))
        #expect(figures.maxDrawdown == dollars(-70))
    }

    @Test func streaks() {
        #expect(JournalStatistics(entries([10, 10, -5, -5])).streak == .losing(2))
        #expect(JournalStatistics(entries([10, 10, -5, 5])).streak == .winning(1))
        #expect(JournalStatistics(entries([10, 0])).streak == nil)
        #expect(JournalStatistics(entries([10, 0, 10, 10])).streak == .winning(2))
        let longest = JournalStatistics(entries([1, 1, 1, -1, 1, -1, -1]))
        #expect((longest.longestWinningStreak, longest.longestLosingStreak) == (3, 2))
    }

    @Test func nothingIsKnownOfNoDays() {
        let figures = JournalStatistics([JournalEntry]())
        #expect(figures.winRate == nil)
        #expect(figures.expectancy == nil)
        #expect(figures.profitFactor == nil)
        #expect(figures.best == nil)
        #expect(figures.weekdays.isEmpty)
    }

    @Test func twoAccountsMakeOneDay() {
        let figures = JournalStatistics(entries([100, -50]) + entries([-120, 10], account: "B"))
        #expect(figures.days == 2)
        #expect(figures.losingDays == 2)
        #expect(JournalDay.totals(entries([100]) + entries([-120], account: "B")).map(\.accounts) == [2])
    }

    @Test func weekdaysWithTheirCounts() {
        let figures = JournalStatistics(entries([10, 20, 30, 40, 50, 0, 0, -4]))
        #expect(figures.weekdays.map(\.weekday).prefix(2) == [.monday, .tuesday])
        #expect(figures.weekdays[0].days == 2)
        #expect(figures.weekdays[0].averageNet == dollars(3))
        #expect(figures.weekdays[0].winningDays == 1)
    }
}
