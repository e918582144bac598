import Market

/// An instant from `2024-03-08 21:30` in UTC.
func utc(_ text: String) -> Timestamp? {
    guard let date = CivilDate(iso: text.prefix(10)), let minute = minuteOfDay(text) else { return nil }
    return Timestamp(seconds: (Int64(date.daysSinceEpoch) * 1_440 + Int64(minute)) * 60)
}

/// An instant from `2024-03-08 16:30` in New York.
func newYork(_ text: String) -> Timestamp? {
    guard let date = CivilDate(iso: text.prefix(10)), let minute = minuteOfDay(text) else { return nil }
    return NewYork.instant(date, minuteOfDay: minute)
}

/// A trading day from `2024-03-08`.
func tradingDay(_ text: String) -> TradingDay? { CivilDate(iso: text).map(TradingDay.init) }

private func minuteOfDay(_ text: String) -> Int? {
    guard text.count == 16, let hour = Int(text.dropFirst(11).prefix(2)), let minute = Int(text.suffix(2)) else {
        return nil
    }
    return hour * 60 + minute
}

extension Timestamp {
    /// `2024-03-08 16:30` in New York, for messages.
    var inNewYork: String {
        let local = NewYork.local(self)
        return "\(local.date) \(local.clock)"
    }
}
