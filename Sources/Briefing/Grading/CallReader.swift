import Ledger
import Market
import State

/// Finds in a checked text what can be held against the market: sides, entries with stop and target, and levels. Only
/// figures of the data count, and a text that says both of a contract says nothing of it.
struct CallReader: Sendable {
    private let mentions: Mentions
    /// The last price of each contract, and its average true range of five minutes in ticks.
    private let known: [String: (last: Price, range: Int?)]

    init(_ sheet: FactSheet, _ snapshot: Snapshot) {
        mentions = Mentions(sheet)
        var known: [String: (last: Price, range: Int?)] = [:]
        for (slot, state) in snapshot.instruments.enumerated() {
            guard let last = state.last, state.spec.tick.points > 0 else { continue }
            let range = snapshot.scanner.rows.first { $0.slot == slot }?.atr
            known[state.instrument.symbol] = (
                last.price, range.map { Int(($0 / state.spec.tick.points).rounded()) }
            )
        }
        self.known = known
    }

    /// A game plan as what it can be held to.
    func plan(_ text: BriefingText, world: String) -> CalledPlan {
        let verdicts = text.lines.verdicts
        let (sides, levels) = read(text.lines)
        return CalledPlan(
            world: world, writer: text.model, askedAt: text.request.askedAt,
            day: TradingCalendar(group: .equity).tradingDay(atOrAfter: text.request.askedAt),
            figures: verdicts.count, flagged: verdicts.count(where: \.isFlagged), sides: sides, levels: levels)
    }

    func read(_ lines: [ProseLine]) -> (sides: [SideCall], levels: [LevelCall]) {
        var found = Found()
        var isCalling = true
        var subject: String?
        for line in lines {
            if let part = Self.part(line) { isCalling = part }
            if case .heading = line.kind { subject = nil }
            let text = Array(line.text)
            let named = mentions.find(in: text).filter { known[$0.symbol] != nil }
            takeLevels(line, &found)
            if isCalling {
                for (symbol, isLong) in SideWords.sides(text, named, subject: subject) {
                    found.sides[symbol, default: []].insert(isLong)
                    if !found.order.contains(symbol) { found.order.append(symbol) }
                }
                Self.takePrices(line, &found)
            }
            subject = named.last?.symbol ?? subject
        }
        let sides = found.order.compactMap { symbol -> SideCall? in
            guard let said = found.sides[symbol], said.count == 1, let isLong = said.first, let known = known[symbol]
            else { return nil }
            return SideCall(symbol: symbol, isLong: isLong, from: known.last, plan: found.prices[symbol]?.plan)
        }
        return (sides, found.levels)
    }

    private struct Found {
        var order: [String] = []
        var sides: [String: Set<Bool>] = [:]
        var prices: [String: PlanPrices] = [:]
        var levels: [LevelCall] = []
    }

    // MARK: Parts of the text

    private static let calling: Set<String> = ["bias", "focus", "level", "levels", "setup", "setups"]
    private static let others: Set<String> = [
        "correlation", "correlations", "risk", "risks", "session", "wave", "waves", "volatility", "quality", "position",
        "positions",
    ]

    /// Whether the part that begins here makes calls; nil where none begins. Models number their parts instead of heading
    /// them.
    private static func part(_ line: ProseLine) -> Bool? {
        let text = Array(line.text)
        let words = Set(Mentions.words(of: text).map { String(text[$0]).lowercased() })
        let isCalling = !words.isDisjoint(with: calling)
        switch line.kind {
        case .heading: return isCalling || words.isDisjoint(with: others)
        case .item(let mark, 0) where mark.first?.isNumber == true:
            return isCalling ? true : words.isDisjoint(with: others) ? nil : false
        default: return nil
        }
    }

    // MARK: Prices

    private func takeLevels(_ line: ProseLine, _ found: inout Found) {
        for run in line.runs {
            guard case .matched(let fact)? = run.verdict, fact.kind == .price, let symbol = fact.symbol,
                let price = fact.price, let known = known[symbol], let range = known.range,
                KnownLevel.standing.contains(fact.name),
                !found.levels.contains(where: { $0.symbol == symbol && $0.price == price }),
                let call = LevelCall(symbol: symbol, name: fact.name, price: price, from: known.last, range: range)
            else { continue }
            found.levels.append(call)
        }
    }

    /// Takes the prices that follow "entry", "stop" and "target".
    private static func takePrices(_ line: ProseLine, _ found: inout Found) {
        var part: PlanPrices.Part?
        for run in line.runs {
            guard let verdict = run.verdict else {
                part = PlanPrices.Part.last(in: run.text) ?? part
                continue
            }
            guard let part, case .matched(let fact) = verdict, fact.kind == .price, let symbol = fact.symbol,
                let price = fact.price
            else { continue }
            found.prices[symbol, default: PlanPrices()].add(price, as: part)
        }
    }
}

/// The prices that a text names of a trade.
private struct PlanPrices {
    enum Part {
        case entry, stop, target

        /// The part that a text names last.
        static func last(in text: String) -> Part? {
            let text = Array(text)
            return Mentions.words(of: text).compactMap { words[String(text[$0]).lowercased()] }.last
        }

        private static let words: [String: Part] = [
            "entry": .entry, "entries": .entry, "enter": .entry, "zone": .entry, "stop": .stop, "stops": .stop,
            "sl": .stop, "target": .target, "targets": .target, "tp": .target, "tp1": .target,
        ]
    }

    private var entry: [Price] = []
    private var stop: Price?
    private var target: Price?

    /// The first stop and the first target count; of entries all, as a zone.
    mutating func add(_ price: Price, as part: Part) {
        switch part {
        case .entry: entry.append(price)
        case .stop: stop = stop ?? price
        case .target: target = target ?? price
        }
    }

    var plan: SideCall.Plan? {
        guard let low = entry.min(), let high = entry.max(), let stop, let target else { return nil }
        return SideCall.Plan(entryLow: low, entryHigh: high, stop: stop, target: target)
    }
}
