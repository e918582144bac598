import Market
import State

/// Compares the vendor's schedule with the built-in calendar.
enum ScheduleCheck {
    /// Where they differ, as sentences, a few of them at most.
    static func differences(_ rows: [ScheduleRow], _ instruments: [Instrument]) -> [String] {
        var lines: [String] = []
        for instrument in instruments {
            let own = rows.filter { $0.product == instrument.root }
            let calendar = TradingCalendar(group: instrument.spec.group)
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
                    lines.append(
                        "\(instrument.root): Massive opens \(open.utcText()), the calendar \(session.lowerBound.utcText())"
                    )
                } else if !ends.contains(close) {
                    lines.append(
                        "\(instrument.root): Massive closes \(close.utcText()), the calendar \(ends[0].utcText())")
                }
            }
        }
        return Array(lines.prefix(most))
    }

    private static let most = 8
}
