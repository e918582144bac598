/// Two calendars are equal when they tell the same of every day.
extension TradingCalendar: Hashable {
    package static func == (a: TradingCalendar, b: TradingCalendar) -> Bool { a.table === b.table }

    package func hash(into hasher: inout Hasher) { hasher.combine(group) }
}

/// What keeps a calendar keeps its name, never its days.
extension TradingCalendar: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(group: try decoder.singleValueContainer().decode(ProductGroup.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(group)
    }
}
