import Engine
import Ledger
import Machine
import Market
import State
import Storage
import Support
import Testing

@testable import Runtime

@Suite struct KeepingTests {
    private let setup = EngineConfiguration(mode: .replay, source: "script")

    private func push(_ number: Int64) -> Event {
        let report = PositionReport(
            account: "Sim101", positions: [ReportedPosition(symbol: "MES 03-24", side: .long, quantity: 1)],
            sentAt: Timestamp(seconds: 1_704_466_367 + number), cash: Money(dollars: number))
        return .positionsReported(report, receivedAt: Timestamp(seconds: 1_704_466_367 + number))
    }

    @Test func whoWaitsIsToldWhenItIsKept() throws {
        try withFolder { folder in
            let answers = Monitor<[Keeping]>([])
            let runtime = Runtime(
                setup, feed: ScriptedFeed(), log: Log(path: nil), storage: StorageSetup(folder: folder.path))
            try runtime.start()
            for number in 1...50 as ClosedRange<Int64> {
                runtime.submit(push(number)) { answer in answers.change { $0.append(answer) } }
            }
            let told = answers.wait(until: patience()) { $0.count == 50 ? $0 : nil }
            #expect(told == Array(repeating: .kept(.accepted, isDurable: true), count: 50))
            // On the disk, whatever becomes of the runtime now.
            let kept = try SQLiteStore(path: StorageSetup.database(in: folder.path)).load()
            #expect(kept.accounts.first?.report?.cash == Money(dollars: 50))
            runtime.stop()
        }
    }

    @Test func whoAsksForAPictureSeesWhatWasToldBefore() throws {
        let feed = ScriptedFeed()
        // Frames so rare that none comes by itself.
        let runtime = Runtime(setup, feed: feed, log: Log(path: nil), frameMilliseconds: 250)
        try runtime.start()
        let seen = Monitor<[Money?]>([])
        for number in 1...20 as ClosedRange<Int64> {
            runtime.submit(push(number)) { _ in }
            runtime.picture { picture in
                seen.change { $0.append(picture.accounts.first?.account.report?.cash) }
            }
            let told = seen.wait(until: patience()) { $0.count == Int(number) ? $0 : nil }
            #expect(told?.last == Money(dollars: number))
        }
        runtime.stop()
        runtime.picture { picture in seen.change { $0.append(picture.accounts.first?.account.report?.cash) } }
        #expect(seen.read { $0.last } == Money(dollars: 20))
    }

    @Test func closingTellsEverybodyAndLaterOnesAreRefused() throws {
        try withFolder { folder in
            let answers = Monitor<[Keeping]>([])
            let runtime = Runtime(
                setup, feed: ScriptedFeed(), log: Log(path: nil), storage: StorageSetup(folder: folder.path))
            try runtime.start()
            for number in 1...200 as ClosedRange<Int64> {
                runtime.submit(push(number)) { answer in answers.change { $0.append(answer) } }
            }
            runtime.stop()
            #expect(answers.read { $0.count } == 200)
            runtime.submit(push(201)) { answer in answers.change { $0.append(answer) } }
            guard case .refused = answers.read({ $0.last }) else {
                Issue.record("taken after the end")
                return
            }
        }
    }

    @Test func aLaterRunShowsWhatAnEarlierOneKept() throws {
        try withFolder { folder in
            let storage = StorageSetup(folder: folder.path)
            let first = Runtime(setup, feed: ScriptedFeed(), log: Log(path: nil), storage: storage)
            try first.start()
            first.submit(push(1)) { _ in }
            first.stop()
            let second = Runtime(setup, feed: ScriptedFeed(), log: Log(path: nil), storage: storage)
            try second.start()
            let picture = second.wait(milliseconds: 20_000) { !$0.accounts.isEmpty && $0.store != nil }
            #expect(picture?.accounts.first?.account.name == "Sim101")
            #expect(picture?.accounts.first?.isRestored == true)
            #expect(picture?.store?.state == .open)
            second.stop()
        }
    }

    /// An account that the store holds is there before the feed's first row.
    @Test func theStoreIsReadBeforeTheFeedStarts() throws {
        try withFolder { folder in
            let storage = StorageSetup(folder: folder.path)
            let first = Runtime(setup, feed: ScriptedFeed(), log: Log(path: nil), storage: storage)
            try first.start()
            first.submit(push(1)) { _ in }
            first.stop()
            let feed = ScriptedFeed([.clockAdvanced(Timestamp(seconds: 1_704_466_400))])
            let second = Runtime(setup, feed: feed, log: Log(path: nil), storage: storage)
            try second.start()
            let picture = second.wait(milliseconds: 20_000) { $0.time != nil }
            #expect(picture?.accounts.count == 1)
            second.stop()
        }
    }

    @Test func withoutAStoreEveryEventIsAnswered() throws {
        let answers = Monitor<[Keeping]>([])
        let runtime = Runtime(setup, feed: ScriptedFeed(), log: Log(path: nil))
        try runtime.start()
        runtime.submit(push(1)) { answer in answers.change { $0.append(answer) } }
        #expect(answers.wait(until: patience()) { $0.first } == .kept(.accepted, isDurable: false))
        runtime.stop()
    }
}
