import Market

/// The time of `--from`: `2024-01-05T09:52` or `2024-01-05 09:52:30` by the clock of New York; with `Z` at the end UTC.
enum StartTime {
    /// Why a time cannot be read.
    struct Trouble: Error {
        let text: String
    }

    static func read(_ text: String) throws(Trouble) -> Timestamp {
        var clock = Substring(text)
        let isUTC = clock.last == "Z" || clock.last == "z"
        if isUTC { clock.removeLast() }
        let parts = clock.split(omittingEmptySubsequences: false) { $0 == "T" || $0 == "t" || $0 == " " }
        guard parts.count == 2 else { throw Trouble(text: "\"\(text)\" is no time. \(advice)") }
        guard let date = CivilDate(iso: parts[0]) else {
            throw Trouble(text: "\"\(parts[0])\" is no date of the calendar. \(advice)")
        }
        guard let second = secondOfDay(parts[1]) else {
            throw Trouble(text: "\"\(parts[1])\" is no time of day. \(advice)")
        }
        guard isUTC else {
            return NewYork.instant(date, minuteOfDay: second / 60, second: second % 60)
        }
        return Timestamp(seconds: Int64(date.daysSinceEpoch) * 86_400 + Int64(second))
    }

    private static let advice = "Write 2024-01-05T09:52 for New York, or 2024-01-05T14:52Z for UTC."

    /// `09:52` or `09:52:30`
    private static func secondOfDay(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), parts.allSatisfy({ $0.count == 2 }) else { return nil }
        let numbers = parts.compactMap { $0.allSatisfy { $0.isASCII && $0.isNumber } ? Int($0) : nil }
        guard numbers.count == parts.count, numbers[0] < 24, numbers.dropFirst().allSatisfy({ $0 < 60 }) else {
            return nil
        }
        return numbers[0] * 3_600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0)
    }
}
