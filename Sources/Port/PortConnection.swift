import NIOCore
import NIOHTTP1

/// One connection: takes requests as they come, hands them to their routes, and answers in the order in which they came,
/// whichever answer is ready first.
///
/// It lives on the port's thread. A request has a deadline from its first byte to its last, which no drip of bytes moves.
final class PortConnection: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// A request of which the body is still to come.
    private struct Incoming {
        var version: HTTPVersion
        var keepsAlive: Bool
        var decision: Gate.Decision
        var body: [UInt8] = []
    }

    private enum Phase {
        case open
        /// Takes no more requests, and closes after its last answer.
        case ending
        /// Has answered a request that it did not read to its end: what still comes is thrown away, so that the sender can
        /// read the answer before the connection breaks.
        case lingering(until: NIODeadline)
        case closed
    }

    private let list: ConnectionList
    private var context: ChannelHandlerContext?
    /// The address that the connection came to.
    private var localAddress: String?
    private var phase = Phase.open
    private var incoming: Incoming?
    /// When the request that is being read must be whole; nil between requests.
    private var requestDue: NIODeadline?
    private var idleSince = NIODeadline.distantPast
    private var answers = AnswerQueue()
    private var owesContinue = false
    private var holdsRead = false
    private(set) var hasSpoken = false

    init(_ list: ConnectionList) { self.list = list }

    /// It waits for an answer of ours, not for its sender.
    var isAnswering: Bool { !answers.isEmpty }

    // MARK: - Bytes and parts

    /// Called before the bytes are read; false where they are to be thrown away.
    func bytesArrived(_ count: Int) -> Bool {
        guard let context else { return false }
        switch phase {
        case .open:
            if requestDue == nil { requestDue = context.eventLoop.now + .seconds(list.limits.request) }
            return true
        case .ending, .lingering, .closed: return false
        }
    }

    func channelActive(context: ChannelHandlerContext) {
        self.context = context
        localAddress = context.localAddress?.ipAddress
        idleSince = context.eventLoop.now
        if !list.admit(self) {
            phase = .closed
            context.close(promise: nil)
        }
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        phase = .closed
        self.context = nil
        list.remove(self)
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .open = phase else { return }
        switch unwrapInboundIn(data) {
        case .head(let head): begin(head, context)
        case .body(let bytes): take(bytes, context)
        case .end: endRequest(context)
        }
    }

    private func begin(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        let decision = list.gate.decide(head, localAddress: localAddress)
        // After an upgrade that was asked for, the parser reads no further requests.
        let keepsAlive = head.isKeepAlive && head.version.minor > 0 && !head.headers.contains(name: "upgrade")
        incoming = Incoming(version: head.version, keepsAlive: keepsAlive, decision: decision)
        switch decision {
        case .refused(let reply): if reply.closes { refuse(reply) }
        case .admitted(let admission):
            if admission.expectsContinue, Gate.hasBody(head) {
                owesContinue = true
                sendContinue(context)
            }
        }
    }

    private func take(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
        guard var request = incoming else { return }
        guard request.body.count + bytes.readableBytes <= list.limits.body else {
            return refuse(.refusal(.payloadTooLarge, Gate.tooLarge(list.limits), closes: true))
        }
        incoming = nil
        bytes.withUnsafeReadableBytes { request.body += $0 }
        incoming = request
    }

    private func endRequest(_ context: ChannelHandlerContext) {
        guard let request = incoming else { return }
        incoming = nil
        owesContinue = false
        requestDue = nil
        hasSpoken = true
        if !request.keepsAlive { phase = .ending }
        switch request.decision {
        case .refused(let reply): fill(open(request, isPush: false), reply)
        case .admitted(let admission):
            let number = open(request, isPush: admission.route.method == .POST)
            let loop = context.eventLoop
            let connection = NIOLoopBound(self, eventLoop: loop)
            list.answer(admission, body: request.body) { reply in
                if loop.inEventLoop {
                    connection.value.fill(number, reply)
                } else {
                    loop.execute { connection.value.fill(number, reply) }
                }
            }
        }
    }

    // MARK: - Answers

    /// Opens a slot and tells its number.
    private func open(_ request: Incoming, isPush: Bool) -> Int {
        answers.open(
            AnswerQueue.Slot(
                version: request.version, keepsAlive: request.keepsAlive, isPush: isPush,
                since: context?.eventLoop.now ?? .now()))
    }

    /// Takes an answer in; one that comes too late is dropped.
    private func fill(_ number: Int, _ reply: Reply) {
        if answers.fill(number, reply) { sendAnswers() }
    }

    /// Answers the request that is being read, or one that could not be, and takes no more.
    private func refuse(_ reply: Reply) {
        var request =
            incoming ?? Incoming(version: .http1_1, keepsAlive: false, decision: .refused(reply))
        incoming = nil
        owesContinue = false
        requestDue = nil
        phase = .ending
        request.keepsAlive = false
        let number = open(request, isPush: false)
        var reply = reply
        reply.closes = true
        fill(number, reply)
    }

    private func sendAnswers() {
        guard let context else { return }
        var hasSent = false
        while let (slot, reply) = answers.popReady() {
            hasSent = true
            let isLast = answers.isEmpty
            let keepsAlive = slot.keepsAlive && !(isEnding && isLast)
            list.count(reply.status.code, wasPush: slot.isPush)
            context.write(
                wrapOutboundOut(.head(reply.head(version: slot.version, keepsAlive: keepsAlive))), promise: nil)
            var body = context.channel.allocator.buffer(capacity: reply.body.count)
            body.writeBytes(reply.body)
            context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
            context.write(wrapOutboundOut(.end(nil)), promise: nil)
            if reply.closes { linger(context) }
        }
        guard hasSent else { return }
        context.flush()
        guard answers.isEmpty else { return }
        idleSince = context.eventLoop.now
        sendContinue(context)
        if case .ending = phase { close(context) }
        if holdsRead {
            holdsRead = false
            context.read()
        }
    }

    private var isEnding: Bool { if case .open = phase { false } else { true } }

    /// `100 Continue`, as soon as no earlier request waits for its answer.
    private func sendContinue(_ context: ChannelHandlerContext) {
        guard owesContinue, answers.isEmpty else { return }
        owesContinue = false
        let head = HTTPResponseHead(version: .http1_1, status: .continue)
        context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
    }

    // MARK: - Ends

    /// Sends no more, and throws away what still comes for a moment.
    private func linger(_ context: ChannelHandlerContext) {
        phase = .lingering(until: context.eventLoop.now + .seconds(list.limits.linger))
        context.flush()
        context.close(mode: .output, promise: nil)
        if holdsRead {
            holdsRead = false
            context.read()
        }
    }

    private func close(_ context: ChannelHandlerContext) {
        phase = .closed
        context.close(promise: nil)
    }

    /// Gives its place to a newer connection.
    func evict() {
        guard let context else { return }
        if case .open = phase {
            refuse(.refusal(.requestTimeout, "The connection made room for a newer one; send whole requests."))
        }
        if !isClosed { close(context) }
    }

    private var isClosed: Bool { if case .closed = phase { true } else { false } }

    /// Ends the connection as soon as it has its answers.
    func finish() {
        guard let context, !isClosed else { return }
        if answers.isEmpty { close(context) } else { phase = .ending }
    }

    func checkDeadline(_ now: NIODeadline) {
        guard let context else { return }
        switch phase {
        case .closed: return
        case .lingering(let until): if now >= until { close(context) }
        case .open, .ending:
            if let (number, slot) = answers.next {
                if now >= slot.since + .seconds(list.limits.answer) {
                    fill(number, .notKept("the store did not answer in \(list.limits.answer) s; see its state."))
                }
            } else if let requestDue {
                guard now >= requestDue else { return }
                let seconds = list.limits.request
                refuse(.refusal(.requestTimeout, "A request must be whole within \(seconds) s of its first byte."))
            } else if now >= idleSince + .seconds(list.limits.idle) {
                close(context)
            }
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case ChannelEvent.inputClosed? = event as? ChannelEvent else {
            return context.fireUserInboundEventTriggered(event)
        }
        switch phase {
        case .open, .ending: finish()
        case .lingering: close(context)
        case .closed: break
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard case .open = phase, let error = error as? HTTPParserError else {
            if !isEnding || !(error is HTTPParserError) { close(context) }
            return
        }
        switch error {
        case .headerOverflow:
            let limits = list.limits
            refuse(
                .refusal(
                    .requestHeaderFieldsTooLarge,
                    "Request line and headers hold at most \(limits.head) bytes in \(limits.headers) headers."))
        case .invalidVersion: refuse(.refusal(.httpVersionNotSupported, "This port speaks HTTP/1.1."))
        default: refuse(.refusal(.badRequest, "This is no HTTP/1.1 request that can be read: \(error)."))
        }
    }

    // MARK: - Pressure

    /// Reads no more while the sender leaves its answers unread, or too many requests wait.
    func read(context: ChannelHandlerContext) {
        if context.channel.isWritable, answers.count < list.limits.waiting {
            context.read()
        } else {
            holdsRead = true
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable, holdsRead {
            holdsRead = false
            context.read()
        }
        context.fireChannelWritabilityChanged()
    }
}
