import Ledger
import Market
import State

/// Accounts as bridges tell them, for the desk's tests; the figures fit the prices of `DeskMarket`.
enum AccountSamples {
    static let now = DeskMarket.time

    /// One account that is long four MNQH4, valued by our own quote.
    static let one = with([eval])

    /// Every kind of account and of value at once.
    static let many = with([eval, funded, odd, restored, sim]) { $0.port = listening }

    static let listening = PortHealth(
        state: .listening, addresses: ["127.0.0.1:8000"], connections: 1, requests: 12,
        lastPush: now.adding(seconds: -252))

    static func with(
        _ accounts: [AccountState], in snapshot: Snapshot = DeskMarket.live, _ edit: (inout Snapshot) -> Void = { _ in }
    ) -> Snapshot {
        var snapshot = snapshot
        snapshot.accounts = accounts.sorted { $0.account.name < $1.account.name }
        edit(&snapshot)
        return snapshot
    }

    static let eval = state(
        "EVAL 50K", age: 252,
        [position("MNQ 03-24", .long, 4, 16_421.5, openedAgo: 887)],
        [value(.quote, "MNQH4", 65_716, points: 7.5, cents: 6_000)])

    /// A micro valued by its full-size twin, and a position with the platform's own figure.
    static let funded = state(
        "FUNDED 150K", age: 3_725,
        [
            position("MES 03-24", .short, 2, 4_771.375, openedAgo: 3_725),
            position("ZN 03-24", .long, 1, 111.5, openedAgo: nil),
        ],
        [
            value(.twin(symbol: "ESH4"), "MESH4", 19_077, points: 2.125, cents: 2_125),
            value(.bridge, "ZNH4", nil, points: nil, cents: -4_688, at: now.adding(seconds: -3_725)),
        ])

    /// A symbol that nobody knows, with what would steer a terminal.
    static let odd: AccountState = {
        var sample = state(
            "odd\u{1b}[31m", age: 61, [position("FOO\u{7} 12-99", .long, 1, 1.23456, openedAgo: 61)],
            [
                PositionValue(
                    basis: .unknown("no product FOO is known; a table [instrument.FOO] in copilot.conf adds it."))
            ])
        sample.fault = BridgeFault(
            account: nil, reason: "quantity is no number; update the bridge.", receivedAt: now.adding(seconds: -30))
        sample.clockNote = "The sender's clock is 3m20s ahead of this machine's."
        return sample
    }()

    static let restored: AccountState = {
        var sample = state("PA-77", age: 63_000, [], [])
        sample.isRestored = true
        return sample
    }()

    static let sim = state("Sim101", age: 12, [], [])

    static func state(
        _ name: String, age: Int64, _ positions: [OpenPosition], _ values: [PositionValue]
    ) -> AccountState {
        var account = Account(
            name: name, report: PositionReport(account: name, positions: positions.map(\.reported)),
            reportedAt: now.adding(seconds: -age))
        account.positions = positions
        return AccountState(account: account, isRestored: false, values: values)
    }

    static func position(
        _ symbol: String, _ side: PositionSide, _ quantity: Int, _ average: Double, openedAgo: Int64?
    ) -> OpenPosition {
        OpenPosition(
            reported: ReportedPosition(symbol: symbol, side: side, quantity: quantity, averagePrice: average),
            openedAt: openedAgo.map { now.adding(seconds: -$0) })
    }

    static func value(
        _ basis: PositionValue.Basis, _ symbol: String, _ ticks: Int?, points: Double?, cents: Int64,
        at time: Timestamp? = nil
    ) -> PositionValue {
        PositionValue(
            basis: basis, instrument: Instrument(symbol: symbol, near: CivilDate(year: 2024, month: 1, day: 5)),
            price: ticks.map { Price(ticks: $0) }, time: time ?? now, points: points,
            profit: Money(dollars: 0, cents: cents))
    }
}
