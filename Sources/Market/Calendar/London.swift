/// London wall-clock time: summer time from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of
/// October, the rule since 1996.
enum London {
    static func instant(_ date: CivilDate, minuteOfDay: Int) -> Timestamp {
        let wall = Int64(date.daysSinceEpoch) * 86_400 + Int64(minuteOfDay) * 60
        // The estimate is within a day of the year's turn, where winter time holds on either side.
        let year = Int(floorDivide(wall, 31_556_952)) + 1970
        let index = year - firstYear
        let summer = summers.indices.contains(index) ? summers[index] : computeSummer(year: year)
        let isSummer = wall - 3_600 >= summer.start && wall - 3_600 < summer.end
        return Timestamp(seconds: isSummer ? wall - 3_600 : wall)
    }

    private static let firstYear = 2007
    private static let summers: [(start: Int64, end: Int64)] = (firstYear...2050).map(computeSummer)

    /// UTC seconds at which summer time starts and ends in a year.
    private static func computeSummer(year: Int) -> (start: Int64, end: Int64) {
        let march = CivilDate.last(.sunday, year: year, month: 3)
        let october = CivilDate.last(.sunday, year: year, month: 10)
        return (Int64(march.daysSinceEpoch) * 86_400 + 3_600, Int64(october.daysSinceEpoch) * 86_400 + 3_600)
    }
}
