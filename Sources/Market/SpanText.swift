/// Lengths of time as every screen and table writes them.
package enum SpanText {
    /// To the second, hours to the minute: `0s`, `47s`, `4m12s`, `2h10m`; never below zero.
    package static func exact(_ nanoseconds: Int64) -> String {
        let seconds = max(0, nanoseconds / Timestamp.second)
        switch seconds {
        case ..<60: return "\(seconds)s"
        case ..<3_600: return "\(seconds / 60)m\(padded(Int(seconds % 60), 2))s"
        default: return "\(seconds / 3_600)h\(padded(Int(seconds / 60 % 60), 2))m"
        }
    }

    /// Whole minutes, or hours and minutes; seconds in the last minute.
    package static func coarse(_ nanoseconds: Int64) -> String {
        let minutes = nanoseconds / Timestamp.minute
        return minutes >= 1 && minutes < 60 ? "\(minutes)m" : exact(nanoseconds)
    }
}
