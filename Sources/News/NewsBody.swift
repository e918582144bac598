import Market
import Settings
import State

/// What a source has said: headlines, or events of a calendar.
struct NewsBody: Hashable {
    var headlines: [Headline] = []
    var events: [EconomicEvent] = []
    /// What is not as it should be, as a sentence.
    var note: String?

    var items: Int { headlines.count + events.count }

    /// Tells by its beginning what it is.
    init(_ bytes: [UInt8], source: String) throws(NewsError) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .unreadable("it is not UTF-8")
        }
        let start = text.drop { $0.isWhitespace || $0 == "\u{feff}" }
        if start.prefix(15).uppercased() == "BEGIN:VCALENDAR" {
            let (events, faults) = EventsCalendar.read(TextFile(path: source, text: text))
            self.events = events
            note = faults.isEmpty ? nil : "\(faults.count) of its events cannot be read"
        } else if start.first == "<" {
            let feed = try Syndication(String(start), source: source)
            headlines = feed.headlines
            note = feed.leftOut == 0 ? nil : "\(feed.leftOut) items without title or time are left out"
        } else {
            throw .noFeed
        }
    }
}
