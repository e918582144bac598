import Market

/// Whether the trading days that pass are seen whole: from their first hours to their last ones, one after the other. Thin
/// markets need not trade at the edges of a day; recordings of regular hours alone are whole by those.
struct DayWatch: Hashable, Codable, Sendable {
    /// Minutes at either edge of a session in which nothing need be seen; twice as many before a close of which sources
    /// differ, half as many before the close of regular hours, and a quarter after their open.
    private static let slack: Int64 = 120

    private let calendar: TradingCalendar
    private(set) var day: TradingDay?
    /// The day that runs was seen from its beginning on.
    private(set) var sawOpen = false
    /// The last one that may be a day's last bar begins then or later.
    private var closing = Timestamp(nanoseconds: .max)
    private var first = Timestamp(nanoseconds: .max)
    private var last = Timestamp(nanoseconds: .min)
    /// No bar outside regular hours was seen in the days that ended.
    private var isRegularOnly = true

    init(_ calendar: TradingCalendar) { self.calendar = calendar }

    /// The day that runs was seen from its beginning on, or from the open of regular hours on where nothing else was ever
    /// seen.
    var sawBeginning: Bool { sawOpen || isRegularOnly && day.map(sawRegularOpen) ?? false }

    /// A trading day that has ended.
    struct Ended {
        var day: TradingDay
        /// Seen from its beginning on, and to its end.
        var sawOpen: Bool
        var sawEnd: Bool
        /// No trading day lies between it and the one that begins, but for holiday sessions, which not every source has.
        var isFollowed: Bool
        /// A holiday's short session, which counts for weeks and months, but is no day whose levels anyone watches.
        var isShortHoliday: Bool

        var isWhole: Bool { sawOpen && sawEnd }
    }

    /// The day that ends where another one begins.
    func ended(before day: TradingDay) -> Ended? {
        guard let before = self.day, before != day else { return nil }
        let isRegular = isRegularWhole(before)
        return Ended(
            day: before, sawOpen: sawOpen || isRegular, sawEnd: last >= closing || isRegular,
            isFollowed: calendar.follows(day, before), isShortHoliday: calendar.isShortHoliday(before))
    }

    /// Takes a bar; gives the day that ends where it begins another one.
    @inline(__always)
    mutating func add(_ bar: Bar, day: TradingDay) -> Ended? {
        if self.day != day { return begin(day, with: bar) }
        last = bar.time
        return nil
    }

    private mutating func begin(_ day: TradingDay, with bar: Bar) -> Ended? {
        let ended = ended(before: day)
        if let before = self.day, let regular = calendar.regularHours(of: before) {
            isRegularOnly = isRegularOnly && first >= regular.lowerBound && last < regular.upperBound
        }
        let session = calendar.session(of: day)
        let isCertain = calendar.rule(on: day.date)?.isCertain ?? true
        self.day = day
        (first, last) = (bar.time, bar.time)
        sawOpen = bar.time <= session.lowerBound.adding(minutes: Self.slack)
        closing = session.upperBound.adding(minutes: -Self.slack * (isCertain ? 1 : 2))
        return ended
    }

    /// Seen through all its regular hours, where nothing else was ever seen.
    private func isRegularWhole(_ day: TradingDay) -> Bool {
        guard isRegularOnly, let regular = calendar.regularHours(of: day) else { return false }
        return sawRegularOpen(day) && last < regular.upperBound
            && last >= regular.upperBound.adding(minutes: -Self.slack / 2)
    }

    private func sawRegularOpen(_ day: TradingDay) -> Bool {
        guard let open = calendar.regularHours(of: day)?.lowerBound else { return false }
        return (open...open.adding(minutes: Self.slack / 4)).contains(first)
    }
}

extension TradingCalendar {
    /// The trading day before one that is not a holiday's.
    func ordinaryDay(before day: TradingDay) -> TradingDay {
        var before = previousTradingDay(before: day)
        while isHoliday(before) { before = previousTradingDay(before: before) }
        return before
    }

    /// Some products trade through some holidays as on other days.
    fileprivate func isShortHoliday(_ day: TradingDay) -> Bool {
        let session = session(of: day)
        return isHoliday(day) && session.upperBound - session.lowerBound < 22 * 60 * Timestamp.minute
    }

    fileprivate func follows(_ day: TradingDay, _ last: TradingDay) -> Bool {
        last < day && last >= ordinaryDay(before: day)
    }
}
