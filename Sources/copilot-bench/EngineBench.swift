import ArgumentParser
import Engine
import Glibc
import Machine
import Market
import Runtime
import State

/// Bars through the engine, alone and with the whole runtime around it; what a snapshot costs; what history weighs.
struct EngineBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "engine", abstract: "Bars a second through the engine and the runtime; snapshots; memory.")

    @Option(help: "Runs, of which the median counts.") var runs = 7
    @Option(help: "Trading days of each of the six instruments.") var days = 30

    private static let batch = 4_096

    func run() throws {
        let instruments = ["NQ", "ES", "CL", "GC", "SI", "HG"].compactMap { ContractSpecs.byRoot[$0] }.map {
            Instrument(spec: $0)
        }
        let setup = EngineConfiguration(mode: .replay, source: "bench")
        let before = ResidentMemory.bytes / 1_048_576
        var engine = filled(setup, instruments, MarketRows(instruments: 6, days: days, size: Self.batch))
        let after = ResidentMemory.bytes / 1_048_576
        let batches = Array(MarketRows(instruments: 6, days: days, size: Self.batch))
        let rows = Double(batches.reduce(0) { $0 + $1.count })
        print("6 instruments, \(days) trading days, \(Int(rows)) one-minute bars in batches of \(Self.batch)")

        var alone = Figures()
        var processor = Figures()
        var whole = Figures()
        for _ in 0..<max(1, runs) {
            let start = processorNanoseconds()
            alone.add(rows / seconds { _ = filled(setup, instruments, batches) } / 1e6)
            processor.add((processorNanoseconds() - start) / rows)
            whole.add(rows / (try runtimeSeconds(setup, instruments, batches)) / 1e6)
        }
        print(alone.line("engine alone", unit: "million bars/s"))
        // On a machine that others use too this says more than the clock does.
        print(processor.line("engine alone, all processors", unit: "ns a bar"))
        print(whole.line("whole runtime", unit: "million bars/s"))
        if let inner = alone.median, let outer = whole.median {
            print("runtime against engine alone      \(Figures.text(outer / inner))")
        }
        measureSnapshots(&engine, lastRow: batches.last?.last)
        print("resident                          \(after) MB with the history, \(before) MB before it")
    }

    private func filled(
        _ setup: EngineConfiguration, _ instruments: [Instrument], _ batches: some Sequence<[SlotBar]>
    ) -> Engine {
        var engine = Engine(setup)
        var number: UInt64 = 1
        _ = engine.apply(NumberedEvent(number: number, event: .instrumentsListed(instruments)))
        for batch in batches {
            number += 1
            _ = engine.apply(NumberedEvent(number: number, event: .barsClosed(batch)))
        }
        return engine
    }

    private func runtimeSeconds(
        _ setup: EngineConfiguration, _ instruments: [Instrument], _ batches: [[SlotBar]]
    ) throws -> Double {
        let feed = BatchFeed(instruments: instruments, batches: batches)
        let runtime = Runtime(setup, feed: feed, log: Log(path: nil))
        let start = Clocks.monotonic()
        try runtime.start()
        // Stopping waits until all of it is applied and published.
        runtime.stop()
        return Double(Clocks.monotonic() - start) / 1e9
    }

    /// A snapshot by itself, and the next bar after it, which copies the current day's columns.
    private func measureSnapshots(_ engine: inout Engine, lastRow: SlotBar?) {
        guard var row = lastRow else { return }
        var alone = Figures()
        var following = Figures()
        let day = TradingCalendar(group: .equity).tradingDay(atOrAfter: row.bar.time.adding(minutes: 1))
        row.bar.time = TradingCalendar(group: .equity).session(of: day).lowerBound
        var kept = engine.snapshot()
        for step in 0..<1_380 {
            let start = Clocks.monotonic()
            let picture = engine.snapshot()
            alone.add(Double(Clocks.monotonic() - start) / 1e3)
            kept = picture
            let event = NumberedEvent(number: UInt64(step), event: .barsClosed([row]))
            following.add(seconds { _ = engine.apply(event) } * 1e6)
            row.bar.time = row.bar.time.adding(minutes: 1)
        }
        print(alone.line("snapshot", unit: "µs"))
        print(following.line("the bar after a snapshot", unit: "µs"))
        withExtendedLifetime(kept) {}
    }

    private func seconds(_ body: () -> Void) -> Double {
        let start = Clocks.monotonic()
        body()
        return Double(Clocks.monotonic() - start) / 1e9
    }

    private func processorNanoseconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }
}
