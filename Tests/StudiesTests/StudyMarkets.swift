import Market
import Studies
import Support

/// Markets that studies must bear: plain ones, and what goes wrong in real data.
struct StudyMarket: Sendable, CustomStringConvertible {
    let name: String
    let spec: ContractSpec
    let bars: [(bar: Bar, day: TradingDay)]
    /// Trades come before the bars that they make.
    var hasTrades = false

    var description: String { name }

    static let equity = ContractSpecs.byRoot["ES"] ?? ContractSpecs.all[0]
    static let energy = ContractSpecs.byRoot["CL"] ?? ContractSpecs.all[0]

    /// Wednesday 2024-01-31, 18:00 in New York: the evening that begins the last day of a month's first week.
    static let start = NewYork.instant(CivilDate(year: 2024, month: 1, day: 30), minuteOfDay: 18 * 60)

    static let all: [StudyMarket] = [
        StudyMarket("plain", equity, randomBars(1_500, from: start, seed: 1)),
        StudyMarket(
            "with gaps of minutes and days", equity, holed(randomBars(2_600, from: start, seed: 2, gapEvery: 9))),
        StudyMarket("near 1 tick", equity, randomBars(700, from: start, seed: 3, price: 1)),
        StudyMarket("near 100 000 points", equity, randomBars(700, from: start, seed: 4, price: 400_000)),
        StudyMarket("below zero", energy, randomBars(700, from: start, seed: 5, price: -3_700)),
        jumps,
        StudyMarket("without range", equity, randomBars(400, from: start, seed: 6).map { flat($0, at: $0.close) }),
        StudyMarket(
            "without any change", equity,
            randomBars(400, from: start, seed: 7).map { flat($0, at: Price(ticks: 20_000)) }),
        StudyMarket("without volume", equity, randomBars(400, from: start, seed: 8).map(still)),
        StudyMarket("days of three bars", equity, threeADay(randomBars(60, from: start, seed: 9))),
        StudyMarket("with trades", equity, randomBars(500, from: start, seed: 11), hasTrades: true),
        StudyMarket("with bars told twice", equity, repeated(randomBars(300, from: start, seed: 12))),
        StudyMarket("with bars told again, corrected", equity, corrected(randomBars(400, from: start, seed: 13))),
        StudyMarket("out of order", equity, shuffled(randomBars(500, from: start, seed: 14))),
        StudyMarket(
            "with a bar at the end of what a price can be", equity, spiked(randomBars(400, from: start, seed: 10))),
    ]

    static let jumps = StudyMarket("with jumps between bars", equity, jumping(randomBars(700, from: start, seed: 15)))

    private init(_ name: String, _ spec: ContractSpec, _ bars: [Bar], hasTrades: Bool = false) {
        let calendar = spec.calendar
        self.name = name
        self.spec = spec
        self.hasTrades = hasTrades
        self.bars = bars.compactMap { bar in calendar.tradingDay(containing: bar.time).map { (bar, $0) } }
    }

    /// Trades that make a bar, whatever is left of its volume in the last one.
    func trades(of bar: Bar) -> [Trade] {
        guard hasTrades else { return [] }
        let prices = [bar.open, bar.isRising ? bar.low : bar.high, bar.isRising ? bar.high : bar.low, bar.close]
        return prices.enumerated().map { index, price in
            let share = bar.volume / 4
            return Trade(
                time: bar.time.adding(seconds: Int64(index) * 15), price: price,
                size: index < 3 ? share : bar.volume - 3 * share, aggressor: index % 2 == 0 ? .buyer : .seller)
        }
    }

    private static func flat(_ bar: Bar, at price: Price) -> Bar {
        Bar(time: bar.time, open: price, high: price, low: price, close: price, volume: bar.volume)
    }

    private static func still(_ bar: Bar) -> Bar {
        var bar = bar
        bar.volume = 0
        return bar
    }

    /// Without what lies between two instants more than a day apart.
    private static func holed(_ bars: [Bar]) -> [Bar] {
        bars.enumerated().map { index, bar in
            var bar = bar
            if index > 1_200 { bar.time = bar.time.adding(minutes: 2 * 1_440) }
            return bar
        }
    }

    /// Every sixth opens up to fifty ticks away from the last close.
    private static func jumping(_ bars: [Bar]) -> [Bar] {
        var numbers = SeededNumbers(seed: 16)
        var away = 0
        return bars.enumerated().map { index, bar in
            if index % 6 == 5 { away += numbers.below(101) - 50 }
            return Bar(
                time: bar.time, open: Price(ticks: bar.open.ticks + away), high: Price(ticks: bar.high.ticks + away),
                low: Price(ticks: bar.low.ticks + away), close: Price(ticks: bar.close.ticks + away),
                volume: bar.volume)
        }
    }

    private static func threeADay(_ bars: [Bar]) -> [Bar] {
        bars.enumerated().map { index, bar in
            var bar = bar
            bar.time = start.adding(minutes: Int64(index / 3 * 1_440 + index % 3 * 500))
            return bar
        }
    }

    private static func repeated(_ bars: [Bar]) -> [Bar] { bars.flatMap { [$0, $0] } }

    /// Every tenth comes a second time with another close and more volume.
    private static func corrected(_ bars: [Bar]) -> [Bar] {
        bars.enumerated().flatMap { index, bar in
            guard index % 10 == 9 else { return [bar] }
            var other = bar
            other.close = other.low
            other.volume += 100
            return [bar, other]
        }
    }

    /// Neighbours change places, and now and then a bar comes half an hour or a day late.
    private static func shuffled(_ bars: [Bar]) -> [Bar] {
        var bars = bars
        for index in stride(from: 3, to: bars.count - 1, by: 5) { bars.swapAt(index, index + 1) }
        for index in stride(from: 60, to: bars.count, by: 60) {
            bars[index].time = bars[index].time.adding(minutes: index % 120 == 0 ? -30 : -1_440)
        }
        return bars
    }

    private static func spiked(_ bars: [Bar]) -> [Bar] {
        bars.enumerated().map { index, bar in
            var bar = bar
            if index == 100 { bar.high = Price(ticks: Int(Int32.max)) }
            if index == 200 { bar = flat(bar, at: Price(ticks: Int(Int32.min))) }
            if index == 300 { bar.volume = Int(Int32.max) }
            return bar
        }
    }
}

extension Study {
    /// The values if a bar closed as it stands.
    func preview(with bar: Bar, day: TradingDay) -> StudyRow {
        StudyRow(count: fields.count) { preview(with: bar, day: day, to: &$0) }
    }
}
