/// Why an exchange with a server failed. Nothing here repeats an address beyond its host, a header or a body, for these
/// may hold secrets.
package enum TransportError: Error, Hashable, CustomStringConvertible {
    /// What was waited for.
    package enum Stage: String, Hashable, Sendable {
        case connection = "the connection did not stand"
        case firstByte = "no answer came"
        case stall = "the answer fell silent"
        case total = "the answer was not complete"
    }

    /// The request itself is wrong; the sentence says what.
    case badRequest(String)
    case noHost(String)
    case noProxy
    case refused(String)
    /// The certificate is not trusted; `detail` are the library's words.
    case untrusted(host: String, detail: String)
    case noHandshake(host: String, detail: String)
    case noCertificates(String)
    case timedOut(host: String, stage: Stage, after: Duration)
    case tooLarge(host: String, limit: Int)
    /// The connection ended before the answer did.
    case cut(String)
    case cancelled
    /// The client was stopped, or could not be started.
    case noClient(String)
    case other(host: String, detail: String)

    package var description: String {
        switch self {
        case .badRequest(let what): what
        case .noHost(let host):
            "\(host) is not known to the name service; check its spelling and the network"
        case .noProxy:
            "the proxy that https_proxy or http_proxy names is not known; correct it or unset it"
        case .refused(let host):
            "\(host) takes no connection; check that the server runs and no firewall is in between"
        case .untrusted(let host, let detail):
            "the certificate of \(host) is not trusted (\(detail)); behind a company's proxy let SSL_CERT_FILE name "
                + "its certificates"
        case .noHandshake(let host, let detail):
            "no encrypted connection to \(host) (\(detail)); check that it speaks TLS on that port"
        case .noCertificates(let path):
            "\(path) holds no certificates that can be read; let SSL_CERT_FILE name a PEM file, or unset it"
        case .timedOut(let host, let stage, let time):
            "\(host): \(stage.rawValue) within \(Self.text(time))"
        case .tooLarge(let host, let limit):
            "the answer of \(host) is larger than \(limit) bytes and was left unread"
        case .cut(let host): "\(host) ended the connection before the answer was complete"
        case .cancelled: "cancelled"
        case .noClient(let why): why
        case .other(let host, let detail): "\(host): \(detail)"
        }
    }

    /// True where the same request may succeed a little later.
    package var isPassing: Bool {
        switch self {
        case .noHost, .refused, .timedOut, .cut, .other, .noHandshake: true
        case .badRequest, .noProxy, .untrusted, .noCertificates, .tooLarge, .cancelled, .noClient: false
        }
    }

    private static func text(_ time: Duration) -> String {
        let (seconds, rest) = time.components
        return rest == 0 ? "\(seconds) s" : "\(seconds * 1_000 + rest / 1_000_000_000_000_000) ms"
    }
}
