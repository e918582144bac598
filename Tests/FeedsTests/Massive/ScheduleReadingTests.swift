import Market
import Testing

@testable import Feeds

/// A vendor's schedule as trading days.
@Suite struct ScheduleReadingTests {
    private static let toldAt = Timestamp(seconds: 1_704_466_320)

    private func spec(_ root: String = "NQ") throws -> ContractSpec { try #require(ContractSpecs.byRoot[root]) }

    private func read(_ documents: [String], _ root: String = "NQ") throws -> ScheduleReading {
        ScheduleReading(try ScheduleLines.rows(documents), of: [try spec(root)], toldAt: Self.toldAt)
    }

    /// The calendar that follows what was read.
    private func calendar(_ reading: ScheduleReading, _ root: String = "NQ") throws -> TradingCalendar {
        try spec(root).following(reading.hours.days(of: root)).calendar
    }

    private func day(_ text: String) throws -> TradingDay { TradingDay(try #require(CivilDate(iso: text))) }

    /// `Sun 18:00-Mon 17:00`
    private func shown(_ calendar: TradingCalendar, _ day: TradingDay) -> [String] {
        calendar.stretches(of: day).map { stretch in
            [stretch.lowerBound, stretch.upperBound].map {
                let local = NewYork.local($0)
                return "\(local.date.weekday.short) \(local.clock)"
            }.joined(separator: "-")
        }
    }

    @Test func whatIsAsBuiltInChangesNothing() throws {
        let reading = try read(["2024-01-08", "2024-01-09"].flatMap { ScheduleLines.day($0) })
        #expect(reading.refusals.isEmpty && reading.hours.days(of: "NQ").count == 2)
        #expect(try calendar(reading) == TradingCalendar(group: .equity))
        #expect(try read([]).hours.isEmpty)
    }

    @Test func earlyClosesLateOpeningsAndPausesAreFollowed() throws {
        let documents =
            ScheduleLines.day("2024-01-08", close: "13:15")
            + ScheduleLines.documents(session: "2024-01-09", ["open 2024-01-08 20:00", "close 2024-01-09 17:00"])
            + ScheduleLines.documents(
                session: "2024-01-10",
                [
                    "open 2024-01-09 18:00", "pause 2024-01-10 10:00", "pre_open 2024-01-10 10:20",
                    "open 2024-01-10 10:30", "close 2024-01-10 17:00", "post_close_pre_open 2024-01-10 17:00",
                ])
        // The same row twice says no more than once, and the order of rows nothing.
        let reading = try read((documents + documents).reversed())
        #expect(reading.refusals.isEmpty)
        let calendar = try calendar(reading)
        #expect(try shown(calendar, day("2024-01-08")) == ["Sun 18:00-Mon 13:15"])
        #expect(try shown(calendar, day("2024-01-09")) == ["Mon 20:00-Tue 17:00"])
        #expect(try shown(calendar, day("2024-01-10")) == ["Tue 18:00-Wed 10:00", "Wed 10:30-Wed 17:00"])
        #expect(try shown(calendar, day("2024-01-11")) == ["Wed 18:00-Thu 17:00"], "of which nothing was told")
        #expect(calendar.followed.map(\.day.date.description) == ["2024-01-08", "2024-01-09", "2024-01-10"])
    }

    /// Thanksgiving of 2026 is told under the Friday; here it is a day of its own.
    @Test(arguments: [
        ["open 2026-11-25 18:00", "pause 2026-11-26 12:30", "open 2026-11-26 18:00", "close 2026-11-27 13:00"],
        // Without the pause of the holiday, which then is as it is built in.
        ["open 2026-11-25 18:00", "close 2026-11-27 13:00"],
    ]) func aHolidaysSessionIsBookedUnderTheNextBusinessDay(events: [String]) throws {
        let reading = try read(ScheduleLines.documents(session: "2026-11-27", events))
        #expect(reading.refusals.isEmpty)
        let calendar = try calendar(reading)
        let halt = events.count == 4 ? "12:30" : "13:00"
        #expect(try shown(calendar, day("2026-11-26")) == ["Wed 18:00-Thu \(halt)"])
        #expect(try shown(calendar, day("2026-11-27")) == ["Thu 18:00-Fri 13:00"])
    }

    @Test func aDayBetweenOthersOfWhichNothingIsToldIsClosed() throws {
        let reading = try read(["2024-01-08", "2024-01-10"].flatMap { ScheduleLines.day($0) })
        let calendar = try calendar(reading)
        #expect(try !calendar.isTradingDay(day("2024-01-09")))
        #expect(try calendar.nextTradingDay(after: day("2024-01-08")) == day("2024-01-10"))
        #expect(try calendar.isTradingDay(day("2024-01-05")) && calendar.isTradingDay(day("2024-01-11")))
        // What was refused was told, if badly; that day stays as it is built in.
        let bad = ScheduleLines.documents(session: "2024-01-09", ["close 2024-01-09 17:00"])
        let other = try read(["2024-01-08", "2024-01-10"].flatMap { ScheduleLines.day($0) } + bad)
        #expect(try self.calendar(other) == TradingCalendar(group: .equity))
        #expect(
            other.refusals == [
                "Massive's schedule of NQ for Tue 2024-01-09 is not followed: it closes without an opening"
            ])
    }

    /// A day of mourning of which the calendar does not know, told with the day after it, and once more by itself.
    @Test func aHolidayThatIsNewIsFollowedOnce() throws {
        let events = [
            "open 2024-01-08 18:00", "pause 2024-01-09 09:30", "open 2024-01-09 18:00", "close 2024-01-10 17:00",
        ]
        let told = ScheduleLines.documents(session: "2024-01-10", events)
        let calendar = try calendar(read(told))
        #expect(try shown(calendar, day("2024-01-09")) == ["Mon 18:00-Tue 09:30"])
        let twice = try read(ScheduleLines.day("2024-01-09") + told)
        #expect(twice.refusals.count == 1 && twice.refusals[0].contains("Wed 2024-01-10 is not followed: it overlaps"))
        #expect(try self.calendar(twice) == TradingCalendar(group: .equity))
        // Two sessions that overlap are both refused.
        let early = ScheduleLines.documents(session: "2024-01-09", ["open 2024-01-08 17:00", "close 2024-01-09 17:00"])
        let before = ScheduleLines.documents(
            session: "2024-01-08", ["open 2024-01-07 18:00", "close 2024-01-08 17:30"])
        #expect(try read(early + before).refusals.count == 2)
    }

    @Test func roundTheClockASessionHoldsItsWeekend() throws {
        let events = [
            "open 2026-11-20 17:00", "pause 2026-11-21 10:00", "open 2026-11-21 12:00", "close 2026-11-23 17:00",
        ]
        let reading = try read(ScheduleLines.documents("BTC", session: "2026-11-23", events), "BTC")
        #expect(reading.refusals.isEmpty)
        #expect(
            try shown(calendar(reading, "BTC"), day("2026-11-23")) == ["Fri 17:00-Sat 10:00", "Sat 12:00-Mon 17:00"])
    }

    @Test(arguments: [
        (["open 2024-01-07 18:00"], "it has no close"),
        (["open 2024-01-07 18:00", "open 2024-01-07 19:00", "close 2024-01-08 17:00"], "it opens twice"),
        (["pre_open 2024-01-07 17:00", "open 2024-01-07 18:00", "pre_open 2024-01-08 09:00"], "while it is open"),
        (["open 2024-01-07 18:00", "jump 2024-01-08 09:00", "close 2024-01-08 17:00"], "an event \"jump\""),
        (["open 2024-01-07 18:00:30", "close 2024-01-08 17:00"], "opens or closes within a minute"),
        (["open 2024-01-07 18:00", "close yesterday"], "an event without a time"),
        (["open 2024-01-07 18:00", "close 2024-01-09 17:00"], "closes on another date"),
        (["open 2024-01-04 18:00", "close 2024-01-08 17:00"], "is too long"),
        (["open 2024-01-06 08:00", "close 2024-01-08 17:00"], "is too long"),
        (
            ["open 2024-01-05 10:00", "close 2024-01-05 11:00", "open 2024-01-07 18:00", "close 2024-01-08 17:00"],
            "is too long"
        ),
        (["pre_open 2024-01-07 17:00"], "has no opening"),
    ]) func whatCannotBeIsRefused(events: [String], why: String) throws {
        let reading = try read(ScheduleLines.documents(session: "2024-01-08", events))
        #expect(reading.refusals.count == 1 && reading.refusals[0].contains(why), "\(reading.refusals)")
        #expect(try calendar(reading) == TradingCalendar(group: .equity))
    }

    @Test func wordsOfTheVendorAreMadePlain() throws {
        let reading = try read(
            ScheduleLines.documents(session: "2024-01-08", ["\\u001b[31mred 2024-01-07 18:00"])
                + ScheduleLines.documents(session: "soon", ["open 2024-01-07 18:00"]))
        #expect(reading.refusals.count == 2)
        #expect(!reading.refusals.joined().contains("\u{1b}"))
        #expect(reading.refusals.contains { $0.contains("a session without a date") })
    }
}
