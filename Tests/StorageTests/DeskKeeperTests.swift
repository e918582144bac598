import Glibc
import Ledger
import Machine
import Market
import State
import Support
import Testing

@testable import Storage

@Suite struct DeskKeeperTests {
    /// A keeper, and what it told.
    private struct Told: Sendable {
        let opened = Monitor<[StoredDesk]>([])
        let health = Monitor<[StoreHealth]>([])

        func keeper(_ setup: StorageSetup) throws -> DeskKeeper {
            try DeskKeeper(setup) { news in
                switch news {
                case .opened(let desk): opened.change { $0.append(desk) }
                case .health(let health): self.health.change { $0.append(health) }
                case .trouble: break
                }
            }
        }

        func waitForOpening(_ count: Int = 1) -> StoredDesk? {
            opened.wait(until: patience()) { $0.count >= count ? $0[count - 1] : nil }
        }
    }

    @Test func aLaterRunFindsEverything() throws {
        try withFolder { folder in
            let setup = StorageSetup(folder: folder.path)
            let first = try Told().keeper(setup)
            first.keep([.account(Facts.account())])
            first.keep([.journal(Facts.entry())])
            first.keepDrafts([Facts.draft("half a day")])
            first.finish()
            let told = Told()
            let second = try told.keeper(setup)
            let desk = told.waitForOpening()
            second.finish()
            #expect(desk?.accounts == [Facts.account()])
            #expect(desk?.journal == [Facts.entry()])
            #expect(desk?.drafts == [Facts.draft("half a day")])
            #expect(desk?.lastPush == Facts.account().reportedAt)
        }
    }

    /// A saved day that the database does not take is still in the draft file after the desk has gone.
    @Test func aDayThatCannotBeSavedIsKeptAsADraft() throws {
        try withFolder { folder in
            let setup = StorageSetup(folder: folder.path)
            // A folder in its place cannot be opened as a database.
            mkdir(setup.database, 0o700)
            let told = Told()
            let keeper = try told.keeper(setup)
            #expect(told.waitForOpening() == StoredDesk())
            let outcome = Monitor<WriteOutcome?>(nil)
            keeper.keep([.journal(Facts.entry(net: -12, notes: "typed"))]) { said in outcome.change { $0 = said } }
            guard case .refused = outcome.wait(until: patience(), { $0 }) else {
                Issue.record("not refused")
                return
            }
            keeper.finish()
            let draft = try #require(DraftFile.drafts(at: setup.draftFile).first)
            #expect([draft.date, draft.gross, draft.net, draft.notes] == ["2024-01-05", "-8.00", "-12.00", "typed"])
            // When the database works again, the draft is what the form begins with.
            rmdir(setup.database)
            let later = Told()
            let next = try later.keeper(setup)
            #expect(later.waitForOpening()?.drafts == [draft])
            next.finish()
        }
    }

    @Test func whenTheDatabaseWorksAgainTheDayIsInItAndTheDraftGone() throws {
        try withFolder { folder in
            let setup = StorageSetup(folder: folder.path)
            mkdir(setup.database, 0o700)
            let told = Told()
            let keeper = try told.keeper(setup)
            _ = told.waitForOpening()
            let refused = Monitor(false)
            keeper.keep([.journal(Facts.entry())]) { _ in refused.change { $0 = true } }
            _ = refused.wait(until: patience()) { $0 ? true : nil }
            rmdir(setup.database)
            #expect(told.waitForOpening(2)?.journal == [Facts.entry()])
            keeper.finish()
            #expect(DraftFile.drafts(at: setup.draftFile).isEmpty)
            #expect(try SQLiteStore(path: setup.database).load().journal == [Facts.entry()])
        }
    }

    @Test func aSecondDeskSeesWhatTheFirstKeepsMeanwhile() throws {
        try withFolder { folder in
            let first = try Told().keeper(StorageSetup(folder: folder.path))
            let kept = Monitor(0)
            first.keep([.account(Facts.account())]) { _ in kept.change { $0 += 1 } }
            first.keep([.journal(Facts.entry())]) { _ in kept.change { $0 += 1 } }
            _ = kept.wait(until: patience()) { $0 == 2 ? true : nil }
            let told = Told()
            let second = try told.keeper(StorageSetup(folder: folder.path, readOnlyReason: "Another desk has it."))
            #expect(told.waitForOpening()?.accounts == [Facts.account()])
            first.keep([.accountCleared(Facts.account().name)])
            first.keep([.journalDeleted(account: Facts.entry().account, day: Facts.entry().day)])
            let after = told.opened.wait(until: patience()) { looks in
                looks.last.flatMap { $0.accounts.isEmpty && $0.journal.isEmpty ? $0 : nil }
            }
            #expect(after != nil)
            second.finish()
            first.finish()
        }
    }

    @Test func aSecondDeskLooksAndKeepsNothing() throws {
        try withFolder { folder in
            let first = try Told().keeper(StorageSetup(folder: folder.path))
            first.keep([.journal(Facts.entry())])
            first.finish()
            let told = Told()
            let second = try told.keeper(StorageSetup(folder: folder.path, readOnlyReason: "Another desk has it."))
            #expect(told.waitForOpening()?.journal == [Facts.entry()])
            let outcome = Monitor<WriteOutcome?>(nil)
            second.keep([.account(Facts.account())]) { said in outcome.change { $0 = said } }
            #expect(outcome.wait(until: patience()) { $0 } == .refused("Another desk has it."))
            second.keepDrafts([Facts.draft("not here")])
            second.finish()
            #expect(told.health.read { $0.last?.state } == .readOnly("Another desk has it."))
            #expect(DraftFile.drafts(at: folder.path + "/drafts").isEmpty)
        }
    }
}
