import ArgumentParser
import Engine
import Feeds
import Machine
import Market
import State
import Storage

/// What a live start costs until every study is whole: from saved studies, and without.
struct StartBench {
    private let instruments = ["NQ", "ES", "CL", "GC", "SI", "HG"].compactMap { ContractSpecs.byRoot[$0] }.map {
        Instrument(spec: $0, month: ContractMonth(year: 2024, month: 3))
    }
    private let setup = {
        var setup = EngineConfiguration(mode: .live, source: "bench")
        setup.program = "bench"
        return setup
    }()

    private struct Start {
        var engine: Engine
        var number: UInt64 = 0
        var effects: [Effect] = []

        mutating func send(_ event: Event) {
            number += 1
            effects += engine.apply(NumberedEvent(number: number, event: event))
        }
    }

    func run(runs: Int) throws {
        let scratch = try ScratchFolder()
        defer { scratch.remove() }
        let path = BarStore.path(in: scratch.path)
        let archive = try BarStore(path: path, keptDays: 90) { print($0) }
        var first = Start(engine: Engine(setup))
        first.send(.instrumentsListed(instruments))
        var end = Timestamp(seconds: 0)
        for rows in MarketRows(instruments: instruments.count, days: 30, size: 512) {
            first.send(.barsClosed(rows))
            for slot in instruments.indices {
                archive.keep(
                    rows.filter { $0.slot == slot }.map(\.bar), of: series(slot), complete: nil, at: rows[0].bar.time)
            }
            end = rows.last?.bar.time.adding(minutes: 1) ?? end
        }
        var sealing = Figures()
        var size = 0
        for step in 0..<instruments.count {
            first.effects = []
            first.send(.clockAdvanced(end.adding(seconds: Int64(step))))
            for case .keepStudies(let studies) in first.effects {
                let start = Clocks.monotonic()
                let saved = try studies.sealed()
                sealing.add(Double(Clocks.monotonic() - start) / 1e6)
                size += saved.state.count
                archive.keep(saved, of: studies.series)
            }
        }
        archive.finish()
        print("6 instruments, 30 trading days in the archive; the saved studies of one take \(size / 6_000) kB")
        print(sealing.line("saving one, beside the engine", unit: "ms"))
        for (name, isSaved) in [("start from saved state", true), ("cold warm-up", false)] {
            var (reading, whole) = (Figures(), Figures())
            for _ in 0..<max(1, runs) {
                let start = Clocks.monotonic()
                let archive = try BarStore(path: path, access: .look) { print($0) }
                let histories = instruments.indices.map { slot in
                    RecalledHistory(
                        slot: slot, bars: archive.read(series(slot), in: Timestamp(seconds: 0)..<end).bars.map(\.bar),
                        studies: isSaved ? archive.studies(of: series(slot)) : [])
                }
                reading.add(Double(Clocks.monotonic() - start) / 1e6)
                try warmUp(histories, isSaved: isSaved, end: end)
                whole.add(Double(Clocks.monotonic() - start) / 1e6)
                archive.finish()
            }
            print(whole.line(name, unit: "ms"))
            print(reading.line("  of which the archive", unit: "ms"))
        }
    }

    private func warmUp(_ histories: [RecalledHistory], isSaved: Bool, end: Timestamp) throws {
        var desk = Start(engine: Engine(setup))
        desk.send(.instrumentsListed(instruments))
        if isSaved {
            desk.send(.historiesRecalled(histories))
            guard desk.effects.count(where: { if case .log(_, "studies", _) = $0 { true } else { false } }) == 6,
                !desk.effects.contains(where: { "\($0)".contains("thrown away") })
            else { throw ValidationError("the saved studies were not taken up: \(desk.effects)") }
        } else {
            var rows = histories.flatMap { history in history.bars.map { SlotBar(slot: history.slot, bar: $0) } }
            rows.sort { ($0.bar.time, $0.slot) < ($1.bar.time, $1.slot) }
            for start in stride(from: 0, to: rows.count, by: 512) {
                desk.send(.barsClosed(Array(rows[start..<min(start + 512, rows.count)])))
            }
        }
        desk.send(.clockAdvanced(end))
        guard desk.engine.snapshot().instruments.allSatisfy({ $0.last != nil }) else {
            throw ValidationError("an instrument has no price")
        }
    }

    private func series(_ slot: Int) -> ArchivedSeries {
        ArchivedSeries(instrument: instruments[slot], source: "bench")
    }
}
