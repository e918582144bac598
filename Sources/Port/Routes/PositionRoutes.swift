import JSON
import Ledger
import Market
import State

/// What is known of the accounts: to read, and to forget.
enum PositionRoutes {
    static let all = [
        Route(method: .GET, paths: ["/positions"], answer: read),
        Route(method: .DELETE, paths: ["/positions"], answer: clear),
    ]

    private static func read(
        _ request: PortRequest, _ around: RouteSurroundings, _ reply: @escaping @Sendable (Reply) -> Void
    ) {
        let asked = request.target.query["account"]
        around.inbox.picture { reply(Self.reply($0, account: asked, receivedAt: request.receivedAt)) }
    }

    private static func reply(_ snapshot: Snapshot, account asked: String?, receivedAt: Timestamp) -> Reply {
        // Ages count on the clock by which the reports were taken.
        let now = snapshot.mode == .live ? receivedAt : snapshot.time ?? receivedAt
        let accounts = snapshot.accounts.filter { asked == nil || $0.account.name == asked }
        if let asked, accounts.isEmpty {
            return .refusal(.notFound, "Nothing was heard of an account named \(OneLine.text(asked)).")
        }
        return .ok {
            $0.member("mode", snapshot.mode.rawValue)
            $0.member("timestamp", receivedAt.utcText())
            $0.member("has_positions", accounts.contains { !$0.account.positions.isEmpty })
            $0.array("accounts") { for account in accounts { AccountDocument(account, now: now).write(to: &$0) } }
        }
    }

    private static func clear(
        _ request: PortRequest, _ around: RouteSurroundings, _ reply: @escaping @Sendable (Reply) -> Void
    ) {
        let account = request.target.query["account"]
        let receivedAt = request.receivedAt
        around.inbox.submit(.positionsCleared(account: account, receivedAt: receivedAt)) { keeping in
            switch keeping {
            case .kept(_, let isDurable):
                reply(
                    .ok {
                        $0.member("status", "cleared")
                        $0.member("account", account)
                        $0.member("timestamp", receivedAt.newYorkText)
                        $0.member("durable", isDurable)
                    })
            case .refused(let reason): reply(.notKept(reason))
            }
        }
    }
}

/// One account as JSON, with the original's names where it has them.
struct AccountDocument {
    private let state: AccountState
    private let now: Timestamp

    init(_ state: AccountState, now: Timestamp) {
        self.state = state
        self.now = now
    }

    func write(to json: inout JSONWriter) {
        let account = state.account
        json.object {
            $0.member("account", account.name)
            $0.member("received_at", account.reportedAt?.newYorkText)
            $0.member("age_seconds", age(account.reportedAt))
            $0.member("timestamp", account.report?.sentAt?.utcText())
            $0.member("has_positions", !account.positions.isEmpty)
            $0.member("is_restored", state.isRestored)
            $0.member("heartbeat_age_seconds", age(account.heartbeatAt))
            $0.member("cash", (account.heartbeat?.cash ?? account.report?.cash)?.dollars)
            $0.member("realized_pnl", account.report?.realised?.dollars)
            $0.member("total_profit", state.openProfit?.dollars)
            $0.member("risk_blocked", account.report?.isRiskBlocked)
            $0.member("fault", state.fault?.reason)
            $0.member("clock_note", state.clockNote)
            $0.array("positions") {
                for (index, position) in account.positions.enumerated() {
                    let value = state.values.indices.contains(index) ? state.values[index] : nil
                    write(position, value, to: &$0)
                }
            }
            $0.array("orders") { for order in account.report?.orders ?? [] { write(order, to: &$0) } }
        }
    }

    private func write(_ position: OpenPosition, _ value: PositionValue?, to json: inout JSONWriter) {
        let reported = position.reported
        json.object {
            $0.member("symbol", reported.symbol)
            $0.member("side", reported.side == .long ? "Long" : "Short")
            $0.member("quantity", reported.quantity)
            $0.member("avgPrice", reported.averagePrice)
            $0.member("unrealizedPnL", reported.unrealised?.dollars)
            $0.member("lastUpdate", reported.changedAt?.utcText())
            $0.member("opened_at", position.openedAt?.utcText())
            $0.member("profit", value?.profit?.dollars)
            $0.member("profit_points", value?.points)
            $0.member("profit_basis", value.map { Self.text($0.basis) })
            $0.member("profit_time", value?.time?.utcText())
        }
    }

    private func write(_ order: PendingOrder, to json: inout JSONWriter) {
        json.object {
            $0.member("orderId", order.id)
            $0.member("name", order.name)
            $0.member("instrument", order.symbol)
            $0.member("action", order.action)
            $0.member("type", order.type)
            $0.member("quantity", order.quantity)
            $0.member("limitPrice", order.limitPrice)
            $0.member("stopPrice", order.stopPrice)
            $0.member("state", order.state)
        }
    }

    private func age(_ time: Timestamp?) -> Int? { time.map { Int(max(0, now - $0) / Timestamp.second) } }

    private static func text(_ basis: PositionValue.Basis) -> String {
        switch basis {
        case .quote: "quote"
        case .twin(let symbol): "twin \(symbol)"
        case .continuous(let symbol): "continuous \(symbol)"
        case .bridge: "bridge"
        case .unknown(let reason): "unknown: \(reason)"
        }
    }
}
