import Market

@testable import Feeds

/// Rows of a vendor's schedule for tests, written as `open 2024-01-07 18:00` in New York time.
enum ScheduleLines {
    /// The documents of one session.
    static func documents(_ root: String = "NQ", session: String, _ events: [String]) -> [String] {
        events.map { event in
            let words = event.split(separator: " ")
            var time = String(words.dropFirst().joined(separator: "T"))
            if words.count == 3, let date = CivilDate(iso: words[1]), let clock = minute(words[2]) {
                time = NewYork.instant(date, minuteOfDay: clock.minute, second: clock.second).utcText()
            }
            return "{\"product_code\":\"\(root)\",\"product_name\":\"x\",\"event\":\"\(words[0])\","
                + "\"session_end_date\":\"\(session)\",\"timestamp\":\"\(time)\",\"trading_venue\":\"XCME\"}"
        }
    }

    static func rows(_ documents: [String]) throws -> [ScheduleRow] {
        try MassivePage<ScheduleRow>(Array("{\"results\":[\(documents.joined(separator: ","))]}".utf8)).rows
    }

    /// An ordinary session, or one that closes early.
    static func day(_ session: String, close: String = "17:00") -> [String] {
        guard let date = CivilDate(iso: session) else { return [] }
        let eve = date.adding(days: -1)
        return documents(
            session: session,
            ["pre_open \(eve) 17:45", "open \(eve) 18:00", "close \(session) \(close)"])
    }

    private static func minute(_ text: Substring) -> (minute: Int, second: Int)? {
        let parts = text.split(separator: ":").compactMap { Int($0) }
        guard parts.count >= 2 else { return nil }
        return (parts[0] * 60 + parts[1], parts.count > 2 ? parts[2] : 0)
    }
}
