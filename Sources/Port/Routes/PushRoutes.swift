import JSON
import Ledger
import Market
import State

/// What the bridges send: all positions of an account, and signs of life.
enum PushRoutes {
    static let all = [
        Route(method: .POST, paths: ["/update_positions"], takesAnyType: true) { request, around, reply in
            push(request, around, reply, isOldSpelling: true)
        },
        Route(method: .POST, paths: ["/positions/update"], takesAnyType: true) { request, around, reply in
            push(request, around, reply, isOldSpelling: false)
        },
        Route(method: .POST, paths: ["/positions/heartbeat"], takesAnyType: true, answer: heartbeat),
    ]

    private static func push(
        _ request: PortRequest, _ around: RouteSurroundings, _ reply: @escaping @Sendable (Reply) -> Void,
        isOldSpelling: Bool
    ) {
        let report: PositionReport
        do { report = try ReportBody.read(request.body) } catch {
            return refuse(error, request, around, reply)
        }
        let receivedAt = request.receivedAt
        let confirmation = PushConfirmation(report, receivedAt: receivedAt, isOldSpelling: isOldSpelling)
        around.inbox.submit(.positionsReported(report, receivedAt: receivedAt)) { keeping in
            switch keeping {
            case .kept(let verdict, let isDurable):
                reply(confirmation.reply(verdict: verdict ?? .accepted, isDurable: isDurable))
            case .refused(let reason): reply(.notKept(reason))
            }
        }
    }

    /// A sign of life is not kept, so nothing has to be waited for.
    private static func heartbeat(
        _ request: PortRequest, _ around: RouteSurroundings, _ reply: @escaping @Sendable (Reply) -> Void
    ) {
        let heartbeat: Heartbeat
        do { heartbeat = try HeartbeatBody.read(request.body) } catch {
            return refuse(error, request, around, reply)
        }
        guard around.inbox.post(.heartbeatReceived(heartbeat, receivedAt: request.receivedAt)) else {
            return reply(.notKept("the desk is too busy to take more."))
        }
        reply(
            .ok {
                $0.member("status", "ok")
                $0.member("account", heartbeat.account)
                $0.member("received_at", request.receivedAt.newYorkText)
            })
    }

    private static func refuse(
        _ fault: BodyFault, _ request: PortRequest, _ around: RouteSurroundings,
        _ reply: @escaping @Sendable (Reply) -> Void
    ) {
        around.inbox.post(
            .bridgeFaulted(
                BridgeFault(account: fault.account, reason: fault.reason, receivedAt: request.receivedAt)))
        reply(.refusal(fault))
    }
}

/// The answer to a push, with the original's fields for each of the two spellings.
struct PushConfirmation: Sendable {
    private let account: String
    private let count: Int
    private let total: Double
    private let wasRepaired: Bool
    private let receivedAt: Timestamp
    private let isOldSpelling: Bool

    init(_ report: PositionReport, receivedAt: Timestamp, isOldSpelling: Bool) {
        account = report.account
        count = report.positions.count
        total = report.positions.compactMap(\.unrealised).reduce(.zero, +).dollars
        wasRepaired = report.wasRepaired
        self.receivedAt = receivedAt
        self.isOldSpelling = isOldSpelling
    }

    func reply(verdict: ReportVerdict, isDurable: Bool) -> Reply {
        .ok {
            if isOldSpelling {
                $0.member("status", "ok")
                $0.member("account", account)
                $0.member("positions_received", count)
                $0.member("open_positions", count)
            } else {
                $0.member("status", "received")
                $0.member("account", account)
                $0.member("positions_count", count)
            }
            $0.member("total_unrealized_pnl", total)
            $0.member("received_at", receivedAt.newYorkText)
            $0.member("durable", isDurable)
            $0.member("verdict", Self.text(verdict))
            if wasRepaired {
                $0.member(
                    "note", "Numbers came in another language's form and were mended. Set Windows to a decimal point.")
            }
        }
    }

    private static func text(_ verdict: ReportVerdict) -> String {
        switch verdict {
        case .accepted: "accepted"
        case .outOfOrder(let seconds): "out of order: \(seconds) s older than the last report, which stays"
        case .clockOff(let note): "accepted; \(note)"
        }
    }
}
