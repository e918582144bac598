import Canvas
import Ledger
import Market
import Settings
import State

/// One open position as every part of the screen writes it: the same words, the same figure.
struct PositionLine {
    let position: OpenPosition
    let value: PositionValue
    /// The price that values it is older than its source promises.
    let isOld: Bool
    /// The instrument whose price values it; nil where none of ours does.
    let source: InstrumentState?
    /// How old that price is, as a pane's title says it of its prices: `live`, `7s`, `paused`.
    let age: Run?
    let reportedAt: Timestamp?
    private let priceAge: Int64?
    private let style: NumberStyle
    private let now: Timestamp?

    static func all(of state: AccountState, _ context: PaneContext) -> [PositionLine] {
        zip(state.account.positions, state.values).map {
            PositionLine($0, $1, reportedAt: state.account.reportedAt, context)
        }
    }

    private init(_ position: OpenPosition, _ value: PositionValue, reportedAt: Timestamp?, _ context: PaneContext) {
        self.position = position
        self.value = value
        self.reportedAt = reportedAt
        style = context.facts.numbers
        now = context.snapshot.now
        let symbol: String? =
            switch value.basis {
            case .quote: value.instrument?.symbol
            case .twin(let symbol), .continuous(let symbol): symbol
            case .bridge, .unknown: nil
            }
        source = context.snapshot.instruments.first { $0.instrument.symbol == symbol }
        let freshness = source.map { Freshness($0, context.snapshot) }
        isOld = freshness?.isOld ?? false
        priceAge = freshness?.age
        age = freshness?.titleItems.last.map { Run($0.text, $0.role) }
    }

    /// `▲ LONG 4 MNQH4`
    var runs: [Run] { side + [Run(" \(quantity) "), symbolRun] }
    /// `▲ LONG 4`
    var shortRuns: [Run] { side + [Run(" \(quantity)")] }
    /// `▲4`
    var briefRuns: [Run] { [Run("\(arrow)\(quantity)", Pen(role, .bold))] }

    private var side: [Run] {
        [Run("\(arrow) \(position.reported.side == .long ? "LONG" : "SHORT")", Pen(role, .bold))]
    }
    private var arrow: String { position.reported.side == .long ? "▲" : "▼" }
    private var role: Role { position.reported.side == .long ? .up : .down }
    private var quantity: String { style.text(position.reported.quantity, decimals: 0) }

    var symbolRun: Run { Run(symbol, .bright, .bold) }

    /// The instrument's symbol, or what the platform wrote where nobody knows it.
    var symbol: String {
        value.instrument?.symbol ?? TextFit.fit(OutsideText.line(position.reported.symbol), to: 16)
    }

    /// In the instrument's format where it lies on a tick, else with the decimals that an average needs.
    var average: String? {
        guard let points = position.reported.averagePrice, points.isFinite else { return nil }
        guard let spec = value.instrument?.spec else {
            let decimals = (2...6).first { decimals in
                let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
                return abs((points * scale).rounded() / scale - points) < 1e-9 * max(1, abs(points))
            }
            return style.text(points, decimals: decimals ?? 6)
        }
        let ticks = points * Double(spec.tick.denominator) / Double(spec.tick.numerator)
        guard ticks.magnitude < 1e12 else { return nil }
        let price = spec.price(points: points)
        return abs(spec.points(price) - points) < 1e-9 * max(1, abs(points))
            ? spec.text(price, style: style) : spec.text(points: points, style: style)
    }

    /// `+29.25`
    var points: Run? {
        guard let points = value.points, let spec = value.instrument?.spec else { return nil }
        return spec.text(points: points, style: style, signed: true).map { Run($0, isOld ? .stale : .text) }
    }

    /// `+$234.00`, or the figure with its currency where that is no dollar; nil where nothing could value the position.
    var profit: Run? {
        value.profit.map { profit in
            let text = profit.text(style: style, signed: true)
            let foreign = isForeign ? text.filter { $0 != "$" } + " \(value.instrument?.spec.currency ?? "")" : text
            return Run(foreign, Pen(Self.role(of: profit, isOld: isOld), .bold))
        }
    }

    /// The gain where it is in dollars.
    var dollars: Money? { isForeign ? nil : value.profit }
    private var isForeign: Bool { value.instrument.map { $0.spec.currency != "USD" } ?? false }

    static func role(of money: Money, isOld: Bool = false) -> Role {
        isOld ? .stale : money > .zero ? .up : money < .zero ? .down : .text
    }

    /// What the figure rests on: `quote`, `quote 47s` where the price is not quite young, `twin NQH6`, `bridge 14:02`,
    /// `unknown`.
    var basis: Run {
        let age = priceAge.flatMap { isOld || $0 >= Self.young ? " \(SpanText.exact($0))" : nil } ?? ""
        let old = isOld ? "\(age) old" : age
        return switch value.basis {
        case .quote: Run("quote\(old)", isOld ? .warn : .dim)
        case .twin(let symbol): Run("twin \(OutsideText.line(symbol))\(old)", isOld ? .warn : .dim)
        case .continuous(let symbol): Run("series \(OutsideText.line(symbol))\(old)", isOld ? .warn : .dim)
        case .bridge:
            Run("bridge" + ((value.time ?? reportedAt).map { " \(PastTime.text($0, now: now))" } ?? ""), .warn)
        case .unknown: Run("unknown", .warn)
        }
    }

    /// A price that is younger needs no word of its age, nanoseconds.
    private static let young = 10 * Timestamp.second

    /// True for a price of our own that is as young as it should be.
    var isMarket: Bool {
        switch value.basis {
        case .quote, .twin, .continuous: !isOld
        case .bridge, .unknown: false
        }
    }

    /// Why nothing could value it.
    var reason: String? {
        if case .unknown(let why) = value.basis { return why }
        return nil
    }

    /// How long it has been open; nil where it was open before the first report.
    var held: String? { position.openedAt.flatMap { opened in now.map { SpanText.exact($0 - opened) } } }
}

/// A moment that is past, on the New York clock: `14:02`, with its date where that is another day.
enum PastTime {
    static func text(_ time: Timestamp, now: Timestamp?) -> String {
        let local = NewYork.local(time)
        let isToday = now.map { NewYork.local($0).date == local.date } ?? false
        return isToday ? local.clock : "\(local.date) \(local.clock)"
    }
}
