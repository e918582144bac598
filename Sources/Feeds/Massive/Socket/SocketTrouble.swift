import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NIOWebSocket
import Transport

/// What went wrong with a connection, in words that say how to mend it.
enum SocketTrouble {
    static func words(_ error: any Error, host: String) -> String {
        switch error {
        case let error as NIOConnectionError:
            if error.dnsAError != nil || error.dnsAAAAError != nil, error.connectionErrors.isEmpty {
                return "\(TransportError.noHost(host))"
            }
            return "\(TransportError.refused(host))"
        case is ChannelError:
            if case .connectTimeout(let time) = error as? ChannelError {
                return
                    "\(TransportError.timedOut(host: host, stage: .connection, after: .nanoseconds(time.nanoseconds)))"
            }
            return "\(host) ended the connection"
        case let error as NIOSSLError:
            if case .handshakeFailed(let detail) = error { return handshake("\(detail)", host) }
            return "the encrypted connection to \(host) broke"
        case is NIOSSLExtraError: return handshake("its certificate is for another name", host)
        case is BoringSSLError: return handshake("\(error)", host)
        case NIOWebSocketError.invalidFrameLength: return "\(host) sent a message that is too large to be one"
        case is NIOWebSocketError, is NIOWebSocketFrameAggregator.Error:
            return "\(host) sent bytes that are no message"
        case is NIOHTTPClientUpgradeError, is HTTPParserError:
            return "\(host) does not speak the WebSocket protocol there; check massive-socket"
        case let error as IOError where error.errnoCode == ECONNREFUSED: return "\(TransportError.refused(host))"
        case let error as IOError where error.errnoCode == ECONNRESET: return "\(host) reset the connection"
        default: return "the connection to \(host) broke"
        }
    }

    private static func handshake(_ detail: String, _ host: String) -> String {
        if detail.contains("CERTIFICATE_VERIFY_FAILED") {
            return "\(TransportError.untrusted(host: host, detail: "it is expired, or made by a stranger"))"
        }
        return "\(TransportError.noHandshake(host: host, detail: VendorText.plain(String(detail.prefix(80)))))"
    }
}
