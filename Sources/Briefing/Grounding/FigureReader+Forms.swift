/// Figures of more than one number.
extension FigureReader {
    /// `9:30`, `2:15 PM`, `09:52:47`, `2024-01-05`.
    func clockOrDate(at start: Int) -> Figure? {
        let text = String(line[start...].prefix { $0.isASCII && $0.isNumber || $0 == ":" || $0 == "-" })
        let dashed = text.split(separator: "-", omittingEmptySubsequences: false)
        if dashed.count >= 3, dashed[0].count == 4, dashed[1].count == 2, dashed[2].count == 2,
            let value = Int64(dashed[0] + dashed[1] + dashed[2])
        {
            return Figure(range: start..<start + 10, kind: .date, magnitude: value)
        }
        let parts = dashed[0].split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), (1...2).contains(parts[0].count),
            parts.dropFirst().allSatisfy({ $0.count == 2 })
        else { return nil }
        let numbers = parts.compactMap { Int64($0) }
        guard numbers.count == parts.count, numbers[0] < 24, numbers[1] < 60 else { return nil }
        var seconds = numbers[0] * 3_600 + numbers[1] * 60 + (numbers.count > 2 ? numbers[2] : 0)
        let end = start + dashed[0].count
        let half = word(at: end < line.count && line[end] == " " ? end + 1 : end).lowercased()
        if half == "pm" || half == "p", numbers[0] < 12 { seconds += 12 * 3_600 }
        if half == "am" || half == "a", numbers[0] == 12 { seconds -= 12 * 3_600 }
        return Figure(range: start..<end, kind: .clock, magnitude: seconds)
    }

    /// `Jan 15`, `15 January`: month and day, as `mmdd`. Ordinals (`the 15th`) count and are no figures.
    func monthDay(_ body: NumberBody, at start: Int) -> Figure? {
        let day = body.magnitude / Figure.unit
        guard body.isWhole, (1...31).contains(day), body.end - start <= 2 else { return nil }
        let before = line[..<start].reversed().drop { $0 == " " || $0 == "." }.prefix { $0.isLetter }
        let after = body.end < line.count && line[body.end] == " " ? word(at: body.end + 1) : ""
        guard let month = Self.month(String(before.reversed())) ?? Self.month(after) else { return nil }
        return Figure(range: start..<body.end, kind: .date, magnitude: month * 100 + day)
    }

    /// The month of a name or its first three letters, 1 to 12. May is also a verb, so it counts only as written in a
    /// date, with a capital.
    private static func month(_ name: String) -> Int64? {
        guard name.first?.isUppercase == true, name.count >= 3 else { return nil }
        let place = months.firstIndex { $0.hasPrefix(name.lowercased()) || name.lowercased() == $0.prefix(3) + "t" }
        return place.map { Int64($0 + 1) }
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// `112-165`, `112-16'5`, `112-16+`: a given price in 32nds; nil for any other pair of numbers.
    func dashed(at start: Int) -> Figure? {
        guard !thirtySeconds.isEmpty else { return nil }
        var place = start
        let whole = NumberBody.digits(line, &place)
        guard (2...3).contains(whole.count), place < line.count, line[place] == "-", let points = Int64(whole) else {
            return nil
        }
        var next = place + 1
        var parts = NumberBody.digits(line, &next)
        // An apostrophe may part the eighths from the 32nds.
        if parts.count == 2, next + 1 < line.count, line[next] == "'" || line[next] == "\u{2019}" {
            var last = next + 1
            let eighth = NumberBody.digits(line, &last)
            if eighth.count == 1 { (parts, next) = (parts + eighth, last) }
        }
        guard let eighths = NumberBody.eighths(parts, line, &next) else { return nil }
        let magnitude = points * Figure.unit + eighths * (Figure.unit / 256)
        guard thirtySeconds.contains(magnitude), next >= line.count || !line[next].isNumber else { return nil }
        return Figure(range: start..<next, kind: .number, magnitude: magnitude)
    }
}
