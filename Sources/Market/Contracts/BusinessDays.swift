/// Business days of the US exchanges and of London, for the rules by which contracts end. Valid for every year.
package enum BusinessDays {
    package static func isBusinessDay(_ date: CivilDate) -> Bool {
        guard !date.isWeekend else { return false }
        let year = date.components.year
        return !Occasion.allCases.contains { $0.isHoliday && $0.date(in: year) == date }
    }

    /// The business day so many business days before a date, which need not be one itself.
    package static func before(_ date: CivilDate, _ count: Int) -> CivilDate {
        walk(from: date, count, step: -1)
    }

    /// The business day so many business days after a date, which need not be one itself.
    package static func after(_ date: CivilDate, _ count: Int) -> CivilDate { walk(from: date, count, step: 1) }

    /// The date itself where it is a business day, else the one before it.
    package static func onOrBefore(_ date: CivilDate) -> CivilDate {
        isBusinessDay(date) ? date : before(date, 1)
    }

    /// The last (1), second last (2) … business day of a month.
    package static func last(_ ordinal: Int, year: Int, month: Int) -> CivilDate {
        before(CivilDate.endOfMonth(year: year, month: month).adding(days: 1), ordinal)
    }

    /// London closes besides on Good Friday and at Christmas; of its other holidays none falls on a Friday at a month's
    /// end, which is all that is asked here.
    static func isLondonBusinessDay(_ date: CivilDate) -> Bool {
        let (year, month, day) = date.components
        let isChristmas = month == 12 && (day == 25 || day == 26)
        return !date.isWeekend && !isChristmas && Occasion.goodFriday.date(in: year) != date
    }

    private static func walk(from date: CivilDate, _ count: Int, step: Int) -> CivilDate {
        var day = date
        var left = count
        while left > 0 {
            day = day.adding(days: step)
            if isBusinessDay(day) { left -= 1 }
        }
        return day
    }
}
