import Machine
import Market
import NIOCore
import NIOHTTP1

/// The vendor's REST interface, as far as the feed asks for it.
final class VendorRest: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let state: Monitor<Vendor.State>
    private var head: HTTPRequestHead?

    init(_ state: Monitor<Vendor.State>) { self.state = state }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): self.head = head
        case .body: break
        case .end:
            guard let head else { return }
            let (fault, isKnown) = state.change { state -> (Vendor.RestFault?, Bool) in
                state.requests.append(head.uri)
                state.headers = Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }) { first, _ in first }
                let isKnown = state.headers["authorization"] == "Bearer \(state.key)"
                return (state.faults.isEmpty ? nil : state.faults.removeFirst(), isKnown)
            }
            guard isKnown else {
                return answer(context, 401, "{\"status\":\"ERROR\",\"error\":\"Unknown API Key\"}")
            }
            switch fault {
            case .status(let status, let body, let headers): answer(context, status, body, headers)
            case .body(let body): answer(context, 200, body)
            case .cut: answer(context, 200, document(head.uri).body, isCut: true)
            case nil:
                let (status, body) = document(head.uri)
                answer(context, status, body)
            }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func answer(
        _ context: ChannelHandlerContext, _ status: Int, _ body: String, _ headers: [String] = [], isCut: Bool = false
    ) {
        var head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: status))
        head.headers.add(name: "Content-Length", value: "\(body.utf8.count)")
        for header in headers {
            let parts = header.split(separator: ":", maxSplits: 1)
            head.headers.add(name: String(parts[0]), value: String(parts[1]))
        }
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        let bytes = Array(body.utf8)
        let sent = isCut ? Array(bytes[..<(bytes.count / 2)]) : bytes
        context.writeAndFlush(
            wrapOutboundOut(.body(.byteBuffer(context.channel.allocator.buffer(bytes: sent)))), promise: nil)
        if isCut { return context.close(promise: nil) }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    // MARK: - Documents

    private func document(_ target: String) -> (status: Int, body: String) {
        let parts = target.split(separator: "?", maxSplits: 1)
        let path = parts.first.map(String.init) ?? ""
        var query: [String: String] = [:]
        for pair in (parts.count > 1 ? parts[1] : "").split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1)
            query[String(sides[0])] = sides.count > 1 ? String(sides[1]) : ""
        }
        let state = state.read { $0 }
        switch path {
        case "/futures/v1/contracts":
            let tickers = Set(state.truth.keys).union(state.volumes.keys).sorted()
            let rows =
                tickers.map { row($0, "single") }
                + (tickers.count > 1 ? [row("\(tickers[0])-\(tickers[1])", "combo")] : [])
            return (200, "{\"status\":\"OK\",\"request_id\":1,\"results\":[\(rows.joined(separator: ","))]}")
        case "/futures/v1/snapshot":
            guard state.hasSnapshots else {
                return (403, "{\"status\":\"NOT_AUTHORIZED\",\"message\":\"You are not entitled to this data.\"}")
            }
            let frame = state.isDelayed ? "DELAYED" : "REAL-TIME"
            let rows = state.volumes.sorted { $0.key < $1.key }.map { ticker, volume in
                "{\"ticker\":\"\(ticker)\",\"product_code\":\"\(ticker.dropLast(2))\",\"session\":{\"volume\":\(volume)},"
                    + "\"last_minute\":{\"timeframe\":\"\(frame)\",\"volume\":3}}"
            }
            return (200, "{\"status\":\"OK\",\"results\":[\(rows.joined(separator: ","))]}")
        case "/futures/v1/schedules":
            return (200, "{\"status\":\"OK\",\"results\":[\(state.schedule.joined(separator: ","))]}")
        default:
            guard path.hasPrefix("/futures/v1/aggs/") else { return (404, "404 page not found") }
            return aggs(String(path.dropFirst("/futures/v1/aggs/".count)), query, path, state)
        }
    }

    private func row(_ ticker: String, _ type: String) -> String {
        "{\"ticker\":\"\(ticker)\",\"product_code\":\"\(ticker.prefix { $0 != "-" }.dropLast(2))\",\"type\":\"\(type)\",\"active\":true}"
    }

    private func aggs(
        _ ticker: String, _ query: [String: String], _ path: String, _ state: Vendor.State
    ) -> (status: Int, body: String) {
        guard let bars = state.truth[ticker] else { return (404, "{\"status\":\"ERROR\",\"error\":\"not found\"}") }
        let from = query["window_start.gte"].flatMap(Int64.init) ?? 0
        let skip = query["cursor"].flatMap(Int.init) ?? 0
        let ended = bars.filter { $0.time.adding(minutes: 1) <= state.now && $0.time.nanoseconds >= from }
        let rows = ended.dropFirst(skip).prefix(state.page).map { VendorWords.row($0, ticker) }
        // A page names a host that is not ours, as the vendor's do.
        let next =
            ended.count > skip + state.page
            ? ",\"next_url\":\"https://api.staging.example\(path)?window_start.gte=\(from)&cursor=\(skip + state.page)\""
            : ""
        return (200, "{\"status\":\"OK\",\"request_id\":\"x\",\"results\":[\(rows.joined(separator: ","))]\(next)}")
    }
}
