/// How a product group trades on one date that is not like the others.
package struct DayRule: Hashable, Sendable {
    package let occasion: Occasion
    /// Minute of the New York day at which the session ends; nil when there is no session at all.
    package let close: Int?
    /// False where sources differ and no recording decides; `note` then says between what.
    package let isCertain: Bool
    package let note: String?

    package init(_ occasion: Occasion, close: Int?, isCertain: Bool = true, note: String? = nil) {
        self.occasion = occasion
        self.close = close
        self.isCertain = isCertain
        self.note = note
    }
}

/// One line of a group's holiday table: an occasion, the years for which the line holds, and when the session ends.
struct HolidayLine: Sendable {
    let occasion: Occasion
    let years: ClosedRange<Int>
    /// Minute of the New York day; nil for a day without a session.
    let close: Int?
    /// What the sources say where they differ; nil where the line is sure.
    let doubt: String?

    init(
        _ occasion: Occasion, _ years: ClosedRange<Int> = TradingCalendar.knownYears, until close: Int?,
        doubt: String? = nil
    ) {
        self.occasion = occasion
        self.years = years
        self.close = close
        self.doubt = doubt
    }
}

/// A minute of the New York day, `clock(13, 15)`.
func clock(_ hour: Int, _ minute: Int = 0) -> Int { hour * 60 + minute }
