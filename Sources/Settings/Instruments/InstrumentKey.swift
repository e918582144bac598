import Market

/// A key of an `[instrument.ROOT]` table. Reading, the messages and `copilot.conf.example` are made from these records.
struct InstrumentKey: Sendable {
    let name: String
    /// What is allowed, to follow "must be".
    let allowed: String
    /// A line of the example, as TOML writes the value; nil where the key stands in for another.
    let example: String?
    /// True where an instrument of the user's own cannot do without it.
    let isRequired: Bool
    /// True where it may also be set for a built-in product.
    let isOverride: Bool
    /// What holds without it, and what to know, for the example.
    let note: String?

    private init(
        _ name: String, _ allowed: String, _ example: String?, isRequired: Bool = false, isOverride: Bool = false,
        note: String? = nil
    ) {
        (self.name, self.allowed, self.example, self.note) = (name, allowed, example, note)
        (self.isRequired, self.isOverride) = (isRequired, isOverride)
    }

    static let costPerSide = InstrumentKey(
        "cost-per-side", "an amount such as 0.62, with at most four decimals", "0.62", isOverride: true,
        note: "Commission and all fees for one contract and one side.")
    static let dayMargin = InstrumentKey(
        "day-margin", "an amount such as 100, with at most four decimals", "100", isOverride: true,
        note: "What your broker asks for one contract held within the day.")
    static let fullName = InstrumentKey(
        "name", "a text of at most 40 characters", "\"5-Year Treasury Note\"", note: "Without it the root.")
    static let exchange = InstrumentKey("exchange", "a text such as \"CBOT\"", "\"CBOT\"", isRequired: true)
    static let group = InstrumentKey(
        "group", "one of " + ProductGroup.allCases.map(\.rawValue).joined(separator: ", "), "\"rates\"",
        isRequired: true, note: "Whose trading hours and holidays it has.")
    static let tick = InstrumentKey(
        "tick", "above 0, in points, as 0.25 or as a fraction such as \"1/128\"", "\"1/128\"", isRequired: true)
    static let pointValue = InstrumentKey(
        "point-value", "an amount above 0, with at most four decimals", "1000", isRequired: true,
        note: "What one point is worth for one contract.")
    static let months = InstrumentKey(
        "months", "letters of the months that trade, out of FGHJKMNQUVXZ", "\"HMUZ\"", isRequired: true)
    static let currency = InstrumentKey(
        "currency", "three letters such as \"USD\"", "\"USD\"", note: "Without it US dollars.")
    static let display = InstrumentKey("display", "\"32nds\" or \"decimals\"", "\"32nds\"")
    static let decimals = InstrumentKey(
        "decimals", "a whole number from 0 to 9 that writes the tick in full", nil)
    static let microOf = InstrumentKey(
        "micro-of", "the root of the full-size product, of the same group", nil)
    static let expiry = InstrumentKey(
        "expiry", "one of " + ExpiryRule.names.joined(separator: ", "), "\"short-treasury\"",
        note: "Without it no dates and no front month are worked out.")

    static let all = [
        fullName, exchange, group, tick, pointValue, currency, months, display, decimals, microOf, expiry,
        costPerSide, dayMargin,
    ]
    static let overrides = all.filter(\.isOverride)
    static func named(_ name: String) -> InstrumentKey? { all.first { $0.name == name } }
}

extension ExpiryRule {
    /// As the settings write it: `third-friday`.
    package var settingName: String {
        rawValue.reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
    }

    /// The rules that settings can name.
    static var names: [String] { allCases.filter { $0 != .unknown }.map(\.settingName) }
}
