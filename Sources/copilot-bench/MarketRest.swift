import Machine
import Market
import NIOCore
import NIOHTTP1

/// The REST side of the benchmark's market: contracts, snapshots and the bars that have ended.
final class MarketRest: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let state: Monitor<MarketServer.State>

    init(_ state: Monitor<MarketServer.State>) { self.state = state }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(let head) = unwrapInboundIn(data) else { return }
        guard !state.read(\.isAway) else { return context.close(promise: nil) }
        let body = "{\"status\":\"OK\",\"results\":[\(rows(head.uri).joined(separator: ","))]}"
        var answer = HTTPResponseHead(version: .http1_1, status: .ok)
        answer.headers.add(name: "Content-Length", value: "\(body.utf8.count)")
        context.write(wrapOutboundOut(.head(answer)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(context.channel.allocator.buffer(string: body)))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    private func rows(_ target: String) -> [String] {
        let (instruments, now) = state.read { ($0.instruments, $0.now()) }
        let path = target.prefix { $0 != "?" }
        if path.hasSuffix("/contracts") {
            return instruments.map {
                "{\"ticker\":\"\($0)\",\"product_code\":\"\($0.root)\",\"type\":\"single\",\"active\":true}"
            }
        }
        if path.hasSuffix("/snapshot") {
            return instruments.map {
                "{\"ticker\":\"\($0)\",\"product_code\":\"\($0.root)\",\"session\":{\"volume\":90000},"
                    + "\"last_minute\":{\"timeframe\":\"REAL-TIME\"}}"
            }
        }
        guard let ticker = path.split(separator: "/").last, path.contains("/aggs/"),
            let slot = instruments.firstIndex(where: { $0.symbol == ticker }),
            let from = target.firstRange(of: "window_start.gte=").flatMap({ range in
                Int64(target[range.upperBound...].prefix { $0.isNumber })
            })
        else { return [] }
        return MarketBars.ended(by: now, from: Timestamp(nanoseconds: from), slot).map { bar in
            let spec = instruments[slot].spec
            return "{\"window_start\":\(bar.time.nanoseconds),\"open\":\(spec.points(bar.open)),"
                + "\"high\":\(spec.points(bar.high)),\"low\":\(spec.points(bar.low)),"
                + "\"close\":\(spec.points(bar.close)),\"volume\":\(bar.volume)}"
        }
    }
}

/// Bars that hang on nothing but slot and minute.
enum MarketBars {
    static func ended(by now: Timestamp, from: Timestamp, _ slot: Int) -> [Bar] {
        let first = max(from.minutes, now.minutes - 6 * 1_440)
        guard first < now.minutes else { return [] }
        return (first..<now.minutes).map { bar(of: $0, slot) }
    }

    static func bar(of minute: Int64, _ slot: Int) -> Bar {
        let base = price(slot)
        let step = Int(minute % 17)
        func at(_ ticks: Int) -> Price { Price(ticks: base + ticks) }
        return Bar(
            time: Timestamp(minutes: Int32(minute)), open: at(step), high: at(step + 9), low: at(step - 4),
            close: at(step + 3), volume: 400 + step * 7)
    }

    /// Ticks about which an instrument trades.
    static func price(_ slot: Int) -> Int { 20_000 + slot * 500 }
}
