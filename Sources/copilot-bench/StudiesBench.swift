import ArgumentParser
import Dispatch
import Market
import Studies

/// What one closed bar costs all studies of an instrument.
struct StudiesBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "studies", abstract: "One closed one-minute bar through every study, nanoseconds.")

    @Option(help: "Trading days in a run.")
    var days = 10
    @Option(help: "Runs, of which the median is told.")
    var runs = 11

    func run() {
        guard let spec = ContractSpecs.byRoot["ES"] else { return }
        let bars = bars(spec)
        var total = Figures()
        var slowest = Figures()
        for _ in 0..<max(1, runs) {
            var set = StudySet(Studies.all.map { $0.make(StudySetup(spec: spec, frame: .oneMinute)) })
            // A sample each 500 bars: short enough that other programs seldom come in between.
            for first in stride(from: 0, to: bars.count, by: 500) {
                let some = bars[first..<min(first + 500, bars.count)]
                let start = DispatchTime.now().uptimeNanoseconds
                for (bar, day) in some { set.add(bar, day: day) }
                total.add(Double(DispatchTime.now().uptimeNanoseconds - start) / Double(some.count))
            }
        }
        var set = StudySet(Studies.all.map { $0.make(StudySetup(spec: spec, frame: .oneMinute)) })
        var preview = Figures()
        for (bar, day) in bars {
            let start = DispatchTime.now().uptimeNanoseconds
            let shown = set.preview(with: bar, day: day)
            let between = DispatchTime.now().uptimeNanoseconds
            set.add(bar, day: day)
            slowest.add(Double(DispatchTime.now().uptimeNanoseconds - between))
            if shown.count > 0 { preview.add(Double(between - start)) }
        }
        print("\(Studies.all.count) studies, \(set.columns.count) values, \(bars.count) bars a run")
        print(total.line("all studies, a bar, by 500 bars", unit: "ns"))
        print(slowest.line("all studies, each bar by itself", unit: "ns"))
        print(preview.line("all studies, a preview", unit: "ns"))
        for kind in Studies.all {
            var figures = Figures()
            for _ in 0..<max(1, runs) {
                var alone = StudySet([kind.make(StudySetup(spec: spec, frame: .oneMinute))])
                let start = DispatchTime.now().uptimeNanoseconds
                for (bar, day) in bars { alone.add(bar, day: day) }
                figures.add(Double(DispatchTime.now().uptimeNanoseconds - start) / Double(bars.count))
            }
            print(figures.line("  \(kind.name)", unit: "ns"))
        }
    }

    /// A random walk through whole trading days.
    private func bars(_ spec: ContractSpec) -> [(Bar, TradingDay)] {
        let calendar = TradingCalendar(group: spec.group)
        var day = TradingDay(CivilDate(year: 2024, month: 1, day: 2))
        var chance = SeededNumbers(seed: 5)
        var price = 20_000
        var bars: [(Bar, TradingDay)] = []
        for _ in 0..<max(1, days) {
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
            day = calendar.nextTradingDay(after: day)
        }
        return bars
    }
}
