import Market

/// What was made of a report.
package enum ReportVerdict: Hashable, Sendable {
    case accepted
    /// Overtaken by a newer one, which stays.
    case outOfOrder(secondsOlder: Int)
    /// Accepted although the sender's clock is off; the sentence says by how much.
    case clockOff(String)

    package var isAccepted: Bool {
        if case .outOfOrder = self { return false }
        return true
    }
}

/// Judges a report by its sender's stamp. A clock never blocks an account: only a report that is a little older than the
/// one before was overtaken on its way; what is much older, or of no plausible time, comes from a clock that is off.
package enum ReportOrder {
    /// How much older a report may be and still count as overtaken.
    private static let longestOvertaking = 10 * Timestamp.second
    /// Stamps farther from our time say nothing about order.
    private static let plausible = 24 * 60 * Timestamp.minute
    /// Stamps are of whole seconds and on the way for some; below this a clock is right.
    private static let tolerance = 60 * Timestamp.second

    /// - Parameters:
    ///   - sentAt: the report's stamp; nil where it has none that can be read, which is no reason to refuse it.
    ///   - last: the stamp of the last accepted report.
    ///   - clocks: our own clocks; the machine's first. A stamp is right when one of them agrees.
    package static func judge(sentAt: Timestamp?, after last: Timestamp?, clocks: [Timestamp]) -> ReportVerdict {
        guard let sentAt, let now = clocks.first else { return .accepted }
        let older = last.map { distance($0, sentAt) } ?? 0
        if let last, older > 0, older <= longestOvertaking, isWithin(plausible, sentAt, now),
            isWithin(plausible, last, now)
        {
            return .outOfOrder(secondsOlder: Int((older + Timestamp.second - 1) / Timestamp.second))
        }
        if !clocks.contains(where: { isWithin(tolerance, sentAt, $0) }) {
            let ahead = distance(sentAt, now)
            return .clockOff("the sender's clock is \(span(abs(ahead))) \(ahead < 0 ? "behind" : "ahead")")
        }
        if older > longestOvertaking { return .clockOff("the sender's clock went back \(span(older))") }
        return .accepted
    }

    private static func isWithin(_ limit: Int64, _ a: Timestamp, _ b: Timestamp) -> Bool {
        distance(a, b).magnitude <= UInt64(limit)
    }

    /// Nanoseconds from `b` to `a`, held to what fits: a stamp may be centuries off.
    private static func distance(_ a: Timestamp, _ b: Timestamp) -> Int64 {
        let (difference, isTooLarge) = a.nanoseconds.subtractingReportingOverflow(b.nanoseconds)
        return isTooLarge ? (a < b ? -Int64.max : .max) : difference
    }

    /// `45 s`, `37 min`, `5 h`, `12 days`, rounded down.
    private static func span(_ nanoseconds: Int64) -> String {
        let seconds = nanoseconds / Timestamp.second
        switch seconds {
        case ..<120: return "\(seconds) s"
        case ..<7_200: return "\(seconds / 60) min"
        case ..<172_800: return "\(seconds / 3_600) h"
        default: return "\(seconds / 86_400) days"
        }
    }
}
