import JSON
import Ledger
import Market

// The stored form of an account: what `Account`'s own `Codable` reads, written without an encoder because it is written
// with every push. What is absent is null or left out.

extension Account {
    /// What is known of the account as JSON text, without its fills.
    var stateText: String { String(decoding: JSONWriter.object(write), as: UTF8.self) }

    private func write(_ json: inout JSONWriter) {
        json.member("name", name)
        if let report { json.object("report", report.write) }
        json.stamp("reportedAt", reportedAt)
        if let heartbeat { json.object("heartbeat", heartbeat.write) }
        json.stamp("heartbeatAt", heartbeatAt)
        json.array("positions") { for position in positions { $0.object(position.write) } }
        json.object("costs") { for (symbol, cost) in costs { $0.object(key: symbol, cost.write) } }
        json.money("settled", settled)
        if let low { json.object("low", low.write) }
    }
}

extension PositionReport {
    fileprivate func write(_ json: inout JSONWriter) {
        json.member("account", account)
        json.array("positions") { for position in positions { $0.object(position.write) } }
        json.stamp("sentAt", sentAt)
        json.money("cash", cash)
        json.money("realised", realised)
        json.array("orders") { for order in orders { $0.object(order.write) } }
        json.member("isRiskBlocked", isRiskBlocked)
        json.member("riskReason", riskReason)
        json.member("bridgeVersion", bridgeVersion)
        json.member("wasRepaired", wasRepaired)
    }
}

extension ReportedPosition {
    fileprivate func write(_ json: inout JSONWriter) {
        json.member("symbol", symbol)
        json.member("side", side.rawValue)
        json.member("quantity", quantity)
        json.member("averagePrice", averagePrice)
        json.money("unrealised", unrealised)
        json.stamp("changedAt", changedAt)
    }
}

extension OpenPosition {
    fileprivate func write(_ json: inout JSONWriter) {
        json.object("reported", reported.write)
        json.stamp("openedAt", openedAt)
    }
}

extension PendingOrder {
    fileprivate func write(_ json: inout JSONWriter) {
        json.member("id", id)
        json.member("name", name)
        json.member("symbol", symbol)
        json.member("action", action)
        json.member("type", type)
        json.member("state", state)
        json.member("quantity", quantity)
        json.member("limitPrice", limitPrice)
        json.member("stopPrice", stopPrice)
    }
}

extension Heartbeat {
    fileprivate func write(_ json: inout JSONWriter) {
        json.member("account", account)
        json.member("state", state)
        json.member("positions", positions)
        json.money("cash", cash)
        json.member("isRiskBlocked", isRiskBlocked)
        json.member("bridgeVersion", bridgeVersion)
        json.stamp("sentAt", sentAt)
    }
}

extension DayLow {
    fileprivate func write(_ json: inout JSONWriter) {
        json.object("day") { $0.object("date") { $0.member("daysSinceEpoch", Int(day.date.daysSinceEpoch)) } }
        json.object("profit", profit.write)
    }
}

extension Money {
    fileprivate func write(_ json: inout JSONWriter) { json.member("tenThousandths", Int(tenThousandths)) }
}

extension JSONWriter {
    fileprivate mutating func money(_ name: StaticString, _ money: Money?) {
        if let money { object(name, money.write) }
    }

    fileprivate mutating func stamp(_ name: StaticString, _ time: Timestamp?) {
        if let time { object(name) { $0.member("nanoseconds", Int(time.nanoseconds)) } }
    }
}
