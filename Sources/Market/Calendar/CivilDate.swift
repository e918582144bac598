/// A calendar date, as days since 1970-01-01 in the proleptic Gregorian calendar.
@usableFromInline package struct CivilDate: Hashable, Comparable, Sendable, Codable {
    @usableFromInline package var daysSinceEpoch: Int32

    package init(daysSinceEpoch: Int32) { self.daysSinceEpoch = daysSinceEpoch }

    /// The date of a year, month (1–12) and day (1–31); a day past the month's end runs into the next month.
    package init(year: Int, month: Int, day: Int) {
        // Counts days from March so that the leap day ends the year (a well-known civil-date identity).
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        daysSinceEpoch = Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// Year, month (1–12) and day (1–31).
    package var components: (year: Int, month: Int, day: Int) {
        let days = Int(daysSinceEpoch) + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    package var weekday: Weekday {
        let index = (Int(daysSinceEpoch) % 7 + 7 + 4) % 7
        return Weekday.allCases[index]
    }

    /// The first, second … day of a kind in a month, counted from 1.
    package static func nth(_ ordinal: Int, _ weekday: Weekday, year: Int, month: Int) -> CivilDate {
        let first = CivilDate(year: year, month: month, day: 1)
        return first.adding(days: (7 + weekday.rawValue - first.weekday.rawValue) % 7 + 7 * (ordinal - 1))
    }

    /// The last day of a kind in a month.
    package static func last(_ weekday: Weekday, year: Int, month: Int) -> CivilDate {
        let last = endOfMonth(year: year, month: month)
        return last.adding(days: -((7 + last.weekday.rawValue - weekday.rawValue) % 7))
    }

    /// The last date of a month.
    package static func endOfMonth(year: Int, month: Int) -> CivilDate {
        let next =
            month == 12 ? CivilDate(year: year + 1, month: 1, day: 1) : CivilDate(year: year, month: month + 1, day: 1)
        return next.adding(days: -1)
    }

    package var isWeekend: Bool { weekday == .saturday || weekday == .sunday }

    package func adding(days: Int) -> CivilDate { CivilDate(daysSinceEpoch: daysSinceEpoch + Int32(days)) }

    @inlinable package static func < (a: CivilDate, b: CivilDate) -> Bool { a.daysSinceEpoch < b.daysSinceEpoch }
}

/// A day of the week, Sunday first.
package enum Weekday: Int, CaseIterable, Sendable, Codable {
    case sunday, monday, tuesday, wednesday, thursday, friday, saturday

    /// `Mon`
    package var short: String { ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][rawValue] }
}

extension CivilDate: CustomStringConvertible {
    /// ISO 8601, `2024-01-05`.
    @usableFromInline package var description: String {
        let (year, month, day) = components
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// Reads `2024-01-05`; nil for anything else, also for a day that does not exist, and for years so far off (before
    /// 1700, after 2200) that their instants would not fit a `Timestamp`.
    package init?(iso text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month),
            (1700...2200).contains(year)
        else { return nil }
        self.init(year: year, month: month, day: day)
        guard components == (year, month, day) else { return nil }
    }
}

/// A non-negative number with leading zeros.
package func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return digits.count >= width ? digits : String(repeating: "0", count: width - digits.count) + digits
}
