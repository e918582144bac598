import Ledger
import Market
import State
import Support
import Testing

@testable import Storage

/// What every store does alike.
@Suite struct StoreContractTests {
    @Test(arguments: StoreKind.all)
    func anEmptyStoreHoldsNothing(_ kind: StoreKind) throws {
        try kind.run { stores in
            let desk = try stores.open().load()
            #expect(desk == StoredDesk())
        }
    }

    @Test(arguments: StoreKind.all)
    func givesBackWhatItWasGiven(_ kind: StoreKind) throws {
        try kind.run { stores in
            let store = try stores.open()
            var account = Facts.account()
            account.heartbeat = Heartbeat(account: "Sim101", state: "Realtime", positions: 1)
            account.heartbeatAt = Timestamp(seconds: 3)
            try store.commit([
                .account(account), .fills(account: "Sim101", [Facts.fill(1), Facts.fill(2, price: nil)]),
            ])
            try store.commit([
                .account(Facts.account("Paper|2", quantity: 0)), .fills(account: "Sim101", [Facts.fill(3)]),
            ])
            let desk = try stores.reopen().load()
            account.fills = [Facts.fill(1), Facts.fill(2, price: nil), Facts.fill(3)]
            #expect(desk.accounts == [Facts.account("Paper|2", quantity: 0), account])
            #expect(desk.lastPush == account.reportedAt)
        }
    }

    @Test(arguments: StoreKind.all)
    func theNewestReportCounts(_ kind: StoreKind) throws {
        try kind.run { stores in
            let store = try stores.open()
            try store.commit((1...5).map { .account(Facts.account(report: $0)) })
            try store.commit([.account(Facts.account(report: 6))])
            #expect(try stores.reopen().load().accounts == [Facts.account(report: 6)])
        }
    }

    @Test(arguments: StoreKind.all)
    func whatWasClearedIsGoneWithItsFills(_ kind: StoreKind) throws {
        try kind.run { stores in
            let store = try stores.open()
            try store.commit([
                .account(Facts.account("A")), .fills(account: "A", [Facts.fill(1)]), .account(Facts.account("B")),
                .fills(account: "B", [Facts.fill(2)]),
            ])
            try store.commit([.accountCleared("A"), .accountCleared("never there")])
            #expect(try stores.reopen().load().accounts.map(\.name) == ["B"])
            try stores.reopen().commit([
                .accountCleared("B"), .account(Facts.account("B", report: 2)), .fills(account: "B", [Facts.fill(3)]),
            ])
            var again = Facts.account("B", report: 2)
            again.fills = [Facts.fill(3)]
            #expect(try stores.reopen().load().accounts == [again])
        }
    }

    @Test(arguments: StoreKind.all)
    func aTailOfFillsIsLoaded(_ kind: StoreKind) throws {
        try kind.run { stores in
            let store = try stores.open()
            let fills = (0..<Account.fillLimit + 5).map { Facts.fill($0) }
            try store.commit([.account(Facts.account()), .fills(account: "Sim101", fills)])
            #expect(try stores.reopen().load().accounts.first?.fills == fills.suffix(Account.fillLimit))
        }
    }

    @Test(arguments: StoreKind.all)
    func namesAreTakenAsTheyAre(_ kind: StoreKind) throws {
        try kind.run { stores in
            let names = ["'; DROP TABLE account; --", "Konto Ä €", "a\nb", "%s%n", " ", "a:b\r\nDEL x", "👩‍🚀"].sorted()
            let store = try stores.open()
            try store.commit(names.flatMap { [.account(Facts.account($0)), .fills(account: $0, [Facts.fill(1)])] })
            let desk = try stores.reopen().load()
            #expect(Set(desk.accounts.map(\.name)) == Set(names))
            #expect(desk.accounts.allSatisfy { $0.fills == [Facts.fill(1)] })
        }
    }

    @Test(arguments: StoreKind.journals)
    func theJournalHasOneEntryADayAndAccount(_ kind: StoreKind) throws {
        try kind.run { stores in
            let store = try stores.open()
            try store.commit([
                .journal(Facts.entry("B", day: 5)), .journal(Facts.entry("A", day: 8)),
                .journal(Facts.entry("A", day: 5)),
            ])
            try store.commit([.journal(Facts.entry("A", day: 5, net: -80, notes: "stopped\nout 'twice'", saved: 2))])
            try store.commit([.journalDeleted(account: "A", day: Facts.day(8))])
            try store.commit([.journalDeleted(account: "C", day: Facts.day(8))])
            #expect(
                try stores.reopen().load().journal == [
                    Facts.entry("A", day: 5, net: -80, notes: "stopped\nout 'twice'", saved: 2),
                    Facts.entry("B", day: 5),
                ])
        }
    }
}
