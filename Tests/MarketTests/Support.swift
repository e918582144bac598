import Market
import Testing

/// An instant from `2024-03-08 21:30` in UTC.
func utc(_ text: String) throws -> Timestamp {
    let date = try #require(CivilDate(iso: text.prefix(10)))
    return Timestamp(seconds: (Int64(date.daysSinceEpoch) * 1_440 + Int64(try minuteOfDay(text))) * 60)
}

/// An instant from `2024-03-08 16:30` in New York.
func newYork(_ text: String) throws -> Timestamp {
    NewYork.instant(try #require(CivilDate(iso: text.prefix(10))), minuteOfDay: try minuteOfDay(text))
}

/// A trading day from `2024-03-08`.
func tradingDay(_ text: String) throws -> TradingDay { TradingDay(try #require(CivilDate(iso: text))) }

private func minuteOfDay(_ text: String) throws -> Int {
    try #require(text.count == 16)
    return try #require(Int(text.dropFirst(11).prefix(2))) * 60 + #require(Int(text.suffix(2)))
}

extension Timestamp {
    /// `2024-03-08 16:30` in New York, for messages.
    var inNewYork: String {
        let local = NewYork.local(self)
        return "\(local.date) \(local.clock)"
    }
}
