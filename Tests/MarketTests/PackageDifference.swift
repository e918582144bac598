import Market

/// Days on which the calendar says something else than a package, and why. Besides, exchange_calendars runs from 17:00
/// to 17:00 without the daily break of an hour in which no bar was ever recorded; only the days' ends are compared.
struct PackageDifference {
    enum Package: Sendable { case pandas, lean, exchange }

    let package: Package
    let groups: [ProductGroup]
    /// `2025-01-09 16:00 08:30`: the date, their end of trading, ours, in Chicago.
    let lines: [String]
    let reason: String

    init(_ package: Package, _ groups: [ProductGroup], _ reason: String, _ lines: [String]) {
        (self.package, self.groups, self.reason, self.lines) = (package, groups, reason, lines)
    }

    static let list: [PackageDifference] = [
        PackageDifference(
            .pandas, [.equity],
            "Good Friday without a jobs report on that day: CME closes. 2024 and 2025 were seen closed; 2027 "
                + "and 2028 follow the rule (the reports fall on other Fridays).",
            [
                "2024-03-29 08:15 closed",
                "2025-04-18 08:15 closed",
                "2027-03-26 08:15 closed",
                "2028-04-14 08:15 closed",
            ]),
        PackageDifference(
            .pandas, [.rates, .currencies, .crypto],
            "Good Friday without a jobs report on that day: CME closes. 2024 and 2025 were seen closed; 2027 "
                + "and 2028 follow the rule (the reports fall on other Fridays).",
            [
                "2024-03-29 10:15 closed",
                "2025-04-18 10:15 closed",
                "2027-03-26 10:15 closed",
                "2028-04-14 10:15 closed",
            ]),
        PackageDifference(
            .pandas, [.equity],
            "Days of mourning for Presidents Bush and Carter, by CME's notices; the recorded bars of 2025-01-09 "
                + "end at 08:29.",
            [
                "2018-12-05 16:00 08:30",
                "2025-01-09 16:00 08:30",
            ]),
        PackageDifference(
            .pandas, [.rates],
            "Days of mourning for Presidents Bush and Carter, by CME's notices of 2018-12-02 and 2024-12-30.",
            [
                "2018-12-05 16:00 closed",
                "2025-01-09 16:00 12:15",
            ]),
        PackageDifference(
            .pandas, [.energy, .metals],
            "Christmas Eve ends early: Lean has it for 2025 and 2026, brokers' notices for years before.",
            [
                "2018-12-24 16:00 12:45",
                "2019-12-24 16:00 12:45",
                "2020-12-24 16:00 12:45",
                "2024-12-24 16:00 12:45",
                "2025-12-24 16:00 12:45",
            ]),
        PackageDifference(
            .pandas, [.energy, .metals],
            "Labor Day ended at 13:30 in 2025 and 2026 (Lean; the package itself for 2026), like every Monday "
                + "holiday since 2022. Unsure for the other years: the later end stands.",
            [
                "2022-09-05 12:00 13:30",
                "2023-09-04 12:00 13:30",
                "2024-09-02 12:00 13:30",
                "2025-09-01 12:00 13:30",
                "2027-09-06 12:00 13:30",
                "2028-09-04 12:00 13:30",
            ]),
        PackageDifference(
            .pandas, [.energy, .metals],
            "The day after Thanksgiving ended at 13:45 in 2025 and 2026 (Lean; the package itself for 2026). "
                + "Unsure for the other years: the later end stands.",
            [
                "2022-11-25 12:45 13:45",
                "2023-11-24 12:45 13:45",
                "2024-11-29 12:45 13:45",
                "2025-11-28 12:45 13:45",
                "2027-11-26 12:45 13:45",
                "2028-11-24 12:45 13:45",
            ]),
        PackageDifference(
            .pandas, [.energy, .metals],
            "A holiday on a Friday ends at noon, because no session follows in the evening: so Lean, and the "
                + "package itself for 2026.",
            [
                "2025-07-04 13:30 12:00",
                "2027-06-18 13:30 12:00",
            ]),
        PackageDifference(
            .pandas, [.currencies],
            "A holiday on a Friday ends at noon, because no session follows in the evening: so Lean, and energy "
                + "and metals in the package itself for 2026.",
            [
                "2025-07-04 16:00 12:00",
                "2026-06-19 16:00 12:00",
                "2026-07-03 16:00 12:00",
                "2027-06-18 16:00 12:00",
            ]),
        PackageDifference(
            .pandas, [.currencies],
            "Lean has 13:45 for 2025 and 2026. Unsure for the other years since holidays became ordinary days "
                + "in 2022: the later end stands.",
            [
                "2022-11-25 12:15 13:45",
                "2023-11-24 12:15 13:45",
                "2024-11-29 12:15 13:45",
                "2025-11-28 12:15 13:45",
                "2026-11-27 12:15 13:45",
                "2027-11-26 12:15 13:45",
                "2028-11-24 12:15 13:45",
            ]),
        PackageDifference(
            .pandas, [.currencies],
            "Lean has 12:45 for 2025 and 2026. Unsure for 2024: the later end stands.",
            [
                "2024-12-24 12:15 12:45",
                "2025-12-24 12:15 12:45",
                "2026-12-24 12:15 12:45",
            ]),
        PackageDifference(
            .pandas, [.crypto],
            "Lean has 13:45 for 2025. Unsure for the years before: the later end stands.",
            [
                "2022-11-25 12:45 13:45",
                "2023-11-24 12:45 13:45",
                "2024-11-29 12:45 13:45",
                "2025-11-28 12:45 13:45",
            ]),
        PackageDifference(
            .pandas, [.crypto],
            "Lean has 12:45 for 2025. Unsure for 2024: the later end stands.",
            [
                "2024-12-24 12:15 12:45",
                "2025-12-24 12:15 12:45",
            ]),
        PackageDifference(
            .pandas, [.crypto],
            "The whole day in 2024 by a data vendor's notice and in 2025 by Lean. Unsure for 2023: the later "
                + "end stands.",
            [
                "2023-07-03 12:15 16:00",
                "2024-07-03 12:15 16:00",
                "2025-07-03 12:15 16:00",
            ]),
        PackageDifference(
            .pandas, [.crypto],
            "A holiday on a Friday ends at noon, because no session follows in the evening: so Lean.",
            [
                "2025-07-04 16:00 12:00"
            ]),
        PackageDifference(
            .pandas, [.crypto],
            "Crypto trades round the clock since 2026-05-29 as CME announced: a holiday belongs to the next "
                + "business day, and no day ends early.",
            [
                "2026-06-19 16:00 closed",
                "2026-07-03 16:00 closed",
                "2026-09-07 16:00 closed",
                "2026-11-26 16:00 closed",
                "2027-01-18 16:00 closed",
                "2027-02-15 16:00 closed",
                "2027-05-31 16:00 closed",
                "2027-06-18 16:00 closed",
                "2027-07-05 16:00 closed",
                "2027-09-06 16:00 closed",
                "2027-11-25 16:00 closed",
                "2028-01-17 16:00 closed",
                "2028-02-21 16:00 closed",
                "2028-05-29 16:00 closed",
                "2028-06-19 16:00 closed",
                "2028-07-04 16:00 closed",
                "2028-09-04 16:00 closed",
                "2028-11-23 16:00 closed",
                "2026-11-27 12:45 16:00",
                "2027-11-26 12:45 16:00",
                "2028-11-24 12:45 16:00",
                "2026-12-24 12:15 16:00",
                "2028-07-03 12:15 16:00",
            ]),
        PackageDifference(
            .lean, [.crypto],
            "Crypto trades round the clock since 2026-05-29 as CME announced: a holiday belongs to the next "
                + "business day, and no day ends early.",
            [
                "2026-06-19 12:00 closed",
                "2026-07-03 12:00 closed",
                "2027-06-18 12:00 closed",
                "2026-11-27 13:45 16:00",
                "2026-12-24 12:45 16:00",
            ]),
        PackageDifference(
            .exchange, [.equity],
            "The package shuts for the day of mourning; the recorded bars of that day end at 08:29.",
            [
                "2025-01-09 closed 08:30"
            ]),
        PackageDifference(
            .exchange, [.equity],
            "The package does not know Juneteenth; the recorded bars of 2025-06-19 end at 11:59.",
            [
                "2025-06-19 16:00 12:00",
                "2026-06-19 16:00 12:00",
                "2027-06-18 16:00 12:00",
            ]),
        PackageDifference(
            .exchange, [.equity],
            "The package does not know the eve of Independence Day; the recorded bars of 2025-07-03 end at "
                + "12:14.",
            [
                "2025-07-03 16:00 12:15"
            ]),
        PackageDifference(
            .exchange, [.equity],
            "The package ends short days at noon; the recorded bars of 2024-11-29 and 2024-12-24 end at 12:14.",
            [
                "2025-11-28 12:00 12:15",
                "2025-12-24 12:00 12:15",
                "2026-11-27 12:00 12:15",
                "2026-12-24 12:00 12:15",
                "2027-11-26 12:00 12:15",
            ]),
        PackageDifference(
            .exchange, [.equity],
            "On Good Friday 2026 the jobs report came out; pandas_market_calendars and Lean both have 08:15.",
            [
                "2026-04-03 closed 08:15"
            ]),
    ]
}
