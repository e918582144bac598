import Market

/// Makes the bars of one time frame from minutes or trades in the order of time. Spans are counted from the start of the
/// trading day at 18:00 New York, and end with it at the latest. A span without rows has no bar.
package struct FrameBars: Hashable, Codable, Sendable {
    package let frame: TimeFrame
    /// The bar whose span is not over.
    package private(set) var forming: Bar?
    /// The trading day of `forming`.
    private var day: TradingDay?
    /// The end of its span.
    private var end = Timestamp(nanoseconds: .max)

    package init(frame: TimeFrame) { self.frame = frame }

    /// A closed bar and its trading day.
    package struct Closed: Hashable, Sendable {
        package var bar: Bar
        package var day: TradingDay

        package init(bar: Bar, day: TradingDay) {
            self.bar = bar
            self.day = day
        }
    }

    /// Closes the bar whose span has ended by an instant. To be asked before each row with its start, and after each
    /// minute with its end.
    package mutating func close(endingBy instant: Timestamp) -> Closed? {
        guard let bar = forming, let day, end <= instant else { return nil }
        forming = nil
        return Closed(bar: bar, day: day)
    }

    /// Takes a closed minute.
    package mutating func absorb(_ minute: Bar, day: TradingDay, session: Range<Timestamp>) {
        guard forming == nil else {
            forming?.absorb(minute)
            return
        }
        var bar = minute
        bar.time = begin(minute.time, day, session)
        forming = bar
    }

    /// Takes a trade.
    package mutating func absorb(_ trade: Trade, day: TradingDay, session: Range<Timestamp>) {
        guard forming == nil else {
            forming?.absorb(price: trade.price, size: trade.size)
            return
        }
        forming = Bar(
            time: begin(trade.time, day, session), open: trade.price, high: trade.price, low: trade.price,
            close: trade.price, volume: trade.size)
    }

    /// Sets the span that contains an instant; gives its start.
    private mutating func begin(_ time: Timestamp, _ day: TradingDay, _ session: Range<Timestamp>) -> Timestamp {
        let length = Int64(frame.minutes) * Timestamp.minute
        let start = session.lowerBound.adding(
            nanoseconds: floorDivide(time - session.lowerBound, length) * length)
        self.day = day
        end = min(start.adding(nanoseconds: length), session.upperBound)
        return start
    }
}
