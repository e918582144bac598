import ArgumentParser
import Dispatch
import Feeds
import Market
import State
import Synchronization

/// How long the simulated market takes to its first trade: six instruments with their history.
struct SimulateBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Simulates six instruments: time to the end of the history.")

    @Option(help: "Trading days of history.")
    var days = 5
    @Option(help: "Runs, of which the median is told.")
    var runs = 15

    func run() throws {
        let instruments = ["ES", "NQ", "GC", "SI", "HG", "CL"].compactMap { root in
            ContractSpecs.byRoot[root].map { Instrument(spec: $0) }
        }
        let start = NewYork.instant(CivilDate(year: 2026, month: 3, day: 16), minuteOfDay: 585)
        let count = Mutex(0)
        var times = Figures()
        for seed in 0..<max(1, runs) {
            count.withLock { $0 = 0 }
            let ready = DispatchSemaphore(value: 0)
            let feed = SimulatedFeed(
                configuration: .init(seed: UInt64(seed), instruments: instruments, start: start, days: days))
            let elapsed = ContinuousClock().measure {
                feed.start { event in
                    switch event {
                    case .barsClosed(let bars): count.withLock { $0 += bars.count }
                    case .sourceReported(let report) where report.state == .live: ready.signal()
                    default: break
                    }
                }
                ready.wait()
            }
            feed.stop()
            times.add(Double(elapsed.components.attoseconds) / 1e15 + Double(elapsed.components.seconds) * 1e3)
        }
        print(times.line("history of \(count.withLock { $0 }) bars", unit: "ms"))
    }
}
