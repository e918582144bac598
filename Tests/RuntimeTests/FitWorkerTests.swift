import Dispatch
import Market
import State
import Studies
import Support
import Testing

@testable import Runtime

/// Fits of a day that is over are done beside the engine, in the order in which they are asked for.
@Suite struct FitWorkerTests {
    private static let calendar = TradingCalendar(group: .equity)
    private static let monday = TradingDay(CivilDate(year: 2024, month: 1, day: 8))

    /// The studies with fits after a trading day.
    private func set() throws -> StudySet {
        let spec = try #require(ContractSpecs.byRoot["NQ"])
        let setup = StudySetup(spec: spec, frame: .oneMinute)
        var set = StudySet(Studies.all.filter { ["volatility", "regime"].contains($0.name) }.map { $0.make(setup) })
        for bar in randomBars(400, from: Self.calendar.session(of: Self.monday).lowerBound, seed: 7) {
            set.add(bar, day: Self.monday)
        }
        return set
    }

    @Test func answersComeInTurnAndNameTheirRequests() async throws {
        let set = try set()
        let (answers, tell) = AsyncStream.makeStream(of: FitAnswer.self)
        let worker = FitWorker { tell.yield($0) }
        for number in 1...5 {
            worker.take(
                FitRequest(number: UInt64(number), slot: number % 3, refits: [.oneMinute: set.refits, .oneHour: []]))
        }
        var told: [FitAnswer] = []
        for await answer in answers {
            told.append(answer)
            if told.count == 5 { break }
        }
        #expect(told.map(\.number) == [1, 2, 3, 4, 5])
        #expect(told.map(\.slot) == [1, 2, 0, 1, 2])
        #expect(
            told.allSatisfy { $0.fits[.oneMinute]?.count == set.refits.count && $0.fits[.oneHour]?.isEmpty == true })
    }

    @Test func whatItFindsIsWhatTheStudiesFindByThemselves() async throws {
        var alone = try set()
        var helped = alone
        let (answers, tell) = AsyncStream.makeStream(of: FitAnswer.self)
        let worker = FitWorker { tell.yield($0) }
        worker.take(FitRequest(number: 1, slot: 0, refits: [.oneMinute: helped.refits]))
        let answer = try #require(await answers.first { _ in true })
        for fit in answer.fits[.oneMinute] ?? [] { helped.prepare(fit) }
        let tuesday = Self.calendar.nextTradingDay(after: Self.monday)
        for bar in randomBars(30, from: Self.calendar.session(of: tuesday).lowerBound, seed: 8) {
            alone.add(bar, day: tuesday)
            helped.add(bar, day: tuesday)
            #expect(alone.row == helped.row)
        }
    }

    /// The engine's thread must not wait for a fit: the one that asks goes on while the worker is held up.
    @Test func whoAsksDoesNotWait() async throws {
        let set = try set()
        let (answers, tell) = AsyncStream.makeStream(of: UInt64.self)
        let gate = DispatchSemaphore(value: 0)
        let worker = FitWorker { answer in
            // Were the fit done on the thread that asks, nobody would open.
            gate.wait()
            tell.yield(answer.number)
        }
        worker.take(FitRequest(number: 9, slot: 0, refits: [.oneMinute: set.refits]))
        gate.signal()
        #expect(await answers.first { _ in true } == 9)
    }
}
