import Foundation
import Market
import Testing

/// A product's calendar with days as its vendor told them.
@Suite struct ToldHoursTests {
    private static let toldAt = Timestamp(seconds: 1_704_466_320)

    private func told(_ day: String, _ stretches: (String, String)...) throws -> ToldDay {
        try ToldDay(
            tradingDay(day), stretches.map { try newYork($0.0)..<newYork($0.1) }, toldAt: Self.toldAt)
    }

    @Test func aMinuteKeepsItsNumberAfterADayThatIsTold() throws {
        let calendar = TradingCalendar(
            group: .equity,
            following: [
                try told(
                    "2024-01-08", ("2024-01-07 18:00", "2024-01-08 10:00"), ("2024-01-08 10:30", "2024-01-08 13:15")),
                try told("2024-01-10"),
            ])
        let day = try tradingDay("2024-01-08")
        #expect(calendar.minutes(in: day) == 16 * 60 + 165)
        #expect(try calendar.minute(of: newYork("2024-01-08 10:30")) == SessionMinute(day: day, index: 960))
        #expect(calendar.start(of: SessionMinute(day: day, index: 960)) == (try newYork("2024-01-08 10:30")))
        #expect(calendar.start(of: SessionMinute(day: day, index: 1_125)) == nil)
        #expect(try calendar.minute(of: newYork("2024-01-08 13:15")) == nil)
        #expect(try !calendar.isOpen(at: newYork("2024-01-08 16:00")))
        #expect(try calendar.nextClose(after: newYork("2024-01-08 10:30")) == newYork("2024-01-08 13:15"))
        #expect(try calendar.nextOpen(after: newYork("2024-01-08 13:15")) == newYork("2024-01-08 18:00"))
        #expect(try calendar.nextChange(after: newYork("2024-01-08 10:00")) == newYork("2024-01-08 10:30"))
        let regular = try #require(calendar.regularHours(of: day))
        #expect(regular == (try newYork("2024-01-08 09:30")..<newYork("2024-01-08 13:15")))
        #expect(try calendar.phase(at: newYork("2024-01-08 13:10")) == .close)
        // A closed day, and those around it.
        let closed = try tradingDay("2024-01-10")
        #expect(!calendar.isTradingDay(closed) && calendar.session(of: closed).isEmpty)
        #expect(calendar.regularHours(of: closed) == nil)
        #expect(try calendar.tradingDay(atOrAfter: newYork("2024-01-09 20:00")) == tradingDay("2024-01-11"))
        #expect(try calendar.previousTradingDay(before: tradingDay("2024-01-11")) == tradingDay("2024-01-09"))
    }

    /// Days of which nothing was told are as they were, minute for minute.
    @Test(arguments: ProductGroup.allCases)
    func otherDaysAreAsBuiltIn(_ group: ProductGroup) throws {
        let own = TradingCalendar(group: group)
        let day = try told("2025-03-11", ("2025-03-10 18:00", "2025-03-11 12:00"))
        let calendar = TradingCalendar(group: group, following: [day])
        #expect(calendar != own && calendar.followed == [day])
        var time = try utc("2017-12-20 00:00")
        let end = try utc("2029-02-01 00:00")
        while time < end {
            let expected = own.minute(of: time)
            if expected?.day != day.day {
                #expect(calendar.minute(of: time) == expected)
                #expect(calendar.session(of: calendar.tradingDay(atOrAfter: time)).isEmpty == false)
            }
            time = time.adding(minutes: 1_021)
        }
    }

    @Test func whatIsNoNewsOrDoesNotFitChangesNothing() throws {
        let own = TradingCalendar(group: .equity)
        let same = try told(
            "2024-01-08", ("2024-01-07 18:00", "2024-01-08 10:00"), ("2024-01-08 10:00", "2024-01-08 17:00"))
        #expect(own.tells(same) && TradingCalendar(group: .equity, following: [same]) == own)
        let overlapping = try told("2024-01-09", ("2024-01-08 16:00", "2024-01-09 17:00"))
        #expect(own.misfits([overlapping]) == [overlapping])
        #expect(TradingCalendar(group: .equity, following: [overlapping]) == own)
        // It fits where the day before is told to close before.
        let short = try told("2024-01-08", ("2024-01-07 18:00", "2024-01-08 13:15"))
        #expect(TradingCalendar(group: .equity, following: [overlapping, short]).followed.count == 2)
    }

    @Test func theSettlementIsTakenWhenADayEndsEarly() throws {
        let nq = try #require(ContractSpecs.byRoot["NQ"])
        let product = nq.following([try told("2024-01-08", ("2024-01-07 18:00", "2024-01-08 13:15"))])
        #expect(product == nq, "it is the same product")
        #expect(
            try Settlement.window(of: product, on: tradingDay("2024-01-08"))?.upperBound == newYork("2024-01-08 13:15"))
        #expect(try Settlement.window(of: nq, on: tradingDay("2024-01-08"))?.upperBound == newYork("2024-01-08 16:00"))
    }

    /// What keeps a calendar keeps no table, and is not gone on with under other hours.
    @Test func aKeptCalendarIsAName() throws {
        let own = TradingCalendar(group: .equity)
        #expect(String(decoding: try JSONEncoder().encode([own]), as: UTF8.self) == "[\"equity\"]")
        let following = TradingCalendar(
            group: .equity, following: [try told("2024-01-08", ("2024-01-07 18:00", "2024-01-08 13:15"))])
        let text = try JSONEncoder().encode([following])
        #expect(text.count < 40)
        let decoder = JSONDecoder()
        #expect(throws: DecodingError.self) { try decoder.decode([TradingCalendar].self, from: text) }
        decoder.userInfo[.tradingCalendar] = following
        #expect(try decoder.decode([TradingCalendar].self, from: text) == [following])
        let builtIn = try JSONEncoder().encode([own])
        #expect(throws: DecodingError.self) { try decoder.decode([TradingCalendar].self, from: builtIn) }
        #expect(try JSONDecoder().decode([TradingCalendar].self, from: builtIn) == [own])
    }

    @Test func hoursAreKeptAndForgotten() throws {
        var hours = VendorHours()
        hours.take(
            [try told("2024-01-08", ("2024-01-07 18:00", "2024-01-08 13:15")), try told("2024-01-09")], of: "NQ")
        let text = try JSONEncoder().encode(hours)
        #expect(try JSONDecoder().decode(VendorHours.self, from: text) == hours)
        for bad in [
            "{\"NQ\":[{\"day\":\"2024-01-08\",\"open\":[[3,2]],\"told\":1}]}",
            "{\"NQ\":[{\"day\":\"2024-01-08\",\"open\":[[3]],\"told\":1}]}",
            "{\"NQ\":[{\"day\":\"2024-01-08\",\"open\":[[28410600,28500000]],\"told\":1}]}",
            "{\"NQ\":[{\"day\":\"2024-01-08\",\"open\":[],\"told\":9223372036854775807}]}",
        ] {
            #expect(throws: (any Error).self) { try JSONDecoder().decode(VendorHours.self, from: Data(bad.utf8)) }
        }
        hours.take([try told("2024-01-09", ("2024-01-08 18:00", "2024-01-09 17:00"))], of: "NQ")
        #expect(hours.days(of: "NQ").map(\.stretches.count) == [1, 1])
        hours.forget(before: try tradingDay("2024-01-09"))
        #expect(hours.days(of: "NQ").count == 1 && hours.toldAt("NQ") == Self.toldAt)
        hours.forget(before: try tradingDay("2025-01-09"))
        #expect(hours.isEmpty)
    }
}
