import CCurl
import Machine

/// A transfer under way. It lives on the client's thread only.
final class RunningTransfer {
    let id: UInt64
    let easy: UnsafeMutableRawPointer
    let onEvent: @Sendable (TransferEvent) -> Void
    private let host: String
    private let limits: HTTPLimits
    private let certificates: String?
    private var list: UnsafeMutablePointer<curl_slist>?
    private let errorText = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    private var reader = HeadReader()
    private var received = 0
    /// Why the writer refused to go on.
    private var refusal: TransportError?
    /// Monotonic nanoseconds of the next byte that must have come.
    private(set) var deadline: Int64
    private var hasBegun = false

    init(
        _ request: HTTPRequest, id: UInt64, trust: TrustedCertificates,
        onEvent: @escaping @Sendable (TransferEvent) -> Void
    ) throws(TransportError) {
        guard let host = HostName.of(request.url) else {
            throw .badRequest("the address of the server must begin with https:// and name a host")
        }
        guard request.headers.allSatisfy(\.isSound) else {
            throw .badRequest(
                "a header holds a line break or a control character; if it is a key, copy it again without them")
        }
        guard let easy = curl_easy_init() else { throw .noClient("the network library is out of memory") }
        self.id = id
        self.easy = easy
        self.onEvent = onEvent
        self.host = host
        limits = request.limits
        certificates = trust.file
        deadline = Clocks.monotonic() + request.limits.firstByte.nanoseconds
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        configure(request)
    }

    /// After the last use, off the pool.
    func free() {
        curl_easy_cleanup(easy)
        curl_slist_free_all(list)
        errorText.deallocate()
    }

    private func configure(_ request: HTTPRequest) {
        curl_set_text(easy, CURLOPT_URL, request.url)
        curl_allow_only_http(easy)
        curl_set_long(easy, CURLOPT_NOSIGNAL, 1)
        curl_set_long(easy, CURLOPT_TCP_KEEPALIVE, 1)
        curl_set_long(easy, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        curl_set_long(easy, CURLOPT_CONNECTTIMEOUT_MS, max(1, limits.connect.milliseconds))
        if let total = limits.total { curl_set_long(easy, CURLOPT_TIMEOUT_MS, max(1, total.milliseconds)) }
        if let certificates { curl_set_text(easy, CURLOPT_CAINFO, certificates) }
        if request.acceptsCompression { curl_set_text(easy, CURLOPT_ACCEPT_ENCODING, "") }
        curl_set_long(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        curl_set_pointer(easy, CURLOPT_ERRORBUFFER, errorText)
        for header in request.headers { list = curl_slist_append(list, "\(header.name): \(header.value)") }
        if request.method == .post {
            // No wait for a "100 Continue" that many servers never send.
            list = curl_slist_append(list, "Expect:")
            curl_set_long(easy, CURLOPT_POST, 1)
            _ = request.body.withUnsafeBytes { bytes in
                if let start = bytes.baseAddress {
                    curl_set_body(easy, start, bytes.count)
                } else {
                    curl_set_body(easy, "", 0)
                }
            }
        }
        curl_set_list(easy, CURLOPT_HTTPHEADER, list)
        let me = Unmanaged.passUnretained(self).toOpaque()
        curl_set_pointer(easy, CURLOPT_HEADERDATA, me)
        curl_set_pointer(easy, CURLOPT_WRITEDATA, me)
        curl_set_writer(easy, CURLOPT_HEADERFUNCTION) { @Sendable bytes, size, count, me in
            RunningTransfer.at(me)?.takeHead(bytes, size * count) ?? 0
        }
        curl_set_writer(easy, CURLOPT_WRITEFUNCTION) { @Sendable bytes, size, count, me in
            RunningTransfer.at(me)?.takeBody(bytes, size * count) ?? 0
        }
    }

    private static func at(_ pointer: UnsafeMutableRawPointer?) -> RunningTransfer? {
        pointer.map { Unmanaged<RunningTransfer>.fromOpaque($0).takeUnretainedValue() }
    }

    private func takeHead(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
        guard let bytes else { return count }
        let line = String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
        guard reader.take(line) else {
            refusal = .tooLarge(host: host, limit: HeadReader.limit)
            return 0
        }
        if let head = reader.finished() { onEvent(.head(head)) }
        return count
    }

    private func takeBody(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
        guard let bytes, count > 0 else { return count }
        hasBegun = true
        deadline = Clocks.monotonic() + limits.stall.nanoseconds
        received += count
        guard received <= limits.bodyBytes else {
            refusal = .tooLarge(host: host, limit: limits.bodyBytes)
            return 0
        }
        onEvent(.chunk(Array(UnsafeRawBufferPointer(start: bytes, count: count))))
        return count
    }

    /// The error when a byte is overdue.
    func overdue(at now: Int64) -> TransportError? {
        guard now >= deadline else { return nil }
        return hasBegun
            ? .timedOut(host: host, stage: .stall, after: limits.stall)
            : .timedOut(host: host, stage: .firstByte, after: limits.firstByte)
    }

    /// What libcurl's verdict means.
    func outcome(_ code: CURLcode) -> TransferEvent {
        if code == CURLE_OK { return .finished }
        return .failed(refusal ?? error(code))
    }

    private func error(_ code: CURLcode) -> TransportError {
        let detail = String(cString: errorText)
        let words = String(cString: curl_easy_strerror(code))
        switch code {
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL:
            return .badRequest("the address of the server cannot be read; it must look like https://host/path")
        case CURLE_COULDNT_RESOLVE_HOST: return .noHost(host)
        case CURLE_COULDNT_RESOLVE_PROXY: return .noProxy
        case CURLE_COULDNT_CONNECT: return .refused(host)
        case CURLE_PEER_FAILED_VERIFICATION: return .untrusted(host: host, detail: detail.isEmpty ? words : detail)
        case CURLE_SSL_CACERT_BADFILE: return .noCertificates(certificates ?? "the system's store")
        case CURLE_SSL_CONNECT_ERROR: return .noHandshake(host: host, detail: detail.isEmpty ? words : detail)
        case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING, CURLE_HTTP2,
            CURLE_HTTP2_STREAM:
            return .cut(host)
        case CURLE_OPERATION_TIMEDOUT:
            // Stays 0 until the connection stands, TLS included.
            var connected: Int64 = 0
            curl_get_time(easy, CURLINFO_PRETRANSFER_TIME_T, &connected)
            if connected == 0 { return .timedOut(host: host, stage: .connection, after: limits.connect) }
            return .timedOut(host: host, stage: .total, after: limits.total ?? limits.connect)
        default: return .other(host: host, detail: words)
        }
    }
}
