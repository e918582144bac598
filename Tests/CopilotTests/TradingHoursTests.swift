import Feeds
import Market
import Settings
import Storage
import Support
import Testing

@testable import copilot

@Suite("A live desk follows its vendor's trading hours")
struct TradingHoursTests {
    /// Friday 2024-01-05 of MNQ, closing at 13:15.
    static func hours(toldAt: Timestamp, close: Int = 795) throws -> VendorHours {
        let day = CivilDate(year: 2024, month: 1, day: 5)
        let session =
            NewYork.instant(day.adding(days: -1), minuteOfDay: 18 * 60)..<NewYork.instant(day, minuteOfDay: close)
        var hours = VendorHours()
        hours.take([try ToldDay(TradingDay(day), [session], toldAt: toldAt)], of: "MNQ")
        return hours
    }

    /// Keeps these hours where a live desk keeps them.
    static func keep(_ around: Surroundings, toldAt: Timestamp) throws {
        try Paths.create(around.paths.liveData)
        try HoursFile.keep(try hours(toldAt: toldAt), in: around.paths.liveData)
    }

    private static let key = ["MASSIVE_API_KEY": "abcdef"]
    private static let flags = ["symbols": "MNQ"]
    private static let day = TradingDay(CivilDate(year: 2024, month: 1, day: 5))

    /// New York clock at which the desk's product closes, everywhere the launch tells its products.
    private func closes(_ launch: Launch) throws -> Set<String> {
        guard case .live(let plan) = launch.plan else { return [] }
        let specs = [
            plan.instruments[0].spec, try #require(plan.specs["MNQ"]), try #require(launch.settings.specs["MNQ"]),
            try #require(launch.engine.specs["MNQ"]),
        ]
        return Set(specs.map { NewYork.local($0.calendar.session(of: Self.day).upperBound).clock })
    }

    private func reason(_ launch: Launch) -> String {
        if case .live(let plan) = launch.plan { plan.hours.reason } else { "" }
    }

    @Test func whatWasKeptOfTodayIsFollowedUnasked() throws {
        try withFolder { folder in
            var around = surroundings(folder, flags: Self.flags, environment: Self.key)
            around.askSchedule = { _ in
                Issue.record("it was asked")
                return .failure(.outage(status: 503))
            }
            try Self.keep(around, toldAt: around.now.adding(minutes: -300))
            let launch = try Launch.prepare(around, feed: .chosenBySettings)
            #expect(try closes(launch) == ["13:15"])
            #expect(reason(launch) == "Trading hours are Massive's, told Fri 2024-01-05 04:52 ET.")
        }
    }

    @Test func whatIsToldInTimeIsFollowedAndKept() throws {
        try withFolder { folder in
            let plain = surroundings(folder)
            // What was told yesterday morning is old.
            try Self.keep(plain, toldAt: plain.now.adding(minutes: -1_440))
            let told = try Self.hours(toldAt: plain.now, close: 660)
            let around = surroundings(
                folder, flags: Self.flags, environment: Self.key, schedule: .success((told, ["It is odd."])))
            let launch = try Launch.prepare(around, feed: .chosenBySettings)
            #expect(try closes(launch) == ["11:00"])
            guard case .live(let plan) = launch.plan else { return }
            #expect(plan.hours.notes == ["It is odd."] && plan.hours.askedAt == around.now)
            let archive = MemoryBarArchive()
            _ = try plan.makeFeed(archive) { _, _ in }
            #expect(archive.hours == told)
        }
    }

    @Test func withoutAnAnswerTheOldOrTheBuiltInHoursStandAndItSaysSo() throws {
        try withFolder { folder in
            let around = surroundings(
                folder, flags: Self.flags, environment: Self.key,
                schedule: .failure(
                    .unreachable(.timedOut(host: "api.example", stage: .firstByte, after: .milliseconds(1_500)))))
            let launch = try Launch.prepare(around, feed: .chosenBySettings)
            #expect(try closes(launch) == ["17:00"])
            #expect(reason(launch).hasPrefix("Massive did not tell its schedule (api.example: no answer came within"))
            #expect(reason(launch).hasSuffix("; trading hours are those of the built-in calendar."))
            guard case .live(let plan) = launch.plan else { return }
            #expect(plan.hours.notes == [plan.hours.reason] && plan.hours.askedAt == nil)
            try Self.keep(around, toldAt: around.now.adding(minutes: -1_440))
            let later = try Launch.prepare(around, feed: .chosenBySettings)
            #expect(try closes(later) == ["13:15"])
            #expect(reason(later).hasSuffix("; trading hours are those told Thu 2024-01-04 09:52 ET."))
        }
    }

    @Test func otherMarketsGoByTheBuiltInCalendar() throws {
        try withFolder { folder in
            let around = surroundings(folder, flags: ["symbols": "MNQ"], yahooObstacle: nil)
            try Self.keep(around, toldAt: around.now)
            let launch = try Launch.prepare(around, feed: .chosenBySettings)
            #expect(launch.plan.source == "yahoo")
            #expect(try closes(launch) == ["17:00"])
            let simulated = surroundings(folder, flags: ["symbols": "MNQ", "feed": "simulated"], environment: Self.key)
            let other = try Launch.prepare(simulated, feed: .chosenBySettings)
            #expect(other.settings.specs["MNQ"]?.calendar == TradingCalendar(group: .equity))
        }
    }

    @Test func doctorSaysWhoseHoursThereAre() throws {
        try withFolder { folder in
            let around = surroundings(folder, flags: Self.flags, environment: Self.key)
            try Self.keep(around, toldAt: around.now)
            let text = Doctor(around).report().text
            #expect(text.contains("Trading hours are Massive's, told Fri 2024-01-05 09:52 ET."))
            #expect(text.contains("MNQ closes Fri 2024-01-05 13:15 ET by Massive, 17:00 by the built-in calendar"))
        }
    }
}
