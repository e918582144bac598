import Market
import State
import Testing

@testable import Desk

/// Over a weekend the market's clock stands still, and bridges go on speaking.
@Suite struct AccountAgeTests {
    private let friday = NewYork.instant(CivilDate(year: 2024, month: 1, day: 5), minuteOfDay: 1_020)

    private func snapshot(_ mode: RunMode) -> Snapshot {
        var snapshot = Snapshot(mode: mode, plan: .standard)
        snapshot.time = friday
        var state = AccountSamples.state("EVAL 50K", age: 0, [], [])
        state.account.reportedAt = friday.adding(seconds: 3_600)
        state.account.heartbeatAt = friday.adding(seconds: 3_690)
        snapshot.accounts = [state]
        return snapshot
    }

    @Test func aLiveAccountAgesByWhatItsBridgeSent() {
        let snapshot = snapshot(.live)
        #expect(snapshot.now == friday.adding(seconds: 3_690))
        let context = PaneContext(snapshot, DeskView(page: "desk", focus: "chart"))
        #expect(AccountFigures(snapshot.accounts[0], context).shortAge == "1m30s")
    }

    @Test func aReplayHasItsMarketsTimeOnly() {
        #expect(snapshot(.replay).now == friday)
    }
}
