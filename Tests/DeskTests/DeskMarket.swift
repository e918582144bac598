import Canvas
import Engine
import Market
import Settings
import State
import Studies

@testable import Desk

/// A market for the desk's tests: six instruments on a seeded walk through three trading days, taken in by the real
/// engine, so that every figure on a screen agrees with the others.
struct DeskMarket {
    /// 2024-01-05 09:52:47 in New York, a Friday, 23 minutes into regular hours.
    static let time = NewYork.instant(CivilDate(year: 2024, month: 1, day: 5), minuteOfDay: 592, second: 47)

    var engine: Engine
    private var number: UInt64 = 0

    /// `instruments` of the six are listed, in their order.
    init(_ mode: RunMode = .live, until time: Timestamp = DeskMarket.time, instruments: Int = 6) {
        let source = mode == .live ? "massive" : mode == .simulated ? "sim" : "replay"
        engine = Engine(EngineConfiguration(mode: mode, source: source))
        apply(.sourceReported(SourceReport(name: source, state: .live, detail: Self.details[mode] ?? "")))
        let listed = Array(Self.instruments.prefix(instruments))
        apply(.instrumentsListed(listed.map(\.instrument)))
        if mode != .live {
            let first = NewYork.instant(CivilDate(year: 2024, month: 1, day: 2), minuteOfDay: 18 * 60)
            let span = mode == .replay ? first...first.adding(minutes: 4 * 1_440) : nil
            apply(
                .playbackChanged(
                    Playback(
                        speed: .times(mode == .replay ? 60 : 1), isPaused: false, span: span,
                        seed: mode == .simulated ? 42 : nil)))
        }
        for (slot, walk) in listed.enumerated() {
            apply(.barsClosed(walk.bars(until: time).map { SlotBar(slot: slot, bar: $0) }))
        }
        apply(.clockAdvanced(time.adding(seconds: -1)))
        let trades = listed.enumerated().map { slot, walk in
            let last = engine.bookPrice(slot) ?? Price(ticks: walk.start)
            return SlotTrade(
                slot: slot,
                trade: Trade(
                    time: time.adding(nanoseconds: -400_000_000), price: Price(ticks: last.ticks + 1), size: 3,
                    aggressor: .buyer))
        }
        apply(.tradesPrinted(trades))
        apply(.clockAdvanced(time))
        for (index, line) in Self.log.enumerated() {
            apply(
                .logged(
                    LogLine(
                        time: time.adding(seconds: Int64(index * 47 - 900)), level: line.0, part: line.1, text: line.2))
            )
        }
    }

    mutating func apply(_ event: Event) {
        number += 1
        _ = engine.apply(NumberedEvent(number: number, event: event))
    }

    /// The source says how it does.
    func reporting(_ state: SourceState, detail: String = "", after seconds: Int64 = 0) -> Snapshot {
        var market = self
        if seconds > 0 { market.apply(.clockAdvanced(Self.time.adding(seconds: seconds))) }
        let name = market.engine.configuration.source
        market.apply(.sourceReported(SourceReport(name: name, state: state, detail: detail)))
        return market.engine.snapshot()
    }

    static func snapshot(_ mode: RunMode) -> Snapshot {
        switch mode {
        case .live: live
        case .simulated: simulated
        case .replay: replay
        }
    }

    /// Made once: the walk through three days takes a moment in a debug build.
    static let liveMarket = DeskMarket(.live)
    static let live = liveMarket.reporting(.live)
    static let simulated = DeskMarket(.simulated).reporting(.live)
    static let replay = DeskMarket(.replay).reporting(.live, detail: "NQ_2024_01.csv, ES_2024_01.csv")
    static let stale = liveMarket.reporting(.stale, after: 252)
    static let failed = liveMarket.reporting(
        .failed(reason: "the server refused the key; set MASSIVE_API_KEY"), after: 30)
    /// Nothing has come yet.
    static let empty: Snapshot = {
        var engine = Engine(EngineConfiguration(mode: .live, source: "massive"))
        return engine.snapshot()
    }()

    static let facts = DeskFacts(
        version: "1.2.3", keymap: .standard, themeName: "dark",
        themes: [
            NamedChoice(name: "dark", summary: "quiet and dark"), NamedChoice(name: "light", summary: "for the day"),
            NamedChoice(name: "mono", summary: "no colour at all"),
        ],
        keymaps: [
            NamedChoice(name: "default", summary: "arrows and mnemonic letters"),
            NamedChoice(name: "vim", summary: "h j k l to move"),
        ], account: "EVAL 50K",
        paths: [
            ("settings", "~/.config/copilot/copilot.conf  2 of 40 keys not default"),
            ("data", "~/.local/share/copilot"), ("log", "~/.local/state/copilot/copilot.log  info"),
            ("terminal", "xterm-256color, 256 colours, UTF-8"), ("theme", "dark, keymap default"),
        ])

    private static let details: [RunMode: String] = [
        .live: "front months", .replay: "NQ_2024_01.csv, ES_2024_01.csv",
    ]

    private static let log: [(LogLine.Level, String, String)] = [
        (.info, "engine", "start, 30 trading days kept"), (.debug, "feed", "socket opened in 212 ms"),
        (.warn, "feed", "no message for 31 s, asked again"), (.info, "feed", "live again after 33 s"),
        (.info, "engine", "scanner 6 roots"), (.info, "desk", "theme dark, keymap default"),
    ]

    private static let instruments: [Walk] = [
        Walk("MNQH4", start: 66_200, step: 9, seed: 1), Walk("MESH4", start: 19_100, step: 4, seed: 2),
        Walk("MCLG4", start: 7_130, step: 3, seed: 3), Walk("MGCG4", start: 20_400, step: 3, seed: 4),
        Walk("SILH4", start: 4_626, step: 2, seed: 5), Walk("MHGH4", start: 7_640, step: 2, seed: 6),
    ]
}

extension Snapshot {
    /// The first instrument with hand-made settled figures in place of its own; NaN for one that is absent.
    func with(_ figures: [String: Double], on frame: TimeFrame) -> Snapshot {
        var snapshot = self
        guard var state = snapshot.instruments[0].frames[frame] else { return self }
        let row = state.studies.settled
        let names = state.studies.fields.all.map(\.name)
        state.studies.preview = nil
        state.studies.settled = StudyRow(count: row.count) { writer in
            for (place, name) in names.enumerated() { writer.append(figures[name] ?? row[place]) }
        }
        snapshot.instruments[0].frames[frame] = state
        return snapshot
    }
}

extension Engine {
    fileprivate func bookPrice(_ slot: Int) -> Price? {
        var copy = self
        return copy.snapshot().instruments[slot].last?.price
    }
}

/// A seeded random walk of one instrument, livelier in regular hours.
private struct Walk {
    let instrument: Instrument
    /// Ticks.
    let start: Int
    /// Largest move of a minute, in ticks.
    let step: Int
    let seed: UInt64

    init(_ symbol: String, start: Int, step: Int, seed: UInt64) {
        let near = CivilDate(year: 2024, month: 1, day: 5)
        instrument = Instrument(symbol: symbol, near: near) ?? Instrument(spec: ContractSpecs.all[0])
        self.start = start
        self.step = step
        self.seed = seed
    }

    func bars(until end: Timestamp) -> [Bar] {
        let calendar = instrument.spec.calendar
        var day = TradingDay(CivilDate(year: 2024, month: 1, day: 3))
        var chance = SeededNumbers(seed: seed)
        var price = start
        var bars: [Bar] = []
        while true {
            let session = calendar.session(of: day)
            let regular = calendar.regularHours(of: day) ?? session
            var time = session.lowerBound
            while time < session.upperBound {
                guard time.adding(minutes: 1) <= end else { return bars }
                let size = regular.contains(time) ? step * 3 : step
                let open = price
                price += chance.below(size * 2 + 1) - size
                let high = max(open, price) + chance.below(size)
                let low = min(open, price) - chance.below(size)
                bars.append(
                    Bar(
                        time: time, open: Price(ticks: open), high: Price(ticks: high), low: Price(ticks: low),
                        close: Price(ticks: price),
                        volume: (regular.contains(time) ? 900 : 60) + chance.below(size * 40)))
                time = time.adding(minutes: 1)
            }
            day = calendar.nextTradingDay(after: day)
        }
    }
}
