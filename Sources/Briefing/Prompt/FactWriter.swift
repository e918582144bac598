import Market
import State

/// Writes figures and keeps each on the sheet, so that no figure reaches a text without being on it.
struct FactWriter {
    private(set) var sheet = FactSheet()
    private let style = NumberStyle.plain

    mutating func add(_ instrument: Instrument) {
        if !sheet.instruments.contains(instrument) { sheet.instruments.append(instrument) }
    }

    mutating func label(_ label: String) -> String {
        sheet.labels.insert(label)
        return label
    }

    mutating func price(_ name: String, _ price: Price, of instrument: Instrument) -> String {
        let text = instrument.spec.text(price, style: style)
        keep(GivenFact(name, symbol: instrument.symbol, kind: .price, text: text, price: price))
        return text
    }

    /// A level that need not lie on a tick; nil for what is no number.
    mutating func level(_ name: String, _ points: Double?, of instrument: Instrument) -> String? {
        guard let points, let text = instrument.spec.text(points: points, style: style) else { return nil }
        let price = instrument.spec.price(points: points)
        keep(GivenFact(name, symbol: instrument.symbol, kind: .price, text: text, price: price))
        return text
    }

    /// The level with its name: `R1 16544.42`, `PDH 118'040`.
    mutating func named(_ level: KnownLevel, of instrument: Instrument) -> String? {
        let name = label(level.name)
        if let exact = level.price { return "\(name) \(price(name, exact, of: instrument))" }
        return self.level(name, level.points, of: instrument).map { "\(name) \($0)" }
    }

    mutating func points(_ name: String, _ points: Double?, of instrument: Instrument) -> String? {
        guard let points, let text = instrument.spec.text(points: points, style: style) else { return nil }
        keep(GivenFact(name, symbol: instrument.symbol, kind: .points, text: text))
        return text
    }

    mutating func percent(_ name: String, _ value: Double?, of instrument: Instrument) -> String? {
        guard let value, let digits = style.text(value, decimals: 2, signed: true) else { return nil }
        keep(GivenFact(name, symbol: instrument.symbol, kind: .percent, text: digits + "%"))
        return digits + "%"
    }

    mutating func number(
        _ name: String, _ value: Double?, decimals: Int = 0, signed: Bool = false, of instrument: Instrument? = nil
    ) -> String? {
        guard let value, let text = style.text(value, decimals: decimals, signed: signed) else { return nil }
        keep(GivenFact(name, symbol: instrument?.symbol, kind: .number, text: text))
        return text
    }

    /// In dollars; the word stands behind it, for models take a dollar sign for mathematics.
    mutating func money(_ name: String, _ amount: Money, of instrument: Instrument? = nil, signed: Bool = false)
        -> String
    {
        var text = amount.text(style: style, signed: signed).replacing("$", with: "")
        // Half cents, as in a Treasury's tick, are told.
        if !amount.tenThousandths.isMultiple(of: 100) {
            text = style.text(Int(amount.tenThousandths), decimals: 4, signed: signed)
            while text.last == "0" { text.removeLast() }
        }
        keep(GivenFact(name, symbol: instrument?.symbol, kind: .money, text: text))
        return text + " USD"
    }

    /// Minutes of the New York day.
    mutating func clock(_ name: String, minuteOfDay minute: Int) -> String {
        clock(name, "\(padded(minute / 60, 2)):\(padded(minute % 60, 2))")
    }

    mutating func clock(_ name: String, _ text: String) -> String {
        keep(GivenFact(name, kind: .clock, text: text))
        return text
    }

    mutating func date(_ name: String, _ date: CivilDate) -> String {
        keep(GivenFact(name, kind: .date, text: date.description))
        return date.description
    }

    /// A text of others, without what could close its quotation.
    mutating func quote(_ text: String, of source: String) -> String {
        let text = String(text.map { $0 == "<" ? "‹" : $0 == ">" ? "›" : $0 })
        sheet.quotes.append(FactSheet.Quote(source: source, text: text))
        return text
    }

    /// A figure of an earlier sheet, told again.
    mutating func again(_ fact: GivenFact, as name: String) -> String {
        var fact = fact
        fact.name = name
        keep(fact)
        return fact.text
    }

    private mutating func keep(_ fact: GivenFact) {
        if !sheet.facts.contains(fact) { sheet.facts.append(fact) }
    }
}
