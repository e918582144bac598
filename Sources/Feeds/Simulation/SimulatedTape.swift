import Market
import State

/// The simulated market as a tape without end: one-minute bars up to the start, trades afterwards. The same
/// configuration gives the same rows, however they are read.
struct SimulatedTape: Tape {
    let instruments: [Instrument]
    var span: ClosedRange<Timestamp>? { nil }

    private let configuration: SimulatedFeed.Configuration
    private let calendars: [TradingCalendar]
    private var model: MarketModel
    private var trading: [SimulatedTrading]
    /// The current or next session of each group.
    private var days: [TradingDay]
    private var shapes: [SessionShape]
    /// The minute that is generated next.
    private var minute: Timestamp
    /// Rows of the last generated minute, the first `given` of which are out.
    private var bars: [SlotBar] = []
    private var trades: [SlotTrade] = []
    private var given = 0

    init(_ configuration: SimulatedFeed.Configuration) {
        self.configuration = configuration
        instruments = configuration.instruments
        let start = configuration.start.startOfMinute
        var groups: [ProductGroup] = []
        var roots: [String] = []
        var products: [(product: SimulatedProduct, group: Int)] = []
        var seeds = SeededNumbers(seed: configuration.seed)
        let modelSeed = seeds.next()
        trading = []
        for (slot, instrument) in instruments.enumerated() {
            let spec = instrument.spec
            let root = spec.fullSizeRoot ?? spec.root
            if !groups.contains(spec.group) { groups.append(spec.group) }
            if !roots.contains(root) {
                roots.append(root)
                products.append((SimulatedProduct(spec: spec), groups.firstIndex(of: spec.group) ?? 0))
            }
            trading.append(
                SimulatedTrading(
                    slot: slot, spec: spec, path: roots.firstIndex(of: root) ?? 0, seed: seeds.next()))
        }
        model = MarketModel(products: products, groups: groups.count, seed: modelSeed)
        calendars = groups.map(TradingCalendar.init)
        days = calendars.map { calendar in
            var day = calendar.tradingDay(atOrAfter: start)
            for _ in 0..<max(0, configuration.days) { day = calendar.previousTradingDay(before: day) }
            return day
        }
        shapes = zip(days, calendars).map(SessionShape.init)
        minute = shapes.map(\.session.lowerBound).min() ?? start
        if !instruments.isEmpty { generate() }
    }

    var nextDue: Timestamp? {
        if given < bars.count { return bars[given].bar.time.adding(minutes: 1) }
        return given < trades.count ? trades[given].trade.time : nil
    }

    mutating func read(through limit: Timestamp, count: Int, into batch: inout RowBatch) {
        while let due = nextDue, due <= limit, batch.count < count || due == batch.lastDue {
            if given < bars.count { batch.append(bars[given], due: due) } else { batch.append(trades[given]) }
            given += 1
            if given == max(bars.count, trades.count) { generate() }
        }
    }

    mutating func rewind() { self = SimulatedTape(configuration) }

    /// Generates the next minute in which anything trades.
    private mutating func generate() {
        bars.removeAll(keepingCapacity: true)
        trades.removeAll(keepingCapacity: true)
        given = 0
        while bars.isEmpty, trades.isEmpty {
            advanceSessions()
            let shares = shapes.map { $0.session.contains(minute) ? $0.share(at: minute) : nil }
            let gaps = zip(shapes, days).map { shape, day in
                shape.session.lowerBound != minute ? 0 : day.date.weekday == .monday ? 0.3 : 0.12
            }
            model.advance(shares: shares, gaps: gaps)
            let isHistory = minute < configuration.start.startOfMinute
            for index in trading.indices {
                let path = model.paths[trading[index].path]
                guard let share = shares[path.group] else { continue }
                let multiplier = model.volatility[path.group].multiplier
                if !isHistory {
                    trading[index].trades(
                        minute: minute, path: path, share: share, multiplier: multiplier, into: &trades)
                } else if let bar = trading[index].bar(
                    minute: minute, path: path, share: share, multiplier: multiplier)
                {
                    bars.append(bar)
                }
            }
            minute = minute.adding(minutes: 1)
        }
        trades.sort { ($0.trade.time, $0.slot) < ($1.trade.time, $1.slot) }
    }

    /// Moves every group on to the session that contains the minute or comes next, and the minute over closed hours.
    private mutating func advanceSessions() {
        for group in shapes.indices where minute >= shapes[group].session.upperBound {
            days[group] = calendars[group].nextTradingDay(after: days[group])
            shapes[group] = SessionShape(day: days[group], calendar: calendars[group])
        }
        if let opening = shapes.map(\.session.lowerBound).min() { minute = max(minute, opening) }
    }
}
