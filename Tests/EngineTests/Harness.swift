import Market
import State
import Studies
import Support

@testable import Engine

/// An engine with a counter for its events, and short words for them.
struct Harness {
    static let nq = instrument("NQ")
    static let calendar = TradingCalendar(group: .equity)
    /// Monday; its session begins on Sunday evening.
    static let monday = TradingDay(CivilDate(year: 2024, month: 1, day: 8))

    private(set) var engine: Engine
    private var number: UInt64 = 0

    init(
        _ instruments: [Instrument] = [nq], mode: RunMode = .replay, keptDays: Int = 30, logTail: Int = 500,
        program: String? = nil
    ) {
        var configuration = EngineConfiguration(mode: mode, source: "test", keptDays: keptDays, logTail: logTail)
        configuration.program = program
        engine = Engine(configuration)
        send(.instrumentsListed(instruments))
    }

    static func instrument(_ root: String) -> Instrument {
        guard let spec = ContractSpecs.byRoot[root] else { preconditionFailure("no product \(root)") }
        return Instrument(spec: spec)
    }

    /// A wall-clock time in New York on a date of January 2024.
    static func et(_ day: Int, _ hour: Int, _ minute: Int, _ second: Int = 0) -> Timestamp {
        NewYork.instant(
            CivilDate(year: 2024, month: 1, day: day), minuteOfDay: hour * 60 + minute, second: second)
    }

    /// Begins anew with other rules of scores and plans.
    mutating func use(_ focus: FocusRules) {
        var configuration = engine.configuration
        configuration.focus = focus
        let instruments = engine.books.map(\.instrument)
        engine = Engine(configuration)
        send(.instrumentsListed(instruments))
    }

    @discardableResult
    mutating func send(_ event: Event) -> [Effect] {
        number += 1
        return engine.apply(NumberedEvent(number: number, event: event))
    }

    mutating func bars(_ bars: [Bar], slot: Int = 0) {
        send(.barsClosed(bars.map { SlotBar(slot: slot, bar: $0) }))
    }

    mutating func correct(_ bars: [Bar], slot: Int = 0) {
        send(.barsCorrected(bars.map { SlotBar(slot: slot, bar: $0) }))
    }

    mutating func trade(_ ticks: Int, size: Int = 1, at time: Timestamp, slot: Int = 0) {
        let trade = Trade(time: time, price: Price(ticks: ticks), size: size, aggressor: .buyer)
        send(.tradesPrinted([SlotTrade(slot: slot, trade: trade)]))
    }

    @discardableResult
    mutating func clock(_ time: Timestamp) -> [Effect] { send(.clockAdvanced(time)) }

    var snapshot: Snapshot {
        mutating get { engine.snapshot() }
    }

    var first: InstrumentState {
        mutating get { engine.snapshot().instruments[0] }
    }

    func refused() -> Int {
        var copy = engine
        return copy.snapshot().sources[0].refused
    }
}

/// A bar whose prices are `ticks`, one above and one below it.
func bar(_ time: Timestamp, _ ticks: Int, volume: Int = 10) -> Bar {
    Bar(
        time: time, open: Price(ticks: ticks), high: Price(ticks: ticks + 1), low: Price(ticks: ticks - 1),
        close: Price(ticks: ticks), volume: volume)
}

/// All bars of a series, oldest first.
func all(_ series: BarSeries) -> [Bar] { series.suffix(series.count) }

/// The past of a study's value at all closed bars of a frame, oldest first.
func past(_ name: String, _ frame: FrameState) -> [Double?] {
    guard let line = frame.studies.fields.line(name) else { return [] }
    return frame.bars.days.indices.flatMap { day in
        frame.studies.columns.told(line, day: day, of: frame.bars.days[day])
            ?? (0..<frame.bars.days[day].count).map { frame.studies.columns[line, day: day, index: $0] }
    }
}

/// Whether two pasts are the same but for the precision in which they are kept.
func isNear(_ kept: [Double?], _ exact: [Double?]) -> Bool {
    kept.count == exact.count
        && zip(kept, exact).allSatisfy { kept, exact in
            guard let kept, let exact else { return kept == nil && exact == nil }
            return abs(kept - exact) < 1e-4
        }
}
