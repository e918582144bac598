import Market

/// How a trading day that was told differs from what a calendar says of it, in words.
package struct HoursText: Sendable {
    let product: ContractSpec
    package let told: ToldDay
    /// The calendar that says otherwise.
    let calendar: TradingCalendar

    /// The days of a product on which it follows its vendor, each against the built-in calendar.
    package static func followed(by product: ContractSpec) -> [HoursText] {
        product.calendar.followed.map {
            HoursText(product: product, told: $0, calendar: TradingCalendar(group: product.group))
        }
    }

    /// `NQ closes Mon 2024-01-08 13:15 ET by Massive, 17:00`; whose the last figure is, follows.
    package var difference: String {
        let day = "\(told.day.date.weekday.short) \(told.day)"
        let known = calendar.session(of: told.day)
        guard let session = told.session else {
            return "\(product.root) does not trade on \(day) by Massive, \(span(known))"
        }
        guard !known.isEmpty else {
            return "\(product.root) trades \(span(session)) ET on \(day) by Massive, not at all"
        }
        if session.lowerBound != known.lowerBound { return line("opens", session.lowerBound, known.lowerBound) }
        if session.upperBound != known.upperBound { return line("closes", session.upperBound, known.upperBound) }
        let pauses = zip(told.stretches, told.stretches.dropFirst()).map { span($0.upperBound..<$1.lowerBound) }
        guard !pauses.isEmpty else { return "\(product.root) does not pause on \(day) by Massive, but" }
        return "\(product.root) pauses \(pauses.joined(separator: ", ")) ET on \(day) by Massive, otherwise"
    }

    private func line(_ verb: String, _ told: Timestamp, _ known: Timestamp) -> String {
        let (told, known) = (NewYork.local(told), NewYork.local(known))
        let date = told.date == known.date ? "" : "\(known.date.weekday.short) \(known.date) "
        return "\(product.root) \(verb) \(told.date.weekday.short) \(told.date) \(told.clock) ET by Massive, "
            + "\(date)\(known.clock)"
    }

    private func span(_ span: Range<Timestamp>) -> String {
        "\(NewYork.local(span.lowerBound).clock)-\(NewYork.local(span.upperBound).clock)"
    }
}
