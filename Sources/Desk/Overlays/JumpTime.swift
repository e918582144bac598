import Market

/// A time as a person types it: New York wall clock, with or without the date.
enum JumpTime {
    struct Problem: Error, CustomStringConvertible {
        let description: String
    }

    /// Reads `2024-01-05 09:52`, `2024-01-05T09:52`, `2024-01-05` (its RTH open), `09:52` (on the day of `now`), `start`
    /// or `end`; a time outside the recording is refused.
    static func read(
        _ text: String, near now: Timestamp?, in span: ClosedRange<Timestamp>?
    ) -> Result<Timestamp, Problem> {
        let parts = text.split(whereSeparator: { $0 == " " || $0 == "T" }).map(String.init)
        let date = parts.first.flatMap { CivilDate(iso: $0) }
        let clock = parts.last.flatMap(minutes)
        let time: Timestamp
        switch (date, clock, parts.count) {
        case (let date?, let clock?, 2): time = NewYork.instant(date, minuteOfDay: clock)
        case (let date?, nil, 1): time = NewYork.instant(date, minuteOfDay: 9 * 60 + 30)
        case (nil, let clock?, 1):
            guard let now else { return .failure(Problem(description: "There is no time yet; give the date too.")) }
            time = NewYork.instant(NewYork.local(now).date, minuteOfDay: clock)
        default:
            if let span, parts == ["start"] { return .success(span.lowerBound) }
            if let span, parts == ["end"] { return .success(span.upperBound) }
            return .failure(Problem(description: "Type 2024-01-05 09:52, 09:52, start or end."))
        }
        if let span, !span.contains(time) {
            let (first, last) = (Self.text(of: span.lowerBound), Self.text(of: span.upperBound))
            return .failure(Problem(description: "The recording runs from \(first) to \(last)."))
        }
        return .success(time)
    }

    /// `2024-01-05 09:52`, New York.
    static func text(of time: Timestamp) -> String {
        let local = NewYork.local(time)
        return "\(local.date) \(local.clock)"
    }

    private static func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
            (0..<24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }
}
