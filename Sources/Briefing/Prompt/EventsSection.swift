import Canvas
import Market
import State

/// The economic events of the next hours.
enum EventsSection: PromptSection {
    static let name = "events"

    /// Minutes ahead.
    private static let reach: Int64 = 18 * 60
    private static let limit = 8

    static func lines(_ snapshot: Snapshot, _ writer: inout FactWriter) -> [String] {
        guard let now = snapshot.time, let events = snapshot.events else { return ["Economic events are not known."] }
        let ahead = events.events(in: now..<now.adding(minutes: reach)).prefix(limit)
        guard !ahead.isEmpty else { return ["No economic event is scheduled in the next hours."] }
        return ["Scheduled events, New York time:"]
            + ahead.map { event in
                let local = NewYork.local(event.time)
                let clock = writer.clock("event", local.clock)
                // A name may hold figures of its own, which are no data.
                let name = writer.quote(OutsideText.line(event.name), of: "the calendar of events")
                return "  \(writer.date("event", local.date)) \(clock) \(name), \(event.impact.rawValue) impact"
            }
    }
}
