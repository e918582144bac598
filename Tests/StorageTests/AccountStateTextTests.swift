import FoundationEssentials
import Ledger
import Market
import Testing

@testable import Storage

@Suite struct AccountStateTextTests {
    /// An account of which every field is set, and every field of what it holds.
    private var whole: Account {
        let position = ReportedPosition(
            symbol: "MES 03-24 \"\\\u{1}é", side: .short, quantity: 3, averagePrice: 4_742.1, unrealised: cents(-305),
            changedAt: at(5))
        let order = PendingOrder(
            id: "17", name: "Stop", symbol: "MES 03-24", action: "Buy", type: "StopLimit", state: "Working",
            quantity: 3,
            limitPrice: 0.1, stopPrice: 1e-9)
        let report = PositionReport(
            account: "Sim 101", positions: [position, position], sentAt: at(4), cash: cents(.max / 100),
            realised: cents(-1), orders: [order], isRiskBlocked: true, riskReason: "daily\nloss", bridgeVersion: "2.0",
            wasRepaired: true)
        var account = Account(name: "Sim\u{0}101", report: report, reportedAt: at(.max / 1_000_000_000))
        account.heartbeat = Heartbeat(
            account: "Sim 101", state: "Realtime", positions: 2, cash: cents(7), isRiskBlocked: false,
            bridgeVersion: "2.0", sentAt: at(3))
        account.heartbeatAt = at(2)
        account.positions = [OpenPosition(reported: position, openedAt: at(1))]
        account.costs = ["MES 03-24": cents(62), "a \"b\"": cents(0)]
        account.settled = cents(99)
        account.low = DayLow(day: Facts.day(5), profit: cents(-500))
        return account
    }

    private func at(_ seconds: Int64) -> Timestamp { Timestamp(nanoseconds: seconds * 1_000_000_000 + 7) }
    private func cents(_ cents: Int64) -> Money { Money(dollars: 0, cents: cents) }

    private func read(_ text: String) throws -> Account {
        try JSONDecoder.ofStates.decode(Account.self, from: Data(text.utf8))
    }

    /// Paths of the fields that hold nothing.
    private func unset(_ value: Any, at path: String = "account") -> [String] {
        let mirror = Mirror(reflecting: value)
        if mirror.displayStyle == .optional, mirror.children.isEmpty { return [path] }
        return mirror.children.flatMap { unset($0.value, at: path + "." + ($0.label ?? "")) }
    }

    @Test func everyFieldComesBack() throws {
        #expect(unset(whole).isEmpty, "a field that is not set here is not tested")
        #expect(try read(whole.stateText) == whole)
    }

    @Test func whatIsAbsentStaysAbsent() throws {
        let bare = Account(name: "Sim101")
        #expect(try read(bare.stateText) == bare)
        let flat = Account(name: "Sim101", report: PositionReport(account: "Sim101"), reportedAt: at(1))
        #expect(try read(flat.stateText) == flat)
    }

    @Test func priceThatIsNoNumberIsNoPrice() throws {
        var account = whole
        account.report?.positions[0].averagePrice = .nan
        let back = try read(account.stateText)
        #expect(back.report?.positions[0].averagePrice == nil)
        #expect(back.report?.positions[1] == whole.report?.positions[1])
    }
}
