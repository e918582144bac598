import Canvas

/// An account's open positions in one row, for header, card, line and the last row of a small screen.
enum PositionStrip {
    /// `▲ LONG 4 MNQH4 @ 16,553.50  +$234.00`; of several positions the first, and how many more there are; `flat`.
    ///
    /// - Parameter withAge: `▲4 MNQH4 @ 16,553.50  +$234.00 live`: the figure has the age of its price behind it, for which
    ///   the words make room.
    static func items(_ figures: AccountFigures, withAge: Bool = false) -> [RowItem] {
        guard let line = figures.lines.first else {
            return [RowItem([figures.name], priority: 70), RowItem("flat", .dim, priority: 99)]
        }
        let head = RowItem(line.runs, priority: withAge ? 74 : 92)
        var items = [
            withAge
                ? head.or(line.briefRuns + [Run(" "), line.symbolRun], priority: 92).or(line.briefRuns, priority: 97)
                : head.or(line.shortRuns, priority: 97)
        ]
        if let average = line.average { items.append(RowItem([Run("@ ", .dim), Run(average)], priority: 75)) }
        items.append(RowItem(line.profit.map { [$0] } ?? [Run("unknown", .warn)], priority: 99))
        if !line.isMarket {
            items.append(RowItem([line.basis], priority: 93))
        } else if withAge, let age = line.age {
            items.append(RowItem([age], priority: 93))
        }
        if figures.lines.count > 1 { items.append(RowItem("+\(figures.lines.count - 1)", Pen(.warn), priority: 94)) }
        return items
    }

    /// `▲4 +$234.00`
    static func brief(_ figures: AccountFigures) -> [Run] {
        guard let line = figures.lines.first else { return [Run("flat", .dim)] }
        let more = figures.lines.count > 1 ? [Run(" +\(figures.lines.count - 1)", .warn)] : []
        let basis = line.isMarket ? [] : [Run(" "), line.basis]
        return line.briefRuns + [Run(" "), line.profit ?? Run("unknown", .warn)] + basis + more
    }
}
