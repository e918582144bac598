/// London wall-clock time: summer time from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of
/// October, the rule since 1996.
enum London {
    static func instant(_ date: CivilDate, minuteOfDay: Int) -> Timestamp {
        let year = date.components.year
        let wall = Int64(date.daysSinceEpoch) * 86_400 + Int64(minuteOfDay) * 60
        let start = Int64(CivilDate.last(.sunday, year: year, month: 3).daysSinceEpoch) * 86_400 + 3_600
        let end = Int64(CivilDate.last(.sunday, year: year, month: 10).daysSinceEpoch) * 86_400 + 3_600
        let isSummer = wall - 3_600 >= start && wall - 3_600 < end
        return Timestamp(seconds: isSummer ? wall - 3_600 : wall)
    }
}
