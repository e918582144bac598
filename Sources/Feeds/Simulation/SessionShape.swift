import Glibc
import Market

/// How busy each minute of a session is, as a share of the day: quiet in Asia, livelier in London, a U between the
/// open and the close of regular hours.
struct SessionShape: Sendable {
    let session: Range<Timestamp>
    let regular: Range<Timestamp>
    /// One a minute of the session; they sum to 1.
    let shares: [Double]

    init(day: TradingDay, calendar: TradingCalendar) {
        let session = calendar.session(of: day)
        self.session = session
        regular = calendar.regularHours(of: day) ?? session
        let open = Double(regular.lowerBound - session.lowerBound) / Double(Timestamp.minute)
        let close = Double(regular.upperBound - session.lowerBound) / Double(Timestamp.minute)
        // Frankfurt and London come in at 03:00 New York, nine hours into a session.
        let london = 540.0
        var weights: [Double] = []
        let minutes = Int((session.upperBound - session.lowerBound) / Timestamp.minute)
        weights.reserveCapacity(minutes)
        for minute in 0..<max(minutes, 1) {
            let m = Double(minute)
            weights.append(
                m < open
                    ? Self.overnight(m, london: london, open: open)
                    : m < close ? Self.regularHours(since: m - open, left: close - m) : Self.evening(m - close))
        }
        let sum = weights.reduce(0, +)
        shares = weights.map { $0 / sum }
    }

    /// The share of the minute that starts at an instant of the session.
    func share(at minute: Timestamp) -> Double {
        let index = Int((minute - session.lowerBound) / Timestamp.minute)
        return shares.indices.contains(index) ? shares[index] : 0
    }

    private static func overnight(_ m: Double, london: Double, open: Double) -> Double {
        let reopening = 0.35 * exp(-m / 12)
        let asia = 0.10 + reopening
        if m < london { return asia }
        let europe = 0.30 + 0.25 * exp(-(m - london) / 30)
        return europe + 0.35 * exp(-(open - m) / 20)
    }

    private static func regularHours(since m: Double, left: Double) -> Double {
        1.1 + 3.2 * exp(-m / 22) + 2.4 * exp(-left / 14)
    }

    private static func evening(_ m: Double) -> Double { 0.12 + 0.5 * exp(-m / 15) }
}
