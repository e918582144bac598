import Market

/// How the prices of a user's own instrument are written.
enum InstrumentDisplay {
    /// From `display` and `decimals`, else the decimals of the tick; nil where that is refused.
    static func read(_ table: inout InstrumentTable, _ tick: TickSize) -> PriceDisplay? {
        if table.values[InstrumentKey.display.name] != nil {
            let words = ["32nds": true, "decimals": false]
            guard let isThirtySeconds = table.text(.display, { words[$0.lowercased()] }) else { return nil }
            if isThirtySeconds { return thirtySeconds(&table, tick) }
        }
        return decimals(&table, tick)
    }

    private static func thirtySeconds(_ table: inout InstrumentTable, _ tick: TickSize) -> PriceDisplay? {
        if table.values[InstrumentKey.decimals.name] != nil {
            table.complain("decimals and display = \"32nds\" exclude each other. Remove one.", at: .decimals)
            return nil
        }
        guard let parts = tick.partsOfThirtySecond, tick.numerator <= tick.denominator else {
            let text = "In 32nds the tick must be 1/32, 1/64, 1/128, 1/256 or a multiple of it up to a point."
            table.complain(text + " Change tick or display.", at: .display)
            return nil
        }
        return .thirtySeconds(parts: parts)
    }

    private static func decimals(_ table: inout InstrumentTable, _ tick: TickSize) -> PriceDisplay? {
        // So that a price's digits always fit.
        guard let needed = tick.decimals, tick.steps(decimals: needed) <= limit else {
            let text = "A tick of \(tick.numerator)/\(tick.denominator) takes too many decimals."
            table.complain(text + " Set display = \"32nds\", or another tick.", at: .tick)
            return nil
        }
        guard table.values[InstrumentKey.decimals.name] != nil else { return .decimal(needed) }
        let given = table.figure(.decimals) { text -> Int? in
            guard let decimals = Int(text), (needed...9).contains(decimals) else { return nil }
            return tick.steps(decimals: decimals) <= limit ? decimals : nil
        }
        return given.map(PriceDisplay.decimal)
    }

    /// How many units of its last decimal a tick may have.
    private static let limit = 1_000_000
}

extension TickSize {
    /// The tick as a count of units of its last decimal.
    fileprivate func steps(decimals: Int) -> Int {
        (0..<decimals).reduce(numerator) { steps, _ in steps * 10 } / denominator
    }
}
