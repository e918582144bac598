import ArgumentParser
import Dispatch
import Engine
import Machine
import Market
import State
import Studies

/// What one closed bar costs all studies of an instrument.
struct StudiesBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "studies", abstract: "One closed one-minute bar through every study, nanoseconds.")

    @Option(help: "Trading days in a run, of which the first is not measured.")
    var days = 10
    @Option(help: "Runs, of which the median is told.")
    var runs = 11

    func run() throws {
        guard let spec = ContractSpecs.byRoot["ES"] else { return }
        // As the desk does it.
        Heaps.share()
        // First, while no freed memory lies about that would be taken again unseen.
        measureMemory()
        try StartBench().run(runs: max(1, runs / 2))
        let days = days(spec)
        let setup = StudySetup(spec: spec, frame: .oneMinute)
        var total = Figures()
        var atOnce = Figures()
        var preview = Figures()
        var slowest = Figures()
        var least: [Double] = []
        for _ in 0..<max(1, runs) {
            var set = StudySet(Studies.all.map { $0.make(setup) })
            total.add(Self.time(&set, days))
            set = StudySet(Studies.all.map { $0.make(setup) })
            atOnce.add(Self.timeAtOnce(&set, days))
            set = StudySet(Studies.all.map { $0.make(setup) })
            let bars = Self.timeEach(&set, days)
            for bar in bars { slowest.add(bar) }
            least = least.isEmpty ? bars : zip(least, bars).map { min($0, $1) }
        }
        var quiet = Figures()
        for bar in least { quiet.add(bar) }
        var set = StudySet(Studies.all.map { $0.make(setup) })
        for (place, day) in days.enumerated() {
            Self.refit(&set)
            for (bar, day) in day {
                let start = DispatchTime.now().uptimeNanoseconds
                let shown = set.preview(with: bar, day: day)
                let end = DispatchTime.now().uptimeNanoseconds
                set.add(bar, day: day)
                if place > 0, shown.count > 0 { preview.add(Double(end - start)) }
            }
        }
        let count = days.dropFirst().reduce(0) { $0 + $1.count }
        print(
            "\(Studies.all.count) studies, \(set.columns.count) values, \(count) bars a run after a first day, no refits"
        )
        print(total.line("all studies, mean of a run", unit: "ns"))
        print(atOnce.line("all studies, 64 bars at once", unit: "ns"))
        print(slowest.line("all studies, each bar by itself", unit: "ns"))
        // A bar that was slow in every run is slow by its own work, not by what else the machine did.
        print(quiet.line("all studies, a bar's least of \(runs) runs", unit: "ns"))
        print(preview.line("all studies, a preview", unit: "ns"))
        var nodes = Figures()
        for _ in 0..<200 {
            let start = DispatchTime.now().uptimeNanoseconds
            let found = set.first(SessionProfile.self)?.nodes.count
            if found != nil { nodes.add(Double(DispatchTime.now().uptimeNanoseconds - start)) }
        }
        print(nodes.line("volume nodes of a whole day", unit: "ns"))
        for kind in Studies.all {
            var figures = Figures()
            for _ in 0..<max(1, runs) {
                var alone = StudySet([kind.make(setup)])
                figures.add(Self.time(&alone, days))
            }
            print(figures.line("  \(kind.name)", unit: "ns"))
        }
    }

    /// What an engine keeps of an instrument after thirty trading days, a picture with it, beyond the instrument's bars.
    private func measureMemory() {
        let instruments = ["NQ", "ES", "CL", "GC", "SI", "HG"].compactMap { ContractSpecs.byRoot[$0] }.map {
            Instrument(spec: $0)
        }
        // What is the same for all engines, as code and calendars, is no instrument's.
        let first = filled(instruments, days: 2)
        let before = ResidentMemory.bytes
        let (engine, picture) = filled(instruments, days: 30)
        let kept = (ResidentMemory.bytes - before) / instruments.count
        // A time of eight bytes and five columns of four.
        let bars = picture.instruments[0].frames.values.reduce(0) { $0 + $1.bars.count * 28 }
        let text = { (bytes: Int) in NumberStyle.screen.text(Double(bytes) / 1e6, decimals: 1) ?? "?" }
        print("an instrument with 30 trading days holds \(text(kept)) MB, of which bars \(text(bars)) MB")
        withExtendedLifetime((first, engine, picture)) {}
    }

    private func filled(_ instruments: [Instrument], days: Int) -> (Engine, Snapshot) {
        var engine = Engine(EngineConfiguration(mode: .live, source: "bench"))
        var number: UInt64 = 0
        func send(_ event: Event) {
            number += 1
            _ = engine.apply(NumberedEvent(number: number, event: event))
        }
        send(.instrumentsListed(instruments))
        for rows in MarketRows(instruments: instruments.count, days: days, size: 512) { send(.barsClosed(rows)) }
        let picture = engine.snapshot()
        return (engine, picture)
    }

    /// Nanoseconds a bar, of all days but the first, which holds the fits of the warm-up; those between days are done
    /// beforehand, as a worker does them.
    private static func time(_ set: inout StudySet, _ days: [[(Bar, TradingDay)]]) -> Double {
        var nanoseconds: UInt64 = 0
        var count = 0
        for (place, bars) in days.enumerated() {
            refit(&set)
            let start = DispatchTime.now().uptimeNanoseconds
            for (bar, day) in bars { set.add(bar, day: day) }
            guard place > 0 else { continue }
            nanoseconds += DispatchTime.now().uptimeNanoseconds - start
            count += bars.count
        }
        return Double(nanoseconds) / Double(max(1, count))
    }

    /// The same with so many bars taken at once, as in a replay at full speed.
    private static func timeAtOnce(_ set: inout StudySet, _ days: [[(Bar, TradingDay)]]) -> Double {
        var nanoseconds: UInt64 = 0
        var count = 0
        let silent = Studies.all.map { _ in [Int]() }
        for (place, day) in days.enumerated() {
            refit(&set)
            var rest = day.map { FrameBars.Closed(bar: $0, day: $1) }[...]
            let start = DispatchTime.now().uptimeNanoseconds
            while !rest.isEmpty {
                _ = set.advance(Array(rest.prefix(64)), tellingAt: silent)
                rest = rest.dropFirst(64)
            }
            guard place > 0 else { continue }
            nanoseconds += DispatchTime.now().uptimeNanoseconds - start
            count += day.count
        }
        return Double(nanoseconds) / Double(max(1, count))
    }

    /// Nanoseconds of each bar by itself, of all days but the first.
    private static func timeEach(_ set: inout StudySet, _ days: [[(Bar, TradingDay)]]) -> [Double] {
        var times: [Double] = []
        for (place, bars) in days.enumerated() {
            refit(&set)
            for (bar, day) in bars {
                let start = DispatchTime.now().uptimeNanoseconds
                set.add(bar, day: day)
                if place > 0 { times.append(Double(DispatchTime.now().uptimeNanoseconds - start)) }
            }
        }
        return times
    }

    private static func refit(_ set: inout StudySet) {
        for refit in set.refits { set.prepare(refit.run()) }
    }

    /// A random walk through whole trading days.
    private func days(_ spec: ContractSpec) -> [[(Bar, TradingDay)]] {
        let calendar = spec.calendar
        var day = TradingDay(CivilDate(year: 2024, month: 1, day: 2))
        var chance = SeededNumbers(seed: 5)
        var price = 20_000
        var days: [[(Bar, TradingDay)]] = []
        for _ in 0..<max(2, self.days) {
            var bars: [(Bar, TradingDay)] = []
            let session = calendar.session(of: day)
            var time = session.lowerBound
            while time < session.upperBound {
                let open = price
                price += Int(chance.next() % 9) - 4
                let bar = Bar(
                    time: time, open: Price(ticks: open), high: Price(ticks: max(open, price) + Int(chance.next() % 4)),
                    low: Price(ticks: min(open, price) - Int(chance.next() % 4)), close: Price(ticks: price),
                    volume: Int(chance.next() % 900) + 1)
                bars.append((bar, day))
                time = time.adding(minutes: 1)
            }
            days.append(bars)
            day = calendar.nextTradingDay(after: day)
        }
        return days
    }
}
