/// When a product group trades: its trading days, sessions, halts and holidays. A trading day is named by the date on
/// which it ends and opens at 18:00 New York the evening before; a holiday's short session is a trading day of its own.
/// Exact for `knownYears`; for other years the plain week without holidays. A product's calendar may follow its vendor on
/// days that the vendor told otherwise.
package struct TradingCalendar: Sendable {
    let table: SessionTable

    /// Years whose holidays the calendar knows.
    package static let knownYears = 2018...2028

    /// The built-in calendar of a group. Where a product is at hand, `ContractSpec.calendar` is the one that it follows.
    package init(group: ProductGroup) { table = SessionTables.table(group) }

    init(table: SessionTable) { self.table = table }

    package var group: ProductGroup { table.group }

    /// The trading day whose session contains the instant; nil in halts, on holidays and over the weekend.
    package func tradingDay(containing instant: Timestamp) -> TradingDay? {
        let minute = instant.minutes
        guard table.known.contains(minute) else { return PlainWeek.tradingDay(containing: instant) }
        let span = table.spans[table.index(atOrAfter: minute)]
        return minute >= Int64(span.open) ? TradingDay(CivilDate(daysSinceEpoch: span.day)) : nil
    }

    /// The trading day that contains the instant, else the next one to open. In a halt within a day it is that day.
    package func tradingDay(atOrAfter instant: Timestamp) -> TradingDay {
        let minute = instant.minutes
        guard table.known.contains(minute) else { return PlainWeek.tradingDay(atOrAfter: instant) }
        return TradingDay(CivilDate(daysSinceEpoch: table.spans[table.index(atOrAfter: minute)].day))
    }

    package func isTradingDay(_ day: TradingDay) -> Bool {
        isKnown(day.date) ? !table.indices(of: day.date).isEmpty : !day.date.isWeekend
    }

    package func previousTradingDay(before day: TradingDay) -> TradingDay {
        guard isKnown(day.date) else {
            let previous = PlainWeek.day(from: day.date, step: -1)
            return isTradingDay(previous) ? previous : previousTradingDay(before: previous)
        }
        let index = table.index(onOrAfter: day.date)
        guard index > 0 else { return PlainWeek.day(from: table.firstDate, step: -1) }
        return TradingDay(CivilDate(daysSinceEpoch: table.spans[index - 1].day))
    }

    package func nextTradingDay(after day: TradingDay) -> TradingDay {
        let date = day.date.adding(days: 1)
        guard isKnown(date) else {
            let next = PlainWeek.day(from: day.date, step: 1)
            return isTradingDay(next) ? next : nextTradingDay(after: next)
        }
        let index = table.index(onOrAfter: date)
        guard index < table.spans.count else { return PlainWeek.day(from: table.lastDate, step: 1) }
        return TradingDay(CivilDate(daysSinceEpoch: table.spans[index].day))
    }

    /// First instant of a trading day and the first one after it, halts included; empty where nothing trades.
    package func session(of day: TradingDay) -> Range<Timestamp> {
        guard isKnown(day.date) else { return PlainWeek.session(of: day.date) }
        let indices = table.indices(of: day.date)
        guard let first = indices.first, let last = indices.last else {
            let halt = NewYork.instant(day.date, minuteOfDay: SessionBuilder.halt)
            return halt..<halt
        }
        return Timestamp(minutes: table.spans[first].open)..<Timestamp(minutes: table.spans[last].close)
    }

    /// The date under which the exchange books a trading day: the next business day for a session on a US holiday, which
    /// here is a day of its own. Data vendors file that session's bars under this date.
    package func bookingDay(of day: TradingDay) -> TradingDay {
        guard isHoliday(day) else { return day }
        return TradingDay(BusinessDays.after(day.date, 1))
    }

    /// The stretches of a trading day between its halts, in order; none where nothing trades.
    package func stretches(of day: TradingDay) -> [Range<Timestamp>] {
        guard isKnown(day.date) else {
            let session = PlainWeek.session(of: day.date)
            return session.isEmpty ? [] : [session]
        }
        return table.indices(of: day.date).map {
            Timestamp(minutes: table.spans[$0].open)..<Timestamp(minutes: table.spans[$0].close)
        }
    }

    package func isOpen(at instant: Timestamp) -> Bool { tradingDay(containing: instant) != nil }

    /// True on a US holiday, whether it has a session or not.
    package func isHoliday(_ day: TradingDay) -> Bool { rule(on: day.date)?.occasion.isHoliday == true }

    /// What is special about a date; nil for a day like any other, and for years that are not known.
    package func rule(on date: CivilDate) -> DayRule? { table.rules[date] }

    func isKnown(_ date: CivilDate) -> Bool { table.knownDates.contains(Int(date.daysSinceEpoch)) }
}

/// The table of each group, laid out when it is first asked for.
private enum SessionTables {
    static func table(_ group: ProductGroup) -> SessionTable {
        switch group {
        case .equity: equity
        case .energy: energy
        case .metals: metals
        case .rates: rates
        case .currencies: currencies
        case .crypto: crypto
        }
    }

    private static let equity = SessionTable(group: .equity)
    private static let energy = SessionTable(group: .energy)
    private static let metals = SessionTable(group: .metals)
    private static let rates = SessionTable(group: .rates)
    private static let currencies = SessionTable(group: .currencies)
    private static let crypto = SessionTable(group: .crypto)
}
