/// Every stretch of trading of one product group, 2018–2028, or of a product whose vendor told some days otherwise, laid
/// out so that an instant finds its own in constant time. A class, so that a calendar is a reference and costs nothing to
/// make.
final class SessionTable: Sendable {
    /// A stretch of trading without a halt: minutes since 1970 UTC, the trading day that it belongs to, and how many
    /// open minutes of that day lie before it. Every opening and closing falls on a full minute.
    struct Span: Sendable {
        let open: Int32
        let close: Int32
        let day: Int32
        let firstMinute: Int32
    }

    let group: ProductGroup
    let spans: [Span]
    let rules: [CivilDate: DayRule]
    /// The days that are not as they are built in, in order.
    let told: [ToldDay]
    /// Minutes since 1970 UTC for which the table speaks.
    let known: Range<Int64>
    /// Dates for which the table speaks, as days since 1970.
    let knownDates: Range<Int>
    /// For each UTC day the index of the first span that ends after the day begins.
    private let byUTCDay: [Int32]
    private let firstUTCDay: Int
    /// For each date the index of the first span of that trading day or a later one.
    private let byDate: [Int32]

    /// The built-in table of a group.
    convenience init(group: ProductGroup) {
        let rules = SessionTable.rules(group)
        let builder = SessionBuilder(group: group, rules: rules)
        self.init(group: group, rules: rules, told: []) { builder.appendSpans(of: $0, to: &$1) }
    }

    /// The built-in table of a group with other days in the place of its own.
    ///
    /// - Parameter told: in order; none overlaps another or what stands around it.
    convenience init(_ table: SessionTable, following told: [ToldDay]) {
        let byDate = Dictionary(told.map { ($0.day.date, $0) }) { $1 }
        self.init(group: table.group, rules: table.rules, told: told) { date, spans in
            guard let told = byDate[date] else {
                spans += table.spans[table.indices(of: date)]
                return
            }
            for stretch in told.stretches {
                SessionBuilder.append(
                    from: Int32(stretch.lowerBound.minutes), to: Int32(stretch.upperBound.minutes), date, &spans)
            }
        }
    }

    private init(
        group: ProductGroup, rules: [CivilDate: DayRule], told: [ToldDay],
        append: (CivilDate, inout [Span]) -> Void
    ) {
        self.group = group
        self.rules = rules
        self.told = told
        let years = TradingCalendar.knownYears
        let first = CivilDate(year: years.lowerBound, month: 1, day: 1)
        // With the New Year after it and the next business day, for the last evening leads into a holiday.
        let end = BusinessDays.after(CivilDate(year: years.upperBound, month: 12, day: 31), 1).adding(days: 1)
        var spans: [Span] = []
        var byDate: [Int32] = []
        spans.reserveCapacity(3_400)
        byDate.reserveCapacity(Int(end.daysSinceEpoch - first.daysSinceEpoch) + 1)
        var date = first
        while date <= end {
            byDate.append(Int32(spans.count))
            if date < end { append(date, &spans) }
            date = date.adding(days: 1)
        }
        // The week before the first year ends on its Friday; what follows the last span is not known.
        let start = NewYork.instant(first.adding(days: -3), minuteOfDay: SessionBuilder.halt).minutes
        known = start..<Int64(spans[spans.count - 1].close)
        knownDates = Int(first.daysSinceEpoch)..<Int(end.daysSinceEpoch)
        firstUTCDay = Int(start / 1_440)
        var byUTCDay: [Int32] = []
        var index = 0
        for day in firstUTCDay...Int(known.upperBound / 1_440) {
            while index < spans.count, Int(spans[index].close) <= day * 1_440 { index += 1 }
            byUTCDay.append(Int32(index))
        }
        self.spans = spans
        self.byDate = byDate
        self.byUTCDay = byUTCDay
    }

    var firstDate: CivilDate { CivilDate(daysSinceEpoch: Int32(knownDates.lowerBound)) }
    var lastDate: CivilDate { CivilDate(daysSinceEpoch: Int32(knownDates.upperBound - 1)) }

    /// Index of the span that contains a known minute, or else of the next one to open.
    @inline(__always)
    func index(atOrAfter minute: Int64) -> Int {
        var index = Int(byUTCDay[Int(minute / 1_440) - firstUTCDay])
        while Int64(spans[index].close) <= minute { index += 1 }
        return index
    }

    /// Index of the first span of a known date's trading day, or of the next day that has one.
    func index(onOrAfter date: CivilDate) -> Int {
        Int(byDate[Int(date.daysSinceEpoch) - knownDates.lowerBound])
    }

    /// Indices of the spans of a trading day; empty where nothing trades.
    func indices(of date: CivilDate) -> Range<Int> {
        let offset = Int(date.daysSinceEpoch) - knownDates.lowerBound
        return Int(byDate[offset])..<Int(byDate[offset + 1])
    }

    private static func rules(_ group: ProductGroup) -> [CivilDate: DayRule] {
        var rules: [CivilDate: DayRule] = [:]
        for line in HolidayTable.lines(group) {
            let years = line.occasion == .newYear ? line.years.lowerBound...line.years.upperBound + 1 : line.years
            for year in years {
                guard let date = line.occasion.date(in: year) else { continue }
                if group == .crypto, date > SessionBuilder.roundTheClock {
                    guard line.occasion.isHoliday else { continue }
                    rules[date] = DayRule(line.occasion, close: nil, note: "trades on for the next business day")
                } else {
                    rules[date] = DayRule(
                        line.occasion, close: line.close, isCertain: line.doubt == nil, note: line.doubt)
                }
            }
        }
        for decree in HolidayTable.decrees(group) { rules[decree.date] = DayRule(.mourning, close: decree.close) }
        return rules
    }
}
