import Ledger
import Market
import Support
import Testing

@testable import Briefing

@Suite struct GradeBookTests {
    private func plan(_ minutes: Int64, world: String = "live", flagged: Int = 0) -> CalledPlan {
        CalledPlan(
            world: world, writer: nil, askedAt: BriefingMarket.time.adding(minutes: minutes),
            day: TradingDay(CivilDate(year: 2024, month: 1, day: 5)), figures: 4, flagged: flagged, sides: [],
            levels: [])
    }

    @Test func keepsPlansInTheOrderOfTimeAndKnowsThemAgain() throws {
        var book = GradeBook()
        for minutes in [5, 0, 9] as [Int64] { book.take(plan(minutes)) }
        book.take(plan(0, world: "sim seed 1"))
        book.take(plan(5, flagged: 2))
        #expect(book.plans(of: "live") == [plan(0), plan(5, flagged: 2), plan(9)])
        #expect(book.plans(of: "sim seed 1").count == 1)
        try withFolder { folder in
            let path = GradeBook.path(beside: folder.path + "/briefing.json")
            #expect(path == folder.path + "/grades.json")
            #expect(try GradeBook.read(path) == nil)
            try book.write(path)
            #expect(try GradeBook.read(path) == book)
            try folder.write("grades.json", "{}")
            #expect { try GradeBook.read(path) } throws: { "\($0)".hasSuffix("grades begin anew") }
        }
    }
}
