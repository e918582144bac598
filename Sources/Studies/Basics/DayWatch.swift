import Market

/// Whether the trading days that pass are seen whole: from their first hour to their last, one after the other. Thin
/// markets need not trade in the first minute, nor in the last.
struct DayWatch: Hashable, Codable, Sendable {
    private static let slack: Int64 = 60

    private let calendar: TradingCalendar
    private var day: TradingDay?
    /// The day that runs was seen from its first hour on.
    private(set) var sawOpen = false
    private var lastHour = Timestamp(nanoseconds: .max)
    private var last = Timestamp(nanoseconds: .min)

    init(_ calendar: TradingCalendar) { self.calendar = calendar }

    /// A trading day that has ended.
    struct Ended {
        var day: TradingDay
        /// Seen from its first hour on, and to its last one.
        var sawOpen: Bool
        var sawEnd: Bool
        var isWhole: Bool { sawOpen && sawEnd }
        /// No trading day lies between it and the one that begins.
        var isFollowed: Bool
        /// A session on a holiday, which counts for weeks and months, but is no day whose levels anyone watches.
        var isHoliday: Bool
    }

    /// The day that ends where another one begins.
    func ended(before day: TradingDay) -> Ended? {
        guard let before = self.day, before != day else { return nil }
        return Ended(
            day: before, sawOpen: sawOpen, sawEnd: last >= lastHour, isFollowed: calendar.follows(day, before),
            isHoliday: calendar.isHoliday(before))
    }

    /// Takes a bar; gives the day that ends where it begins another one.
    @inline(__always)
    mutating func add(_ bar: Bar, day: TradingDay) -> Ended? {
        if self.day != day { return begin(day, with: bar) }
        last = bar.time
        return nil
    }

    private mutating func begin(_ day: TradingDay, with bar: Bar) -> Ended? {
        defer { last = bar.time }
        let ended = ended(before: day)
        let session = calendar.session(of: day)
        self.day = day
        sawOpen = bar.time <= session.lowerBound.adding(minutes: Self.slack)
        lastHour = session.upperBound.adding(minutes: -Self.slack)
        return ended
    }
}

extension TradingCalendar {
    fileprivate func isHoliday(_ day: TradingDay) -> Bool { rule(on: day.date)?.occasion.isHoliday == true }

    /// True when no trading day lies between the two. Short sessions of holidays may be missing: not every source has them.
    fileprivate func follows(_ day: TradingDay, _ last: TradingDay) -> Bool {
        var before = previousTradingDay(before: day)
        while before > last, isHoliday(before) { before = previousTradingDay(before: before) }
        return before == last
    }
}
