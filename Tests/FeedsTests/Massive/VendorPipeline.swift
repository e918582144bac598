import JSON
import Machine
import Market
import NIOCore
import NIOHTTP1
import NIOWebSocket

/// The handlers of one connection to the vendor.
enum VendorPipeline {
    static func build(_ channel: any Channel, _ state: Monitor<Vendor.State>) throws {
        let upgrader = NIOWebSocketServerUpgrader(
            maxFrameSize: 1 << 20,
            shouldUpgrade: { channel, _ in channel.eventLoop.makeSucceededFuture([:]) },
            upgradePipelineHandler: { channel, _ in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(VendorSocket(state))
                }
            })
        let rest = VendorRest(state)
        let bound = NIOLoopBound(rest, eventLoop: channel.eventLoop)
        try channel.pipeline.syncOperations.configureHTTPServerPipeline(
            withServerUpgrade: (
                upgraders: [upgrader],
                completionHandler: { context in
                    context.pipeline.syncOperations.removeHandler(bound.value, promise: nil)
                }
            ))
        try channel.pipeline.syncOperations.addHandler(rest)
    }
}

/// The vendor's side of the socket's dialogue.
private final class VendorSocket: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    private let state: Monitor<Vendor.State>
    private var session: VendorSession?
    private var number = 0

    init(_ state: Monitor<Vendor.State>) { self.state = state }

    func handlerAdded(context: ChannelHandlerContext) {
        let session = VendorSession(context.channel)
        self.session = session
        let isMute = state.change { state -> Bool in
            state.lastSession += 1
            number = state.lastSession
            state.sessions[number] = session
            return state.isMute
        }
        if !isMute { session.status("connected", "Connected Successfully") }
    }

    func channelInactive(context: ChannelHandlerContext) {
        state.change { $0.sessions[number] = nil }
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        guard let session else { return }
        switch frame.opcode {
        case .ping: session.send(.pong, Array(frame.unmaskedData.readableBytesView))
        case .connectionClose: context.close(promise: nil)
        case .text: take(Array(frame.unmaskedData.readableBytesView), session)
        default: break
        }
    }

    private func take(_ bytes: [UInt8], _ session: VendorSession) {
        var (action, parameters) = ("", "")
        // A message that cannot be read is one without an action.
        try? JSONCursor.read(bytes) { (cursor) throws(JSONError) in
            try cursor.object { (cursor, key) throws(JSONError) in
                switch key {
                case "action": action = try cursor.string()
                case "params": parameters = try cursor.string()
                default: break
                }
            }
        }
        switch action {
        case "auth": logIn(parameters, session)
        case "subscribe": subscribe(parameters, session)
        case "unsubscribe":
            for channel in parameters.split(separator: ",") { session.leave(String(channel)) }
        default: session.status("error", "invalid message")
        }
        // Last, for who waits for it counts on what it does.
        state.change { $0.asked.append(action == "auth" ? action : "\(action) \(parameters)") }
    }

    private func logIn(_ key: String, _ session: VendorSession) {
        let answer = state.change { state -> (status: String, message: String) in
            state.logins += 1
            if state.channels.isEmpty { return ("auth_failed", "Your plan doesn't include websocket access.") }
            guard state.refusals == 0, key == state.key else {
                state.refusals = max(0, state.refusals - 1)
                return ("auth_failed", "authentication failed")
            }
            return ("auth_success", "authenticated")
        }
        guard answer.status == "auth_success" else { return session.kick(answer.status, answer.message) }
        session.isLoggedIn = true
        session.status(answer.status, answer.message)
    }

    private func subscribe(_ parameters: String, _ session: VendorSession) {
        let channels = state.read(\.channels)
        var answers: [String] = []
        for parameter in parameters.split(separator: ",").map(String.init) {
            let isAllowed = channels.contains(String(parameter.prefix { $0 != "." }))
            if isAllowed, !session.want(parameter) { continue }
            let (status, message) =
                isAllowed
                ? ("success", "subscribed to: \(parameter)") : ("error", "not authorized to subscribe to \(parameter)")
            answers.append("{\"ev\":\"status\",\"status\":\"\(status)\",\"message\":\"\(message)\"}")
        }
        if !answers.isEmpty { session.send("[\(answers.joined(separator: ","))]") }
    }
}
