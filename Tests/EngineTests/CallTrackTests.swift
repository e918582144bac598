import Ledger
import Market
import State
import Support
import Testing

@testable import Engine

@Suite struct CallTrackTests {
    private let day = TradingDay(CivilDate(year: 2024, month: 1, day: 5))
    private let calendar = TradingCalendar(group: .equity)
    private var asked: Timestamp { NewYork.instant(day.date, minuteOfDay: 570) }
    private var close: Timestamp { calendar.session(of: day).upperBound }

    private func plan() -> CalledPlan {
        CalledPlan(
            world: "live", writer: nil, askedAt: asked, day: day, figures: 3, flagged: 0,
            sides: [SideCall(symbol: "NQH4", isLong: true, from: Price(ticks: 100))], levels: [])
    }

    private func bars(until end: Timestamp) -> BarSeries {
        var series = BarSeries()
        for bar in randomBars(Int((end - asked) / Timestamp.minute), from: asked, seed: 3, price: 100) {
            series.append(bar, day: day)
        }
        return series
    }

    @Test func gradesOnceTheSessionHasClosed() throws {
        var track = CallTrack()
        track.take([plan()], at: asked)
        let series = bars(until: close)
        let early = track.grade(at: close.adding(minutes: -6)) { _ in (calendar, series) }
        #expect(early.isEmpty && track.grades.open.count == 1 && track.grades.statistics.isEmpty)
        let graded = track.grade(at: close) { _ in (calendar, series) }
        #expect(graded.count == 1 && graded[0].isGraded)
        let last = try #require(series.last)
        #expect(graded[0].sides[0].outcome?.close == last.close)
        #expect(track.grades.graded == graded && track.grades.open.isEmpty)
        #expect(track.grades.statistics.first?.sides.n == 1)
        #expect(track.grade(at: close.adding(minutes: 60)) { _ in (calendar, series) }.isEmpty)
    }

    @Test func waitsForPricesThatReachTheClose() {
        var track = CallTrack()
        track.take([plan()], at: asked)
        let part = bars(until: close.adding(minutes: -120))
        #expect(track.grade(at: close) { _ in (calendar, part) }.isEmpty)
        #expect(track.grade(at: close.adding(minutes: 10)) { _ in nil }.isEmpty)
        #expect(track.grades.open.count == 1)
        let whole = bars(until: close)
        #expect(track.grade(at: close.adding(minutes: 20)) { _ in (calendar, whole) }.count == 1)
    }

    /// A recording that goes back knows nothing of what came later, though it was graded before.
    @Test func tellsNothingOfALaterTime() {
        var track = CallTrack()
        track.take([plan()], at: asked)
        let series = bars(until: close)
        _ = track.grade(at: close) { _ in (calendar, series) }
        track.reset()
        #expect(track.grades == BriefingGrades())
        _ = track.grade(at: asked.adding(minutes: -30)) { _ in nil }
        #expect(track.grades.open.isEmpty && track.grades.graded.isEmpty)
        _ = track.grade(at: asked.adding(minutes: 30)) { _ in nil }
        #expect(track.grades.open.count == 1 && track.grades.statistics.isEmpty)
        _ = track.grade(at: close.adding(minutes: 1)) { _ in nil }
        #expect(track.grades.graded.count == 1 && track.grades.open.isEmpty)
    }
}
