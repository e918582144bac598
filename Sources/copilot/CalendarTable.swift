import Market

/// The days of one product group as a table, in New York time.
enum CalendarTable {
    static func text(_ dates: [CivilDate], _ calendar: TradingCalendar) -> String {
        let head = ["date", "day", "group", "opens", "ends", "halts", "regular", "minutes", "what"]
        return PlainTable.text([head] + dates.map { row($0, calendar) }, left: [0, 1, 2, 5, 6, 8])
    }

    private static func row(_ date: CivilDate, _ calendar: TradingCalendar) -> [String] {
        let day = TradingDay(date)
        let document = CalendarDocument(date, calendar)
        let stretches = calendar.stretches(of: day)
        let halts = zip(stretches, stretches.dropFirst()).map { clocks($0.upperBound..<$1.lowerBound) }
        let doubt = document.isCertain ? "" : "unsure"
        let notes = [document.occasion, document.isCertain ? document.note : [doubt, document.note].joined(": ")]
        return [
            date.description, date.weekday.short, calendar.group.rawValue,
            stretches.first.map { opening($0.lowerBound, date) } ?? "closed",
            stretches.last.map { NewYork.local($0.upperBound).clock } ?? "-",
            halts.isEmpty ? "-" : halts.joined(separator: " "), calendar.regularHours(of: day).map(clocks) ?? "-",
            "\(document.minutes)", notes.joined("; "),
        ]
    }

    /// `18:00`, with the weekday where it is not the evening before.
    private static func opening(_ open: Timestamp, _ date: CivilDate) -> String {
        let local = NewYork.local(open)
        return local.date == date.adding(days: -1) ? local.clock : "\(local.date.weekday.short) \(local.clock)"
    }

    private static func clocks(_ span: Range<Timestamp>) -> String {
        "\(NewYork.local(span.lowerBound).clock)-\(NewYork.local(span.upperBound).clock)"
    }
}

extension [String?] {
    fileprivate func joined(_ separator: String) -> String {
        compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: separator)
    }
}

extension Weekday {
    /// `Mon`
    fileprivate var short: String { "\(self)".prefix(1).uppercased() + "\(self)".dropFirst().prefix(2) }
}
