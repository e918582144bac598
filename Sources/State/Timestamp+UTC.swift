import Market

extension Timestamp {
    /// ISO 8601 in UTC: `2024-01-05T14:52:47Z`, or with milliseconds `2024-01-05T14:52:47.204Z`.
    package func utcText(milliseconds: Bool = false) -> String {
        let day = floorDivide(seconds, 86_400)
        let rest = Int(seconds - day * 86_400)
        let date = CivilDate(daysSinceEpoch: Int32(clamping: day))
        let clock = "\(padded(rest / 3_600, 2)):\(padded(rest / 60 % 60, 2)):\(padded(rest % 60, 2))"
        let fraction = Int((nanoseconds - seconds * Timestamp.second) / 1_000_000)
        return "\(date)T\(clock)\(milliseconds ? "." + padded(fraction, 3) : "")Z"
    }
}
