import Market
import State

/// One weekday of one product group, or of a product whose vendor told it otherwise, as `copilot calendar --json` writes it. Times are ISO 8601 in UTC.
struct CalendarDocument: Codable, Equatable {
    /// A stretch of time.
    struct Span: Codable, Equatable {
        var from, to: String

        init(_ span: Range<Timestamp>) {
            from = span.lowerBound.utcText()
            to = span.upperBound.utcText()
        }
    }

    var group: String
    /// The product whose vendor told this day; null for the built-in one of its group.
    @OrNull var product: String?
    var date: String
    var weekday: String
    var isTradingDay: Bool
    /// The whole session, halts included.
    @OrNull var session: Span?
    /// The parts of the session between halts.
    var stretches: [Span]
    /// Minutes in which trading is open.
    var minutes: Int
    @OrNull var regularHours: Span?
    /// `Thanksgiving`
    @OrNull var occasion: String?
    /// False where sources differ about the day, or where the year's holidays are not known; `note` says more.
    var isCertain: Bool
    @OrNull var note: String?

    /// The built-in day of a group.
    init(_ date: CivilDate, _ calendar: TradingCalendar) {
        let day = TradingDay(date)
        let rule = calendar.rule(on: date)
        let isKnown = TradingCalendar.knownYears.contains(date.components.year)
        group = calendar.group.rawValue
        self.date = date.description
        weekday = "\(date.weekday)"
        isTradingDay = calendar.isTradingDay(day)
        // Only where trading goes round the clock does a stretch hold a whole Saturday.
        let isThroughWeekend = calendar.stretches(of: day).contains { stretch in
            let (first, last) = (NewYork.local(stretch.lowerBound).date, NewYork.local(stretch.upperBound).date)
            return (first.daysSinceEpoch..<last.daysSinceEpoch).contains {
                CivilDate(daysSinceEpoch: $0).weekday == .saturday
            }
        }
        session = isTradingDay ? Span(calendar.session(of: day)) : nil
        stretches = calendar.stretches(of: day).map(Span.init)
        minutes = calendar.minutes(in: day)
        regularHours = calendar.regularHours(of: day).map(Span.init)
        occasion = rule?.occasion.name
        if !isKnown {
            (isCertain, note) = (false, "holidays are known for 2018 to 2028 only; this is the plain week")
        } else if rule == nil, isThroughWeekend {
            (isCertain, note) = (false, "at least two hours of maintenance at the weekend, nobody says which")
        } else {
            (isCertain, note) = (rule?.isCertain ?? true, rule?.note)
        }
    }

    /// A day of a product as its vendor told it.
    init(_ told: ToldDay, _ product: ContractSpec) {
        self.init(told.day.date, product.calendar)
        self.product = product.root
        let local = NewYork.local(told.toldAt)
        (isCertain, note) = (true, "by Massive, told \(local.dated)")
    }
}
