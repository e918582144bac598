import Market

/// When to try again: waits that double, spread by chance so that many do not come back at once, and never less than the
/// server asked for.
package struct RetryPolicy: Hashable, Sendable {
    /// Tries in all, the first included.
    package var attempts: Int
    /// The wait after the first try.
    package var first: Duration
    /// No wait is longer; a server that asks for more is not asked again.
    package var longest: Duration

    package init(attempts: Int = 4, first: Duration = .seconds(1), longest: Duration = .seconds(60)) {
        self.attempts = attempts
        self.first = first
        self.longest = longest
    }

    /// How long to wait after a try that failed; nil to give up.
    ///
    /// - Parameters:
    ///   - attempt: which try it was, from 1.
    ///   - asked: what the server asked for in `Retry-After`.
    ///   - chance: gives the spread: half the wait and up to half more.
    package func wait(
        after attempt: Int, asked: Duration? = nil, chance: inout some RandomNumberGenerator
    ) -> Duration? {
        guard attempt >= 1, attempt < attempts else { return nil }
        if let asked, asked > longest { return nil }
        var wait = first
        for _ in 1..<attempt where wait < longest { wait = wait * 2 }
        wait = min(wait, longest)
        let spread = wait * (0.5 + Double.random(in: 0...0.5, using: &chance))
        return max(spread, asked ?? .zero)
    }
}

/// Reading of the `Retry-After` header (RFC 9110, 10.2.3).
package enum RetryAfter {
    /// The wait it asks for, as seconds or as a date; nil for what is neither. A date that has passed asks for none.
    package static func wait(_ text: String, now: Timestamp) -> Duration? {
        if let seconds = Int64(text), seconds >= 0 { return .seconds(min(seconds, 1_000_000_000)) }
        guard let date = date(text) else { return nil }
        return .nanoseconds(max(0, date - now))
    }

    /// `Sun, 06 Nov 1994 08:49:37 GMT`, the only form that servers may still write.
    private static func date(_ text: String) -> Timestamp? {
        let words = text.split(separator: " ")
        guard words.count == 6, words[5] == "GMT", let day = Int(words[1]), (1...31).contains(day),
            let month = months.firstIndex(where: { $0 == words[2] }), let year = Int(words[3]),
            (1970...2200).contains(year)
        else { return nil }
        let clock = words[4].split(separator: ":").compactMap { Int64($0) }
        guard clock.count == 3, (0...23).contains(clock[0]), (0...59).contains(clock[1]), (0...60).contains(clock[2])
        else { return nil }
        let date = CivilDate(year: year, month: month + 1, day: day)
        return Timestamp(
            seconds: Int64(date.daysSinceEpoch) * 86_400 + clock[0] * 3_600 + clock[1] * 60 + clock[2])
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
