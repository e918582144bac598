/// A day of the year on which the exchange keeps other hours. Rules of the US holidays as CME observes them.
package enum Occasion: String, CaseIterable, Sendable, Codable {
    case newYear, martinLutherKing, presidents, goodFriday, memorial, juneteenth, independenceEve, independence, labor
    case thanksgiving, thanksgivingFriday, christmasEve, christmas, mourning

    package var name: String {
        switch self {
        case .newYear: "New Year's Day"
        case .martinLutherKing: "Martin Luther King Day"
        case .presidents: "Presidents' Day"
        case .goodFriday: "Good Friday"
        case .memorial: "Memorial Day"
        case .juneteenth: "Juneteenth"
        case .independenceEve: "eve of Independence Day"
        case .independence: "Independence Day"
        case .labor: "Labor Day"
        case .thanksgiving: "Thanksgiving"
        case .thanksgivingFriday: "day after Thanksgiving"
        case .christmasEve: "Christmas Eve"
        case .christmas: "Christmas Day"
        case .mourning: "national day of mourning"
        }
    }

    /// True where the US markets take the whole day off, so that no business day of a contract falls on it.
    package var isHoliday: Bool {
        switch self {
        case .independenceEve, .thanksgivingFriday, .christmasEve, .mourning: false
        default: true
        }
    }

    /// The weekday on which the occasion is kept in a year; nil when it is not kept, or by decree only (`mourning`).
    package func date(in year: Int) -> CivilDate? {
        switch self {
        // On a Saturday it is not made up for: the year's last Friday ends the exchange's books.
        case .newYear: Occasion.observed(year, 1, 1, movesToFriday: false)
        case .martinLutherKing: .nth(3, .monday, year: year, month: 1)
        case .presidents: .nth(3, .monday, year: year, month: 2)
        case .goodFriday: Occasion.easter(year).adding(days: -2)
        case .memorial: .last(.monday, year: year, month: 5)
        case .juneteenth: year < 2022 ? nil : Occasion.observed(year, 6, 19)
        case .independenceEve: Occasion.eve(year, 7, 3)
        case .independence: Occasion.observed(year, 7, 4)
        case .labor: .nth(1, .monday, year: year, month: 9)
        case .thanksgiving: .nth(4, .thursday, year: year, month: 11)
        case .thanksgivingFriday: CivilDate.nth(4, .thursday, year: year, month: 11).adding(days: 1)
        case .christmasEve: Occasion.eve(year, 12, 24)
        case .christmas: Occasion.observed(year, 12, 25)
        case .mourning: nil
        }
    }

    private static func observed(_ year: Int, _ month: Int, _ day: Int, movesToFriday: Bool = true) -> CivilDate? {
        let date = CivilDate(year: year, month: month, day: day)
        switch date.weekday {
        case .saturday: return movesToFriday ? date.adding(days: -1) : nil
        case .sunday: return date.adding(days: 1)
        default: return date
        }
    }

    /// The day before a holiday, where the holiday itself is kept on its own date.
    private static func eve(_ year: Int, _ month: Int, _ day: Int) -> CivilDate? {
        let date = CivilDate(year: year, month: month, day: day)
        switch date.weekday {
        case .friday, .saturday, .sunday: return nil
        default: return date
        }
    }

    /// Easter Sunday. Source: the anonymous Gregorian algorithm (Meeus, "Astronomical Algorithms", chapter 8).
    private static func easter(_ year: Int) -> CivilDate {
        let (a, b, c) = (year % 19, year / 100, year % 100)
        let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
        let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let sum = h + l - 7 * m + 114
        return CivilDate(year: year, month: sum / 31, day: sum % 31 + 1)
    }
}
