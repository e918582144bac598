import Market

/// Builds closed bars of a longer span from closed bars, counted from the trading day's opening at 18:00 New York. A
/// longer bar is told once its last part is in, or when a bar beyond it comes.
struct HigherBars: Hashable, Codable, Sendable {
    private let part: Int64
    private let span: Int64
    private var day: TradingDay?
    private var opening = Timestamp(seconds: 0)
    private var forming: Bar?
    private var formingDay: TradingDay?
    /// The end of its span.
    private var end = Timestamp(nanoseconds: .max)

    /// - Parameters:
    ///   - frame: of the bars taken.
    ///   - multiple: how many of them make a longer bar.
    init(frame: TimeFrame, multiple: Int) {
        part = Int64(frame.minutes) * Timestamp.minute
        span = part * Int64(max(1, multiple))
    }

    /// Gives the longer bar that ends because a closed bar lies beyond it. To be asked before that bar is added.
    mutating func close(before bar: Bar, day: TradingDay) -> (bar: Bar, day: TradingDay)? {
        if self.day != day {
            self.day = day
            opening = NewYork.instant(day.date.adding(days: -1), minuteOfDay: 18 * 60)
        }
        guard bar.time >= end || formingDay != day, let whole = forming, let formingDay else { return nil }
        forming = nil
        return (whole, formingDay)
    }

    /// Takes a closed bar; gives the longer bar of which it is the last part.
    mutating func add(_ bar: Bar, day: TradingDay) -> (bar: Bar, day: TradingDay)? {
        if forming == nil {
            let start = opening.adding(nanoseconds: floorDivide(bar.time - opening, span) * span)
            forming = bar
            forming?.time = start
            formingDay = day
            end = start.adding(nanoseconds: span)
        } else {
            forming?.absorb(bar)
        }
        guard bar.time.adding(nanoseconds: part) >= end, let whole = forming else { return nil }
        forming = nil
        formingDay = nil
        return (whole, day)
    }
}
