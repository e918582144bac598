import Market
import State

extension Explanation {
    /// When something was told or done, and how long ago that is: `Told at 09:48:35 ET, 4m12s ago.` What never was is left
    /// out.
    mutating func age(_ what: String, _ time: Timestamp?, _ context: PaneContext) {
        if let time { text("\(what) \(Self.moment(time, now: context.snapshot.now)).", .dim) }
    }

    /// `at 09:48:35 ET, 4m12s ago`; of another day with its date.
    static func moment(_ time: Timestamp, now: Timestamp?) -> String {
        let local = NewYork.local(time)
        guard let now else { return "on \(local.date) at \(local.clock) ET" }
        let days = (now - time) / (1_440 * Timestamp.minute)
        let age = days < 2 ? SpanText.exact(now - time) : "\(days) days"
        let isToday = NewYork.local(now).date == local.date
        return (isToday ? "at \(local.clockWithSeconds) ET" : "on \(local.date) at \(local.clock) ET") + ", \(age) ago"
    }
}
