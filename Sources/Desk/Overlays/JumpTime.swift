import Market

/// A time as a person types it: New York wall clock, with or without the date.
enum JumpTime {
    struct Problem: Error, CustomStringConvertible {
        let description: String
    }

    /// Reads `2024-01-05 09:52`, `2024-01-05T09:52`, `2024-01-05` (its RTH open) or `09:52` (on the day of `now`).
    static func read(_ text: String, near now: Timestamp?) -> Result<Timestamp, Problem> {
        let parts = text.split(whereSeparator: { $0 == " " || $0 == "T" }).map(String.init)
        let date = parts.first.flatMap { CivilDate(iso: $0) }
        let clock = parts.last.flatMap(minutes)
        switch (date, clock, parts.count) {
        case (let date?, let clock?, 2): return .success(NewYork.instant(date, minuteOfDay: clock))
        case (let date?, nil, 1): return .success(NewYork.instant(date, minuteOfDay: 9 * 60 + 30))
        case (nil, let clock?, 1):
            guard let now else { return .failure(Problem(description: "there is no time yet; give the date too")) }
            return .success(NewYork.instant(NewYork.local(now).date, minuteOfDay: clock))
        default: return .failure(Problem(description: "type a time such as 2024-01-05 09:52 or 09:52"))
        }
    }

    private static func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
            (0..<24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }
}
