import Market
import State
import Studies
import Support
import Testing

@testable import Engine

/// Fits of a closed trading day are asked for in the halt. Whoever answers, when, or not at all: the values are the same.
@Suite struct FitsTests {
    /// What becomes of a request.
    private enum Answers: CaseIterable {
        case never, atOnce, afterTheFirstBar, afterACorrection
    }

    private static let days = {
        var days = [Harness.monday]
        for _ in 0..<2 { days.append(Harness.calendar.nextTradingDay(after: days[days.count - 1])) }
        return days
    }()

    private static func bars(_ index: Int) -> [Bar] {
        randomBars(
            index == 2 ? 90 : 1_380, from: Harness.calendar.session(of: days[index]).lowerBound,
            seed: UInt64(40 + index), price: 20_000)
    }

    /// Settled rows of all frames after each half hour of the days that begin with fits, and the requests.
    private func run(_ answers: Answers, corrects: Bool) -> (told: [[StudyRow]], requests: [FitRequest]) {
        var desk = Harness()
        var told: [[StudyRow]] = []
        var requests: [FitRequest] = []
        var waiting: [FitAnswer] = []
        for index in Self.days.indices {
            for (place, bar) in Self.bars(index).enumerated() {
                desk.bars([bar])
                if place % 600 == 599 {
                    let effects = desk.clock(bar.time.adding(minutes: 1))
                    #expect(!effects.contains { if case .fit = $0 { true } else { false } }, "the day is not over")
                }
                if place == 0, answers != .never {
                    for answer in waiting { desk.send(.fitted(answer)) }
                    waiting = []
                }
                if index > 0, place % 30 == 0 {
                    told.append(TimeFrame.allCases.compactMap { desk.first.frames[$0]?.studies.settled })
                }
            }
            guard index < 2 else { break }
            let end = Harness.calendar.session(of: Self.days[index]).upperBound
            for effect in desk.clock(end) { if case .fit(let request) = effect { requests.append(request) } }
            if answers != .never { waiting = requests.suffix(1).map { $0.run() } }
            if corrects {
                var last = Self.bars(index)[1_300]
                last.high = Price(ticks: last.high.ticks + 60)
                last.close = last.high
                desk.correct([last])
            }
            if answers == .atOnce || answers == .afterACorrection {
                for answer in waiting { desk.send(.fitted(answer)) }
                waiting = []
            }
            // Nothing is asked twice but for what was corrected.
            for effect in desk.clock(end.adding(minutes: 1)) {
                if case .fit(let request) = effect { requests.append(request) }
            }
        }
        return (told, requests)
    }

    @Test func theValuesAreTheSameWhoeverFits() {
        let alone = run(.never, corrects: false)
        #expect(alone.requests.count == 2 && alone.told.count == 49)
        for answers in [Answers.atOnce, .afterTheFirstBar] {
            #expect(run(answers, corrects: false).told == alone.told, "\(answers)")
        }
    }

    @Test func aFitOfBarsThatWereCorrectedIsNotTaken() {
        let alone = run(.never, corrects: true)
        #expect(alone.requests.count == 4, "asked for anew")
        #expect(run(.afterACorrection, corrects: true).told == alone.told)
        #expect(run(.never, corrects: false).told != alone.told)
    }
}
