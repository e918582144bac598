import Market
import State
import Testing

@testable import Feeds

/// What the simulated market looks like.
@Suite struct SimulationTests {
    static let monday = CivilDate(year: 2026, month: 3, day: 16)

    static func configuration(
        seed: UInt64 = 42, roots: [String] = ["ES", "NQ", "GC", "SI", "HG", "CL"],
        start: Timestamp = NewYork.instant(monday, minuteOfDay: 585), days: Int = 5,
        speed: PlaybackSpeed = .times(1), isPaused: Bool = false
    ) -> SimulatedFeed.Configuration {
        SimulatedFeed.Configuration(
            seed: seed, instruments: roots.compactMap { ContractSpecs.byRoot[$0].map { Instrument(spec: $0) } },
            start: start, days: days, speed: speed, isPaused: isPaused)
    }

    static func history(_ configuration: SimulatedFeed.Configuration) -> [SlotBar] {
        var playing = Playing(SimulatedFeed.player(configuration))
        return playing.take().bars
    }

    @Test func sameSeedGivesTheSameTapeHoweverItIsRead() {
        var slow = Playing(SimulatedFeed.player(Self.configuration()))
        var fast = Playing(SimulatedFeed.player(Self.configuration(speed: .times(60))))
        slow.run(seconds: 60)
        fast.run(seconds: 1)
        let (a, b) = (slow.take(), fast.take())
        #expect(a.bars.count > 30_000)
        #expect(a.bars == b.bars)
        #expect(a.trades.count > 500)
        #expect(a.trades == b.trades)
        #expect(Self.history(Self.configuration(seed: 43)) != a.bars)
    }

    @Test func barsAndTradesKeepToTheSessions() {
        // From Friday 16:55 at full speed over the weekend.
        let friday = NewYork.instant(CivilDate(year: 2026, month: 3, day: 13), minuteOfDay: 16 * 60 + 55)
        var playing = Playing(SimulatedFeed.player(Self.configuration(start: friday, speed: .maximum)))
        playing.run(seconds: 0.02)
        let events = playing.take()
        let calendar = TradingCalendar(group: .equity)
        #expect(events.bars.allSatisfy { calendar.isOpen(at: $0.bar.time) })
        #expect(events.trades.allSatisfy { calendar.isOpen(at: $0.trade.time) })
        let sunday = NewYork.instant(CivilDate(year: 2026, month: 3, day: 15), minuteOfDay: 18 * 60)
        #expect(events.trades.contains { $0.trade.time < friday.adding(minutes: 5) })
        #expect(events.trades.contains { $0.trade.time >= sunday }, "at full speed the weekend is skipped")
        #expect(Set(events.bars.map { calendar.tradingDay(containing: $0.bar.time) }).count == 6)
    }

    @Test func theClockRunsThroughTheHalt() {
        let nearHalt = NewYork.instant(Self.monday, minuteOfDay: 17 * 60 - 1)
        var playing = Playing(SimulatedFeed.player(Self.configuration(start: nearHalt)))
        _ = playing.take()
        playing.run(seconds: 180)
        let events = playing.take()
        #expect(events.clocks.last == nearHalt.adding(minutes: 3))
        #expect(events.trades.allSatisfy { $0.trade.time < nearHalt.adding(minutes: 1) })
        #expect(!events.trades.isEmpty)
    }

    @Test func volumeIsUShapedAndNightsAreQuiet() {
        let bars = Self.history(Self.configuration(roots: ["ES"], days: 20))
        func mean(_ minutes: Range<Int>) -> Double {
            let part = bars.filter { minutes.contains(NewYork.local($0.bar.time).minuteOfDay) }
            return part.reduce(0) { $0 + Double($1.bar.volume) } / Double(part.count)
        }
        let (open, noon, close, asia) = (mean(570..<585), mean(720..<780), mean(945..<960), mean(1_260..<1_400))
        #expect(open > 2 * noon)
        #expect(close > 1.5 * noon)
        #expect(noon > 4 * asia)
    }

    @Test func volatilityClustersTailsAreFatAndKinMoveTogether() {
        let bars = Self.history(Self.configuration(days: 20))
        let all = (0..<6).map { Self.returns(bars, slot: $0) }
        #expect(Self.correlation(all[0], all[1]) > 0.7, "ES and NQ")
        #expect(Self.correlation(all[2], all[3]) > 0.5, "gold and silver")
        #expect(abs(Self.correlation(all[0], all[5])) < 0.4, "ES and crude")
        let es = all[0].values.map { $0 }
        #expect(Self.kurtosis(es) > 4)
        // Size of neighbouring moves, at the same time of day so that the daily shape does not count.
        let day = all[1].filter { (660..<900).contains(NewYork.local(Timestamp(nanoseconds: $0.key)).minuteOfDay) }
        let now = day.mapValues(abs)
        let next = Dictionary(
            uniqueKeysWithValues: day.compactMap { key, _ in
                day[key + 5 * Timestamp.minute].map { (key, abs($0)) }
            })
        #expect(Self.correlation(now, next) > 0.05)
    }

    @Test func aggressorsLeanWithThePriceAndTheDayIsBusy() {
        var playing = Playing(SimulatedFeed.player(Self.configuration(roots: ["ES"])))
        _ = playing.take()
        playing.run(seconds: 1_800)
        let trades = playing.take().trades
        #expect(trades.count > 2 * 1_800)
        var minutes: [Int64: (delta: Double, first: Int, last: Int)] = [:]
        for row in trades {
            let sign = row.trade.aggressor == .buyer ? 1.0 : -1.0
            let ticks = row.trade.price.ticks
            minutes[row.trade.time.minutes, default: (0, ticks, ticks)].delta += sign * Double(row.trade.size)
            minutes[row.trade.time.minutes]?.last = ticks
        }
        let deltas = minutes.mapValues(\.delta)
        let moves = minutes.mapValues { Double($0.last - $0.first) }
        #expect(Self.correlation(deltas, moves) > 0.4)
    }

    @Test func aMicroFollowsItsFullSizeProduct() {
        let bars = Self.history(Self.configuration(roots: ["ES", "MES"], days: 1))
        let es = Dictionary(uniqueKeysWithValues: bars.filter { $0.slot == 0 }.map { ($0.bar.time, $0.bar.close) })
        for row in bars where row.slot == 1 {
            if let close = es[row.bar.time] { #expect(abs(row.bar.close - close) <= 2) }
        }
    }

    @Test(arguments: ContractSpecs.all.map(\.root))
    func everyProductStartsNearItsPrice(root: String) throws {
        let bars = Self.history(Self.configuration(roots: [root], days: 1))
        let spec = try #require(ContractSpecs.byRoot[root])
        let first = try #require(bars.first)
        let price = SimulatedProduct(spec: spec).price
        #expect(abs(spec.points(first.bar.open) / price - 1) < 0.1)
        #expect(bars.allSatisfy { $0.bar.low <= min($0.bar.open, $0.bar.close) && $0.bar.volume > 0 })
    }

    /// Neither so few ticks that nothing moves, nor more than a bar can hold.
    @Test(
        arguments: ProductGroup.allCases, [TickSize(1, 10_000_000), TickSize(1, 128), TickSize(1, 4), TickSize(500, 1)])
    func aProductOfTheUsersOwnHasAPriceThatFitsItsTick(group: ProductGroup, tick: TickSize) throws {
        let spec = ContractSpec(
            root: "OWN", name: "Own", exchange: "X", group: group, tick: tick, tickValue: Money(dollars: 1),
            display: .decimal(tick.decimals ?? 0), months: "HMUZ")
        let day = CivilDate(year: 2026, month: 3, day: 17)
        let configuration = SimulatedFeed.Configuration(
            seed: 1, instruments: [Instrument(spec: spec)], start: NewYork.instant(day, minuteOfDay: 585), days: 1)
        let bars = Self.history(configuration)
        #expect(bars.count > 500)
        #expect(bars.allSatisfy { (3_000...400_000).contains($0.bar.close.ticks) })
        #expect(Set(bars.map(\.bar.close)).count > 20)
    }

    @Test(arguments: [
        // Saturday noon, Sunday before the open: Friday.
        (CivilDate(year: 2026, month: 3, day: 14), 720, CivilDate(year: 2026, month: 3, day: 13)),
        (CivilDate(year: 2026, month: 3, day: 15), 1_070, CivilDate(year: 2026, month: 3, day: 13)),
        // Sunday evening: Monday has begun.
        (CivilDate(year: 2026, month: 3, day: 15), 1_100, CivilDate(year: 2026, month: 3, day: 16)),
        (CivilDate(year: 2026, month: 3, day: 17), 1_030, CivilDate(year: 2026, month: 3, day: 17)),
        (CivilDate(year: 2026, month: 3, day: 17), 600, CivilDate(year: 2026, month: 3, day: 17)),
    ])
    func startsInTheMorningOfTheLatestTradingDay(date: CivilDate, minute: Int, day: CivilDate) {
        let start = SimulatedFeed.defaultStart(now: NewYork.instant(date, minuteOfDay: minute))
        #expect(start == NewYork.instant(day, minuteOfDay: 585))
    }

    private static func returns(_ bars: [SlotBar], slot: Int) -> [Int64: Double] {
        var result: [Int64: Double] = [:]
        for row in bars where row.slot == slot {
            result[row.bar.time.nanoseconds] = Double(row.bar.close - row.bar.open) / Double(row.bar.open.ticks)
        }
        return result
    }

    private static func correlation(_ a: [Int64: Double], _ b: [Int64: Double]) -> Double {
        let pairs = a.compactMap { key, x in b[key].map { (x, $0) } }
        let n = Double(pairs.count)
        let meanA = pairs.reduce(0) { $0 + $1.0 } / n
        let meanB = pairs.reduce(0) { $0 + $1.1 } / n
        let covariance = pairs.reduce(0) { $0 + ($1.0 - meanA) * ($1.1 - meanB) }
        let varianceA = pairs.reduce(0) { $0 + ($1.0 - meanA) * ($1.0 - meanA) }
        let varianceB = pairs.reduce(0) { $0 + ($1.1 - meanB) * ($1.1 - meanB) }
        return covariance / (varianceA * varianceB).squareRoot()
    }

    private static func kurtosis(_ values: [Double]) -> Double {
        let n = Double(values.count)
        let mean = values.reduce(0, +) / n
        let second = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
        let fourth = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) * ($1 - mean) * ($1 - mean) } / n
        return fourth / (second * second)
    }
}
