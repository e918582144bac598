import Engine
import Ledger
import Market
import State
import Support

/// A market of four instruments on seeded walks through two trading days, taken in by the real engine.
enum BriefingMarket {
    /// 2024-01-05 09:52 in New York, a Friday.
    static let time = NewYork.instant(CivilDate(year: 2024, month: 1, day: 5), minuteOfDay: 592)

    static let live = snapshot(.live)
    static let simulated: Snapshot = {
        var snapshot = live
        snapshot.mode = .simulated
        return snapshot
    }()
    static let stale: Snapshot = {
        var snapshot = live
        snapshot.sources[0].report.state = .stale
        return snapshot
    }()
    /// A quarter of an hour before.
    static let earlier = snapshot(.live, at: time.adding(minutes: -15))
    static let empty: Snapshot = {
        var engine = Engine(EngineConfiguration(mode: .live, source: "massive"))
        return engine.snapshot()
    }()

    private static func snapshot(_ mode: RunMode, at time: Timestamp = time) -> Snapshot {
        var engine = Engine(EngineConfiguration(mode: mode, source: "massive"))
        var number: UInt64 = 0
        func apply(_ event: Event) {
            number += 1
            _ = engine.apply(NumberedEvent(number: number, event: event))
        }
        let walks: [(symbol: String, price: Int)] = [
            ("MNQH4", 66_200), ("MESH4", 19_100), ("MGCG4", 20_400), ("ZNH4", 7_202),
        ]
        let near = CivilDate(year: 2024, month: 1, day: 5)
        let instruments = walks.compactMap { Instrument(symbol: $0.symbol, near: near) }
        apply(.sourceReported(SourceReport(name: "massive", state: .live)))
        apply(.instrumentsListed(instruments))
        for slot in instruments.indices {
            let calendar = instruments[slot].spec.calendar
            let start = calendar.session(of: TradingDay(CivilDate(year: 2024, month: 1, day: 3))).lowerBound
            let bars = randomBars(
                Int((time - start) / Timestamp.minute), from: start, seed: UInt64(slot + 1), price: walks[slot].price)
            // Few bars of what is long past, which all studies would have to walk.
            let open = bars.filter { bar in
                calendar.isOpen(at: bar.time)
                    && (bar.time > time.adding(minutes: -150) || bar.time.minutes.isMultiple(of: 20))
            }
            apply(.barsClosed(open.map { SlotBar(slot: slot, bar: $0) }))
        }
        apply(.clockAdvanced(time))
        return engine.snapshot()
    }

    /// With a long position of two contracts in the first instrument.
    static let withPosition: Snapshot = {
        var snapshot = live
        let state = snapshot.instruments[0]
        let reported = ReportedPosition(symbol: "MNQ 03-24", side: .long, quantity: 12, averagePrice: 16_540.125)
        var account = Account(
            name: "Secret-Account-4711",
            report: PositionReport(
                account: "Secret-Account-4711", positions: [reported], realised: Money(dollars: -120, cents: -50)),
            reportedAt: time.adding(seconds: -3))
        account.positions = [OpenPosition(reported: reported, openedAt: nil)]
        let value = PositionValue(
            basis: .quote, instrument: state.instrument, price: state.last?.price,
            profit: Money(dollars: 321, cents: 25))
        snapshot.accounts = [AccountState(account: account, isRestored: false, values: [value])]
        return snapshot
    }()
}
