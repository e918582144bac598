import Market
import State

/// Compares the vendor's schedule with the built-in calendar.
enum ScheduleCheck {
    /// Where they differ, as sentences, a few of them at most.
    static func differences(_ rows: [ScheduleRow], _ instruments: [Instrument]) -> [String] {
        var lines: [String] = []
        for instrument in instruments {
            let own = rows.filter { $0.product == instrument.root }
            let calendar = instrument.spec.calendar
            let sessions = Dictionary(grouping: own, by: \.session)
            for (_, events) in sessions.sorted(by: { ($0.key ?? "") < ($1.key ?? "") }) {
                guard let open = events.filter({ $0.event == "open" }).compactMap(\.time).min(),
                    let close = events.filter({ $0.event == "close" }).compactMap(\.time).max(), open < close
                else { continue }
                let day = calendar.tradingDay(atOrAfter: open)
                let session = calendar.session(of: day)
                // A holiday's short session and the one after it are booked as one.
                let ends = [session.upperBound, calendar.session(of: calendar.nextTradingDay(after: day)).upperBound]
                if session.lowerBound != open {
                    lines.append(line(instrument, "opens", open, session.lowerBound))
                } else if !ends.contains(close) {
                    lines.append(line(instrument, "closes", close, ends[0]))
                }
            }
        }
        return Array(lines.prefix(most))
    }

    private static let most = 8

    private static func line(
        _ instrument: Instrument, _ verb: String, _ told: Timestamp, _ known: Timestamp
    ) -> String {
        let (told, known) = (NewYork.local(told), NewYork.local(known))
        let date = told.date == known.date ? "" : "\(known.date.weekday.short) \(known.date) "
        return "\(instrument.root) \(verb) \(told.date.weekday.short) \(told.date) \(told.clock) ET by Massive, "
            + "\(date)\(known.clock) by the built-in calendar"
    }
}
