import JSON
import State

/// How the desk does, for scripts and for senders that keep step with a replay.
enum HealthRoute {
    static let route = Route(method: .GET, paths: ["/health"]) { request, around, reply in
        let snapshot = around.inbox.latest
        let feed = snapshot.worstSource
        let isWell = (feed?.report.state.gravity ?? 1) < SourceState.stale.gravity && isWell(snapshot.store)
        reply(
            .ok {
                $0.member("status", isWell ? "ok" : "degraded")
                $0.member("version", around.version)
                $0.member("mode", snapshot.mode.rawValue)
                $0.member("timestamp", request.receivedAt.utcText(milliseconds: true))
                $0.member("engine_time", snapshot.time?.utcText(milliseconds: true))
                $0.object("feed") {
                    $0.member("name", feed?.report.name)
                    $0.member("state", feed?.report.state.word)
                    $0.member("last_message", feed?.lastMessage?.utcText())
                }
                $0.object("store") { write(snapshot.store, to: &$0) }
                $0.object("port") { write(around.health, to: &$0) }
                $0.member("accounts", snapshot.accounts.count)
            })
    }

    private static func isWell(_ store: StoreHealth?) -> Bool {
        guard let store, case .open = store.state else { return store == nil }
        return true
    }

    private static func write(_ store: StoreHealth?, to json: inout JSONWriter) {
        let (word, reason): (String?, String?) =
            switch store?.state {
            case .open: ("open", nil)
            case .readOnly(let reason): ("read-only", reason)
            case .failed(let reason): ("failed", reason)
            case nil: (nil, nil)
            }
        json.member("name", store?.name)
        json.member("state", word)
        json.member("reason", reason)
        json.member("durable", store?.isDurable)
        json.member("kept", store?.kept)
        json.member("waiting", store?.waiting)
    }

    private static func write(_ port: PortHealth, to json: inout JSONWriter) {
        json.array("addresses") { for address in port.addresses { $0.value(address) } }
        json.member("note", port.note)
        json.member("connections", port.connections)
        json.member("requests", port.requests)
        json.member("refused", port.refused)
        json.member("last_push", port.lastPush?.utcText())
    }
}
