import Market

/// Times of events as people write them.
enum EventClock {
    /// `08:30` and `08:30 ET` in New York, `13:30Z`, `13:30 UTC`, `14:30+01:00`; nil for anything else.
    static func instant(_ date: CivilDate, _ text: String) -> Timestamp? {
        let text = text.uppercased()
        let head = text.prefix { $0.isNumber || $0 == ":" }
        guard let minute = minute(head) else { return nil }
        let zone = text[head.endIndex...].drop { $0 == " " }
        switch zone {
        case "", "ET", "EST", "EDT", "NY": return NewYork.instant(date, minuteOfDay: minute)
        case "Z", "UTC", "GMT": return utc(date, minute)
        default:
            let sign: Int64 = zone.hasPrefix("-") ? -1 : 1
            guard zone.hasPrefix("+") || zone.hasPrefix("-"), let offset = self.minute(zone.dropFirst()),
                offset <= 14 * 60
            else { return nil }
            return utc(date, minute).adding(minutes: -sign * Int64(offset))
        }
    }

    static func utc(_ date: CivilDate, _ minute: Int) -> Timestamp {
        Timestamp(seconds: Int64(date.daysSinceEpoch) * 86_400 + Int64(minute) * 60)
    }

    /// `8:30` as minutes of the day.
    private static func minute(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
            let hour = Int(parts[0]), let minute = Int(parts[1]), (0..<24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }
}
