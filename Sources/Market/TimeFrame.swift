/// The length of a bar. Spans are counted from the start of the trading day at 18:00 New York.
package enum TimeFrame: Int, CaseIterable, Comparable, Sendable, Codable {
    case oneMinute = 1
    case fiveMinutes = 5
    case fifteenMinutes = 15
    case oneHour = 60

    package var minutes: Int { rawValue }
    /// `1m`, `5m`, `15m`, `1h`
    package var name: String { self == .oneHour ? "1h" : "\(rawValue)m" }

    package static func < (a: TimeFrame, b: TimeFrame) -> Bool { a.rawValue < b.rawValue }

    package init?(name: String) {
        guard let frame = TimeFrame.allCases.first(where: { $0.name == name }) else { return nil }
        self = frame
    }
}
