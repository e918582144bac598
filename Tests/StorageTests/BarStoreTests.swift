import GRDB
import Glibc
import Market
import State
import Support
import Synchronization
import Testing

@testable import Storage

/// The database of bars; what every archive promises is tested with the runtime.
@Suite struct BarStoreTests {
    private static let start = Timestamp(seconds: 1_704_205_800)
    private static let ever = Timestamp(seconds: 0)..<Timestamp(seconds: 4_000_000_000)

    /// What a store told, from its thread.
    private final class Told: Sendable {
        let sentences = Mutex<[String]>([])
        func take(_ sentence: String) { sentences.withLock { $0.append(sentence) } }
        var all: [String] { sentences.withLock { $0 } }
    }

    private func series(_ symbol: String = "NQH4", specs: ContractSpecs = .standard) throws -> ArchivedSeries {
        let date = CivilDate(year: 2024, month: 1, day: 2)
        return ArchivedSeries(
            instrument: try #require(Instrument(symbol: symbol, near: date, specs: specs)), source: "massive")
    }

    /// Opens a store, works with it and finishes it.
    private func with(
        _ path: String, _ told: Told, access: BarStore.Access = .keep, specs: ContractSpecs = .standard,
        keptDays: Int = 60, _ body: (BarStore) throws -> Void
    ) throws {
        let store = try BarStore(path: path, access: access, specs: specs, keptDays: keptDays, tell: told.take)
        defer { store.finish() }
        try body(store)
    }

    @Test func theNextStartFindsWhatWasKept() throws {
        try withFolder { folder in
            let (path, told, series) = (folder.path + "/bars.sqlite", Told(), try series())
            let bars = randomBars(500, from: Self.start, seed: 1, gapEvery: 9)
            let span = Self.start..<Self.start.adding(minutes: 900)
            try with(path, told) { $0.keep(bars, of: series, complete: span, at: Self.start) }
            try with(path, told) { store in
                let kept = store.read(series, in: Self.ever)
                #expect(kept.bars == bars.map { ArchivedBar(bar: $0, knownAt: Self.start) })
                #expect(kept.complete.list == [span])
            }
            try with(path, told, access: .look) { store in
                store.keep(bars, of: try self.series("ESH4"), complete: nil, at: Self.start)
                #expect(store.summaries().map(\.count) == [500], "a look keeps nothing")
            }
            var facts = stat()
            #expect(stat(path, &facts) == 0 && facts.st_mode & 0o777 == 0o600)
            #expect(told.all.isEmpty)
        }
    }

    @Test func aFileThatIsNotThereIsEmptyToALook() throws {
        try withFolder { folder in
            let (path, told) = (folder.path + "/bars.sqlite", Told())
            try with(path, told, access: .look) { #expect($0.summaries().isEmpty) }
            #expect(access(path, F_OK) != 0)
            #expect(told.all.isEmpty)
        }
    }

    @Test func aDamagedFileIsMovedAsideAndBegunAnew() throws {
        try withFolder { folder in
            let (path, told, series) = (
                try folder.write("bars.sqlite", String(repeating: "rubbish ", count: 4_000)), Told(), try series()
            )
            let bars = randomBars(3, from: Self.start, seed: 1)
            try with(path, told) { store in
                store.keep(bars, of: series, complete: nil, at: Self.start)
                #expect(store.read(series, in: Self.ever).bars.map(\.bar) == bars)
            }
            #expect(access(path + ".damaged-1", F_OK) == 0)
            #expect(told.all.count == 1 && told.all.first?.contains("fetched again") == true, "\(told.all)")
        }
    }

    @Test func aNewerFileIsLeftAloneAndTold() throws {
        try withFolder { folder in
            let (path, told, series) = (folder.path + "/bars.sqlite", Told(), try series())
            try with(path, told) { $0.keep([], of: series, complete: nil, at: Self.start) }
            try DatabaseQueue(path: path).write {
                try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('9 of tomorrow')")
            }
            try with(path, told) { store in
                store.keep(randomBars(3, from: Self.start, seed: 1), of: series, complete: nil, at: Self.start)
                #expect(store.read(series, in: Self.ever).bars.isEmpty)
            }
            #expect(told.all.count == 1 && told.all.first?.contains("newer copilot") == true, "\(told.all)")
        }
    }

    @Test func oldBarsAreLetGo() throws {
        try withFolder { folder in
            let (path, told, old, series) = (folder.path + "/bars.sqlite", Told(), try series("NQZ3"), try series())
            let later = Self.start.adding(minutes: 1_440 * 30)
            try with(path, told, keptDays: 10) { store in
                store.keep(
                    randomBars(5, from: Self.start, seed: 1), of: old,
                    complete: Self.start..<Self.start.adding(minutes: 5), at: Self.start)
                #expect(store.summaries().count == 1)
                store.keep(
                    randomBars(5, from: later, seed: 2), of: series, complete: Self.start..<later.adding(minutes: 5),
                    at: later)
                #expect(store.summaries().map(\.series) == [series])
                #expect(store.read(old, in: Self.ever) == ArchivedBars())
                #expect(
                    store.read(series, in: Self.ever).complete.list
                        == [later.adding(seconds: -864_000)..<later.adding(minutes: 5)])
            }
            #expect(told.all.isEmpty)
        }
    }

    @Test func ticksOfAnotherSizeAreAnotherSeries() throws {
        try withFolder { folder in
            let (path, told) = (folder.path + "/bars.sqlite", Told())
            try with(path, told) {
                $0.keep(randomBars(5, from: Self.start, seed: 1), of: try series(), complete: nil, at: Self.start)
            }
            let standard = try #require(ContractSpecs.standard["NQ"])
            var specs = ContractSpecs.standard
            specs.set(
                ContractSpec(
                    root: "NQ", name: standard.name, exchange: standard.exchange, group: .equity, tick: TickSize(1, 2),
                    tickValue: standard.tickValue, display: .decimal(1), months: standard.months))
            try with(path, told, specs: specs) { store in
                let halves = try series(specs: specs)
                #expect(store.read(halves, in: Self.ever).bars.isEmpty)
                #expect(store.summaries().isEmpty)
            }
        }
    }

    @Test func aFolderThatIsGoneStopsNobody() throws {
        try withFolder { folder in
            let (told, series) = (Told(), try series())
            try with(folder.path + "/no/bars.sqlite", told) { store in
                for _ in 0..<3 {
                    store.keep(randomBars(3, from: Self.start, seed: 1), of: series, complete: nil, at: Self.start)
                }
                #expect(store.read(series, in: Self.ever) == ArchivedBars())
            }
            #expect(told.all.count == 1, "the same trouble is told once: \(told.all)")
        }
    }
}
