import Market

/// Dates as feeds write them.
enum FeedDate {
    /// `Sun, 06 Nov 1994 08:49:37 GMT` (RSS) and `2024-01-05T08:30:00-05:00` (Atom); nil for anything else.
    static func instant(_ text: String) -> Timestamp? {
        let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return internet(text) ?? iso(text)
    }

    /// RFC 822 with the years of RFC 2822.
    private static func internet(_ text: String) -> Timestamp? {
        var words = text.split(separator: " ")
        if words.first?.last == "," { words.removeFirst() }
        guard words.count >= 4, let day = Int(words[0]),
            let month = months.firstIndex(where: { $0 == words[1].prefix(3).lowercased() }), var year = Int(words[2]),
            let seconds = clock(words[3])
        else { return nil }
        if year < 100 { year += year < 70 ? 2_000 : 1_900 }
        guard let offset = zone(words.count > 4 ? words[4] : "GMT") else { return nil }
        return instant(year, month + 1, day, seconds, offset)
    }

    private static func iso(_ text: String) -> Timestamp? {
        guard text.count >= 10, let date = CivilDate(iso: text.prefix(10)) else { return nil }
        let rest = text.dropFirst(10)
        guard let mark = rest.first else { return Timestamp(seconds: Int64(date.daysSinceEpoch) * 86_400) }
        guard mark == "T" || mark == "t" || mark == " " else { return nil }
        let time = rest.dropFirst().prefix { $0.isNumber || $0 == ":" || $0 == "." }
        let name = rest.dropFirst(1 + time.count)
        guard let seconds = clock(time.prefix { $0 != "." }), let offset = zone(name.isEmpty ? "Z" : name) else {
            return nil
        }
        return Timestamp(seconds: Int64(date.daysSinceEpoch) * 86_400 + seconds - offset)
    }

    private static func instant(_ year: Int, _ month: Int, _ day: Int, _ seconds: Int64, _ offset: Int64) -> Timestamp?
    {
        guard (1970...2200).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        let date = CivilDate(year: year, month: month, day: day)
        return Timestamp(seconds: Int64(date.daysSinceEpoch) * 86_400 + seconds - offset)
    }

    /// `08:49:37` or `08:49` as seconds of the day.
    private static func clock(_ text: some StringProtocol) -> Int64? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).compactMap { Int64($0) }
        guard (2...3).contains(parts.count), (0..<24).contains(parts[0]), (0..<60).contains(parts[1]),
            parts.count == 2 || (0...60).contains(parts[2])
        else { return nil }
        return parts[0] * 3_600 + parts[1] * 60 + (parts.count > 2 ? parts[2] : 0)
    }

    /// Seconds east of UTC. Names are those of RFC 822, which tell summer time from winter time.
    private static func zone(_ text: Substring) -> Int64? {
        if let hours = names[text.uppercased()] { return hours * 3_600 }
        let digits = text.dropFirst().filter { $0 != ":" }
        guard let sign = text.first, sign == "+" || sign == "-", digits.count == 4, let number = Int64(digits),
            number / 100 <= 14, number % 100 < 60
        else { return nil }
        return (sign == "-" ? -1 : 1) * (number / 100 * 3_600 + number % 100 * 60)
    }

    private static let names: [String: Int64] = [
        "Z": 0, "GMT": 0, "UT": 0, "UTC": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
        "PST": -8, "PDT": -7,
    ]
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
}
