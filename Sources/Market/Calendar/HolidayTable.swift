/// The holidays of each product group, 2018–2028, as data: later lines outrank earlier ones, single dates outrank all.
///
/// Times are New York; Chicago is an hour earlier. Sources: recorded bars where there are some, CME's notices for the
/// days of mourning, data vendors' notices, the Lean market-hours database for 2025–2026, pandas_market_calendars 5.5.0
/// for the other years.
/// Where nobody can tell, the later close stands, so that no trade is called impossible, and the line says so.
enum HolidayTable {
    static func lines(_ group: ProductGroup) -> [HolidayLine] {
        switch group {
        case .equity: equity
        case .rates: rates
        case .energy, .metals: energyAndMetals
        case .currencies: currencies
        case .crypto: crypto
        }
    }

    /// Dates by decree rather than by the almanac.
    static func decrees(_ group: ProductGroup) -> [(date: CivilDate, close: Int?)] {
        let bush = CivilDate(year: 2018, month: 12, day: 5)
        let carter = CivilDate(year: 2025, month: 1, day: 9)
        return switch group {
        case .equity: [(bush, clock(9, 30)), (carter, clock(9, 30))]
        case .rates: [(bush, nil), (carter, clock(13, 15))]
        case .energy, .metals, .currencies, .crypto: []
        }
    }

    private static let mondays: [Occasion] = [
        .martinLutherKing, .presidents, .memorial, .juneteenth, .independence, .labor, .thanksgiving,
    ]
    private static let closedDays = [
        HolidayLine(.newYear, until: nil), HolidayLine(.christmas, until: nil), HolidayLine(.goodFriday, until: nil),
    ]
    /// Good Fridays on which the jobs report came out, so that the financial markets traded in the morning.
    private static func jobsFridays(until close: Int) -> [HolidayLine] {
        [2021, 2023, 2026].map { HolidayLine(.goodFriday, $0...$0, until: close) } + [
            HolidayLine(
                .goodFriday, 2027...2028, until: nil,
                doubt: "not announced; no jobs report falls on it, pandas_market_calendars opens it all the same")
        ]
    }

    private static let equity: [HolidayLine] =
        closedDays + mondays.map { HolidayLine($0, until: clock(13)) } + jobsFridays(until: clock(9, 15)) + [
            HolidayLine(.independenceEve, until: clock(13, 15)),
            HolidayLine(.thanksgivingFriday, until: clock(13, 15)),
            HolidayLine(.christmasEve, until: clock(13, 15)),
        ]

    private static let rates: [HolidayLine] =
        closedDays + mondays.map { HolidayLine($0, until: clock(13)) } + jobsFridays(until: clock(11, 15)) + [
            HolidayLine(.thanksgivingFriday, until: clock(13, 15)),
            HolidayLine(.christmasEve, until: clock(13, 15)),
        ]

    /// A holiday on a Friday ends at noon in Chicago everywhere, because no session follows it that evening.
    private static let fridays: [HolidayLine] = [
        HolidayLine(
            .independence, 2025...2025, until: clock(13), doubt: "Lean 12:00 Chicago, pandas_market_calendars later"),
        HolidayLine(.juneteenth, 2026...2026, until: clock(13)),
        HolidayLine(.independence, 2026...2026, until: clock(13)),
        HolidayLine(
            .juneteenth, 2027...2027, until: clock(13), doubt: "Lean 12:00 Chicago, pandas_market_calendars later"),
    ]

    private static let energyAndMetals: [HolidayLine] =
        closedDays + mondays.map { HolidayLine($0, 2018...2021, until: clock(13)) }
        + mondays.map { HolidayLine($0, 2022...2028, until: clock(14, 30)) } + [
            HolidayLine(
                .labor, 2022...2024, until: clock(14, 30),
                doubt: "pandas_market_calendars 12:00 Chicago; Lean 13:30 from 2025 on"),
            HolidayLine(
                .labor, 2027...2028, until: clock(14, 30),
                doubt: "pandas_market_calendars 12:00 Chicago; 2025 and 2026 were 13:30"),
            HolidayLine(.thanksgivingFriday, 2018...2021, until: clock(13, 45)),
            HolidayLine(
                .thanksgivingFriday, 2022...2024, until: clock(14, 45),
                doubt: "pandas_market_calendars 12:45 Chicago; 13:45 in 2025 and 2026"),
            HolidayLine(.thanksgivingFriday, 2025...2026, until: clock(14, 45)),
            HolidayLine(
                .thanksgivingFriday, 2027...2028, until: clock(14, 45),
                doubt: "pandas_market_calendars 12:45 Chicago; 13:45 in 2025 and 2026"),
            HolidayLine(.christmasEve, until: clock(13, 45)),
            HolidayLine(
                .christmasEve, 2018...2024, until: clock(13, 45),
                doubt: "pandas_market_calendars the whole day; brokers' notices 12:45 Chicago"),
        ] + fridays

    private static let currencies: [HolidayLine] =
        closedDays + mondays.map { HolidayLine($0, 2018...2021, until: clock(13)) }
        + mondays.map { HolidayLine($0, 2022...2028, until: clock(17)) } + jobsFridays(until: clock(11, 15)) + [
            HolidayLine(.thanksgivingFriday, 2018...2021, until: clock(13, 15)),
            HolidayLine(
                .thanksgivingFriday, 2022...2028, until: clock(14, 45),
                doubt: "pandas_market_calendars 12:15 Chicago, Lean 13:45 for 2025 and 2026"),
            HolidayLine(.christmasEve, 2018...2021, until: clock(13, 15)),
            HolidayLine(
                .christmasEve, 2022...2028, until: clock(13, 45),
                doubt: "pandas_market_calendars 12:15 Chicago, Lean 12:45 for 2025 and 2026"),
        ] + fridays

    /// Until the change to trading round the clock; since then no day has a session of its own.
    private static let crypto: [HolidayLine] =
        closedDays + mondays.map { HolidayLine($0, 2018...2021, until: clock(13)) }
        + mondays.map { HolidayLine($0, 2022...2028, until: clock(17)) } + [
            HolidayLine(.goodFriday, 2021...2021, until: clock(9, 15)),
            HolidayLine(.goodFriday, 2023...2023, until: clock(11, 15)),
            HolidayLine(.goodFriday, 2026...2026, until: clock(11, 15)),
            HolidayLine(.independenceEve, 2018...2021, until: clock(13, 15)),
            HolidayLine(.independenceEve, 2022...2025, until: clock(17)),
            HolidayLine(
                .independenceEve, 2023...2023, until: clock(17),
                doubt: "pandas_market_calendars 12:15 Chicago; the whole day in 2024 and 2025"),
            HolidayLine(.thanksgivingFriday, 2018...2020, until: clock(13, 15)),
            HolidayLine(.thanksgivingFriday, 2021...2021, until: clock(13, 45)),
            HolidayLine(
                .thanksgivingFriday, 2022...2025, until: clock(14, 45),
                doubt: "pandas_market_calendars 12:45 Chicago, Lean 13:45 for 2025"),
            HolidayLine(.christmasEve, 2018...2021, until: clock(13, 15)),
            HolidayLine(
                .christmasEve, 2022...2025, until: clock(13, 45),
                doubt: "pandas_market_calendars 12:15 Chicago, Lean 12:45 for 2025"),
        ] + fridays
}
