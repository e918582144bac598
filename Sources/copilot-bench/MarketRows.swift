import Market
import State

/// A seeded random walk of closed one-minute bars of several instruments through whole trading days, batch by batch.
struct MarketRows: Sequence, IteratorProtocol {
    private let size: Int
    private let calendar = TradingCalendar(group: .equity)
    private var remaining: Int
    private var session: Range<Timestamp>
    private var day: TradingDay
    private var time: Timestamp
    private var slot = 0
    private var closes: [Int]
    private var chance = SeededNumbers(seed: 1)

    init(instruments: Int, days: Int, size: Int) {
        self.size = size
        remaining = days
        day = TradingDay(CivilDate(year: 2024, month: 1, day: 2))
        session = calendar.session(of: day)
        time = session.lowerBound
        closes = Array(repeating: 20_000, count: instruments)
    }

    mutating func next() -> [SlotBar]? {
        var rows: [SlotBar] = []
        rows.reserveCapacity(size)
        while rows.count < size, remaining > 0 {
            rows.append(SlotBar(slot: slot, bar: bar()))
            slot += 1
            if slot == closes.count { advance() }
        }
        return rows.isEmpty ? nil : rows
    }

    private mutating func bar() -> Bar {
        let open = closes[slot]
        let close = Swift.max(100, open + Int(chance.next() % 9) - 4)
        closes[slot] = close
        return Bar(
            time: time, open: Price(ticks: open), high: Price(ticks: Swift.max(open, close) + Int(chance.next() % 4)),
            low: Price(ticks: Swift.min(open, close) - Int(chance.next() % 4)), close: Price(ticks: close),
            volume: Int(chance.next() % 900))
    }

    private mutating func advance() {
        slot = 0
        time = time.adding(minutes: 1)
        guard time >= session.upperBound else { return }
        remaining -= 1
        day = calendar.nextTradingDay(after: day)
        session = calendar.session(of: day)
        time = session.lowerBound
    }
}
