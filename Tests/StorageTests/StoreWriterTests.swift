import Ledger
import Machine
import Market
import State
import Testing

@testable import Storage

@Suite struct StoreWriterTests {
    /// A writer over a store, and what it said.
    private struct Bench: Sendable {
        let store = FaultyStore()
        let opened = Monitor<[StoredDesk]>([])
        let health = Monitor<[StoreHealth]>([])
        let trouble = Monitor<[String]>([])
        let outcomes = Monitor<[WriteOutcome]>([])

        func writer(capacity: Int = 1_000, opening error: Monitor<StorageError?> = Monitor(nil)) throws -> StoreWriter {
            try StoreWriter(
                name: "faulty", capacity: capacity,
                open: { () throws(StorageError) in
                    if let error = error.read({ $0 }) { throw error }
                    return store
                },
                tell: { news in
                    switch news {
                    case .opened(let desk): opened.change { $0.append(desk) }
                    case .health(let health): self.health.change { $0.append(health) }
                    case .trouble(let sentence): trouble.change { $0.append(sentence) }
                    }
                })
        }

        func note(_ outcome: WriteOutcome) { outcomes.change { $0.append(outcome) } }

        func waitForOutcomes(_ count: Int) -> [WriteOutcome] {
            outcomes.wait(until: patience()) { $0.count >= count ? $0 : nil } ?? []
        }

        func waitForHealth(_ condition: (StoreHealth) -> Bool) -> StoreHealth? {
            health.wait(until: patience()) { $0.last(where: condition) }
        }
    }

    private static let full = StorageError.hindered(path: "db", what: "the disk is full")

    @Test func whatWaitsGoesIntoOneCommitInItsOrder() throws {
        let bench = Bench()
        let writer = try bench.writer()
        _ = bench.opened.wait(until: patience()) { $0.isEmpty ? nil : true }
        bench.store.hold(true)
        for number in 1...9 as ClosedRange<Int64> {
            writer.write([.account(Facts.account(report: number))], then: bench.note)
            // The first is under way before the rest comes.
            if number == 1 { _ = bench.store.tries.wait(until: patience()) { $0 == 1 ? true : nil } }
        }
        bench.store.hold(false)
        #expect(bench.waitForOutcomes(9) == Array(repeating: .kept(isDurable: true), count: 9))
        writer.finish()
        #expect(bench.store.commits.read { $0.map(\.count) } == [1, 8])
        #expect(
            bench.store.commits.read { $0.flatMap { $0 } } == (1...9).map { .account(Facts.account(report: $0)) })
        #expect(bench.health.read { $0.last }?.kept == 9)
    }

    @Test func finishingKeepsWhatWaits() throws {
        let bench = Bench()
        let writer = try bench.writer()
        for number in 1...200 as ClosedRange<Int64> {
            writer.write([.account(Facts.account(report: number))], then: bench.note)
        }
        writer.finish()
        #expect(bench.outcomes.read { $0 } == Array(repeating: .kept(isDurable: true), count: 200))
        #expect(try bench.store.load().accounts == [Facts.account(report: 200)])
        writer.write([.account(Facts.account())], then: bench.note)
        #expect(
            bench.outcomes.read { $0.last } == .refused("the desk is closing; send it again when it is open"))
    }

    @Test func troubleRefusesPushesAndKeepsWhatTheyChangedForLater() throws {
        let bench = Bench()
        let writer = try bench.writer()
        bench.store.fail(Self.full)
        writer.write(
            [.account(Facts.account(report: 1)), .fills(account: "Sim101", [Facts.fill(1)])], then: bench.note)
        writer.write([.journal(Facts.entry())], then: bench.note)
        writer.write(
            [.account(Facts.account(report: 2)), .fills(account: "Sim101", [Facts.fill(2)])], then: bench.note)
        #expect(bench.waitForOutcomes(3) == Array(repeating: .refused("db: the disk is full"), count: 3))
        let failed = bench.waitForHealth { $0.waiting == 3 }
        #expect(
            failed?.state
                == .failed(
                    "db: the disk is full; until then pushes are refused; 1 day of the journal wait in memory and are "
                        + "kept when it works"))
        bench.store.fail(nil)
        #expect(bench.waitForHealth { $0.state == .open && $0.kept > 0 }?.waiting == 0)
        writer.finish()
        var account = Facts.account(report: 2)
        account.fills = [Facts.fill(1), Facts.fill(2)]
        #expect(
            try bench.store.load()
                == StoredDesk(accounts: [account], journal: [Facts.entry()], lastPush: account.reportedAt))
        #expect(
            bench.trouble.read { $0 }
                == ["db: the disk is full", "faulty works again; everything that waited is kept"])
    }

    @Test func aStoreThatCannotBeOpenedIsTriedAgainAndGetsWhatWaitsFirst() throws {
        let bench = Bench()
        let error = Monitor<StorageError?>(Self.full)
        let writer = try bench.writer(opening: error)
        writer.write([.journal(Facts.entry())], then: bench.note)
        #expect(bench.waitForOutcomes(1) == [.refused("db: the disk is full")])
        #expect(bench.opened.read { $0 }.isEmpty)
        error.change { $0 = nil }
        let desk = bench.opened.wait(until: patience()) { $0.first }
        #expect(desk == StoredDesk(journal: [Facts.entry()]))
        writer.finish()
    }

    @Test func oneThatCanNeverBeKeptHoldsUpNoOther() throws {
        let bench = Bench()
        let writer = try bench.writer()
        _ = bench.opened.wait(until: patience()) { $0.isEmpty ? nil : true }
        bench.store.hold(true)
        for name in ["first", "A", FaultyStore.poison, "B"] {
            writer.write([.account(Facts.account(name))], then: bench.note)
            if name == "first" { _ = bench.store.tries.wait(until: patience()) { $0 == 1 ? true : nil } }
        }
        bench.store.hold(false)
        #expect(
            bench.waitForOutcomes(4) == [
                .kept(isDurable: true), .kept(isDurable: true), .refused("faulty: not this one"),
                .kept(isDurable: true),
            ])
        writer.finish()
        #expect(try bench.store.load().accounts.map(\.name) == ["A", "B", "first"])
    }

    @Test func memoryIsBounded() throws {
        let bench = Bench()
        let writer = try bench.writer(capacity: 10)
        _ = bench.opened.wait(until: patience()) { $0.isEmpty ? nil : true }
        bench.store.hold(true)
        writer.write([.account(Facts.account(report: 0))], then: bench.note)
        _ = bench.store.tries.wait(until: patience()) { $0 == 1 ? true : nil }
        for number in 1...100 as ClosedRange<Int64> {
            writer.write([.account(Facts.account(report: number))], then: bench.note)
        }
        let refused = bench.outcomes.read { $0 }
        #expect(refused.count == 90)
        #expect(refused.first == .refused("the disk does not keep up: 10 changes wait; see what else writes to it"))
        bench.store.hold(false)
        writer.finish()
        // Also what was refused for want of room is there in the end.
        #expect(try bench.store.load().accounts == [Facts.account(report: 100)])
    }

    @Test func owedChangesStayFew() {
        var owed = OwedChanges()
        for number in 0..<2_000 as Range<Int64> {
            owed.add(.accountCleared("A"))
            owed.add(.account(Facts.account("A", report: number)))
            owed.add(.fills(account: "A", [Facts.fill(Int(number))]))
            owed.add(.journal(Facts.entry(net: number)))
        }
        #expect(owed.changes.count == 4)
        #expect(owed.journalCount == 1)
        let last = Facts.account("A", report: 1_999)
        #expect(
            Set(owed.changes) == [
                .accountCleared("A"), .account(last), .fills(account: "A", [Facts.fill(1_999)]),
                .journal(Facts.entry(net: 1_999)),
            ])
        #expect(
            owed.changes.firstIndex(of: .accountCleared("A")) ?? 9 < owed.changes.firstIndex(of: .account(last)) ?? 0)
    }
}
