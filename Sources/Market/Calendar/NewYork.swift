/// New York wall-clock time by the rule in force since 2007: daylight time from 02:00 on the second Sunday of March
/// to 02:00 on the first Sunday of November. No time-zone database is needed, and none can be missing.
package enum NewYork {
    /// Seconds to add to UTC: −18000 in winter, −14400 in summer.
    package static func offset(at instant: Timestamp) -> Int64 { offsetSpan(at: instant).offset }

    /// The same with the stretch of UTC seconds through which it holds.
    static func offsetSpan(at instant: Timestamp) -> (offset: Int64, seconds: Range<Int64>) {
        let seconds = instant.seconds
        let year = year(at: seconds)
        let span = daylight(year: year)
        if seconds < span.start { return (winter, daylight(year: year - 1).end..<span.start) }
        if seconds < span.end { return (summer, span.start..<span.end) }
        return (winter, span.end..<daylight(year: year + 1).start)
    }

    private static let winter: Int64 = -18_000
    private static let summer: Int64 = -14_400

    /// To within a day of the year's turn, where winter time holds on either side.
    private static func year(at seconds: Int64) -> Int {
        Int(2007 + floorDivide(seconds - 1_167_609_600, 31_556_952))
    }

    /// The wall clock at an instant.
    package static func local(_ instant: Timestamp) -> LocalTime {
        let seconds = instant.seconds + offset(at: instant)
        let day = floorDivide(seconds, 86_400)
        return LocalTime(date: CivilDate(daysSinceEpoch: Int32(day)), secondOfDay: Int(seconds - day * 86_400))
    }

    /// The instant of a wall-clock time. A time that DST skips is read as an hour later; one that comes twice is the
    /// first of the two.
    package static func instant(_ date: CivilDate, minuteOfDay: Int, second: Int = 0) -> Timestamp {
        let wall = Int64(date.daysSinceEpoch) * 86_400 + Int64(minuteOfDay) * 60 + Int64(second)
        let summer = Timestamp(seconds: wall + 14_400)
        return offset(at: summer) == -14_400 ? summer : Timestamp(seconds: wall + 18_000)
    }

    /// UTC seconds at which daylight time starts and ends in a year.
    private static func daylight(year: Int) -> (start: Int64, end: Int64) {
        let index = year - firstYear
        return spans.indices.contains(index) ? spans[index] : computeDaylight(year: year)
    }

    private static let firstYear = 2007
    private static let spans: [(start: Int64, end: Int64)] = (firstYear...2050).map(computeDaylight)

    private static func computeDaylight(year: Int) -> (start: Int64, end: Int64) {
        let march = CivilDate.nth(2, .sunday, year: year, month: 3)
        let november = CivilDate.nth(1, .sunday, year: year, month: 11)
        return (Int64(march.daysSinceEpoch) * 86_400 + 7 * 3_600, Int64(november.daysSinceEpoch) * 86_400 + 6 * 3_600)
    }
}

/// A wall-clock time in New York.
package struct LocalTime: Hashable, Sendable {
    package var date: CivilDate
    package var secondOfDay: Int

    package init(date: CivilDate, secondOfDay: Int) {
        self.date = date
        self.secondOfDay = secondOfDay
    }

    package var hour: Int { secondOfDay / 3_600 }
    package var minute: Int { secondOfDay / 60 % 60 }
    package var second: Int { secondOfDay % 60 }
    package var minuteOfDay: Int { secondOfDay / 60 }

    /// `09:52`
    package var clock: String { "\(padded(hour, 2)):\(padded(minute, 2))" }
    /// `2024-01-05 09:52 ET`
    package var dated: String { "\(date) \(clock) ET" }
    /// `09:52:47`
    package var clockWithSeconds: String { "\(clock):\(padded(second, 2))" }
}
