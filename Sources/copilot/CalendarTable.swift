import Market

/// The days of one product group as a table, in New York time.
enum CalendarTable {
    /// - Parameter products: those of the group whose vendor told days otherwise; each has a row of its own on them.
    static func text(_ dates: [CivilDate], _ calendar: TradingCalendar, _ products: [ContractSpec] = []) -> String {
        let head = ["date", "day", "group", "opens", "ends", "halts", "regular", "minutes", "what"]
        let rows = dates.flatMap { date in
            [row(CalendarDocument(date, calendar), date, calendar)]
                + products.flatMap { product in
                    product.calendar.followed.filter { $0.day.date == date }.map {
                        row(CalendarDocument($0, product), date, product.calendar)
                    }
                }
        }
        return PlainTable.text([head] + rows, left: [0, 1, 2, 5, 6, 8])
    }

    private static func row(_ document: CalendarDocument, _ date: CivilDate, _ calendar: TradingCalendar) -> [String] {
        let day = TradingDay(date)
        let stretches = calendar.stretches(of: day)
        let halts = zip(stretches, stretches.dropFirst()).map { clocks($0.upperBound..<$1.lowerBound) }
        let doubt = document.isCertain ? "" : "unsure"
        let notes = [document.occasion, document.isCertain ? document.note : [doubt, document.note].joined(": ")]
        return [
            date.description, date.weekday.short, document.product ?? document.group,
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
