import Market
import State

/// Time, trading day, session and the trader's plan.
enum ClockSection: PromptSection {
    static let name = "clock"

    static func lines(_ snapshot: Snapshot, _ writer: inout FactWriter) -> [String] {
        guard let time = snapshot.time else { return ["The market's time is not known yet."] }
        let local = NewYork.local(time)
        let day = "\(local.date.weekday)".capitalized
        var lines = [
            "\(day) \(writer.date("date", local.date)) \(writer.clock("time", local.clock)) New York"
                + (snapshot.mode.tag.map { " (\($0): not a live market)" } ?? "")
        ]
        if let calendar = snapshot.instruments.first?.spec.calendar {
            let trading = writer.date("trading day", calendar.tradingDay(atOrAfter: time).date)
            lines.append("Trading day \(trading), session \(calendar.phase(at: time)?.name ?? "closed")")
            if let hours = calendar.regularHours(of: calendar.tradingDay(atOrAfter: time)) {
                let open = writer.clock("regular open", NewYork.local(hours.lowerBound).clock)
                lines.append(
                    "Regular hours \(open) to \(writer.clock("regular close", NewYork.local(hours.upperBound).clock))")
            }
        }
        let plan = snapshot.plan
        lines.append(
            "Plan: entries \(writer.clock("entries from", minuteOfDay: plan.entriesFrom)) to "
                + "\(writer.clock("entries until", minuteOfDay: plan.entriesTo)), then manage only, close from "
                + "\(writer.clock("wind-down", minuteOfDay: plan.windDown)), flat by "
                + writer.clock("flat by", minuteOfDay: plan.flatBy)
                + ". Now: \(Self.words[plan.phase(minuteOfDay: local.minuteOfDay)] ?? "")")
        return lines
    }

    private static let words: [PlanPhase: String] = [
        .beforeEntries: "before entries", .entries: "entries allowed", .manageOnly: "manage only",
        .close: "close positions", .flat: "flat",
    ]
}
