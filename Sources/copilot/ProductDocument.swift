import Market
import Settings
import State

/// One product as `copilot instruments --json` writes it. Figures of money are texts in plain decimals, so that none is
/// rounded on its way.
struct ProductDocument: Codable, Equatable {
    /// A contract month that still trades.
    struct Contract: Codable, Equatable {
        var symbol, month: String
        /// Trading days.
        @OrNull var lastTradingDay: String?
        @OrNull var firstNotice: String?
        @OrNull var rollDay: String?
        /// ISO 8601 in UTC
        @OrNull var lastTrade: String?
        /// The same contract in the spellings of other programs.
        var names: [String: String]
    }

    var root, name, exchange, group, currency: String
    /// Points, as a text.
    var tick: String
    var tickValue, pointValue: String
    /// How prices are written: `decimals` or `32nds`.
    var display: String
    /// Letters of the liquid months, and of all that are listed.
    var months, listedMonths: String
    @OrNull var fullSizeRoot: String?
    var micros: [String]
    @OrNull var costPerSide: String?
    @OrNull var dayMargin: String?
    /// The rule by which contracts end, as `copilot.conf` names it; null where none is known.
    @OrNull var expiry: String?
    /// The front month by the usual roll days.
    @OrNull var front: String?
    /// The next liquid months.
    var contracts: [Contract]
    /// True for an instrument of the user's own.
    var isOwn: Bool
    /// Where the settings say what they say, by key: `/home/me/.config/copilot/copilot.conf:12`.
    var settings: [String: String]

    init(_ spec: ContractSpec, on day: TradingDay, _ instruments: InstrumentSettings) {
        let specs = instruments.specs
        let origin = instruments.origins[spec.root]
        isOwn = origin?.isOwn ?? false
        settings = origin?.keys.mapValues(\.place) ?? [:]
        display = if case .decimal = spec.display { "decimals" } else { "32nds" }
        expiry = spec.expiry == .unknown ? nil : spec.expiry.settingName
        (root, name, exchange) = (spec.root, spec.name, spec.exchange)
        (group, currency) = (spec.group.rawValue, spec.currency)
        tick = spec.tick.text
        (tickValue, pointValue) = (spec.tickValue.plain, spec.pointValue.plain)
        (months, listedMonths) = (spec.months, spec.listedMonths)
        fullSizeRoot = spec.fullSizeRoot
        micros = spec.fullSizeRoot == nil ? specs.twins(of: spec).map(\.root) : []
        costPerSide = spec.costPerSide?.plain
        dayMargin = spec.dayMargin?.plain
        front = spec.front(on: day).map { Instrument(spec: spec, month: $0).symbol }
        contracts = spec.trading(on: day, count: 4).map { month in
            let instrument = Instrument(spec: spec, month: month)
            return Contract(
                symbol: instrument.symbol, month: month.description,
                lastTradingDay: spec.lastTradingDay(of: month)?.description,
                firstNotice: spec.firstNotice(of: month)?.description, rollDay: spec.rollDay(of: month)?.description,
                lastTrade: spec.lastTrade(of: month)?.utcText(),
                names: Dictionary(
                    uniqueKeysWithValues: InstrumentSpelling.allCases.map { ($0.rawValue, instrument.name($0)) }))
        }
    }
}

extension Money {
    /// `2.88`, `15.625`, `0.05`: all its decimals and no more, at least two.
    var plain: String {
        var text = NumberStyle.plain.text(Int(tenThousandths), decimals: 4)
        while text.hasSuffix("0"), text.suffix(3).first != "." { text.removeLast() }
        return text
    }
}

extension TickSize {
    /// `0.25`, `0.015625`, `0.0000005`, `1`
    var text: String {
        var (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
        var text = "\(whole)"
        if rest != 0 { text += "." }
        // Every tick of an exchange ends after a few decimals; the bound is for a user's own.
        for _ in 0..<12 where rest != 0 {
            (whole, rest) = (rest * 10).quotientAndRemainder(dividingBy: denominator)
            text += "\(whole)"
        }
        return text
    }
}
