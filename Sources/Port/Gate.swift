import NIOHTTP1

/// Decides from a request's head alone whether it is let in, before any of its body is read.
///
/// A web page in the trader's browser can make requests to this machine, and a name of its own can be pointed at it. So a
/// request with another site's `Origin` is refused, and so is one whose `Host` is not this machine; no answer ever grants
/// a page to read it.
struct Gate: Sendable {
    let routes: [Route]
    let key: PortKey?
    /// What `Host` may name besides this machine.
    let names: Set<String>
    let limits: PortLimits

    init(_ configuration: PortConfiguration, routes: [Route]) {
        self.routes = routes
        key = configuration.key.map(PortKey.init)
        names = Set(["localhost", "127.0.0.1", "::1"] + [configuration.bind].compactMap { $0?.lowercased() })
        limits = configuration.limits
    }

    /// What may come in, and how.
    struct Admission: Sendable {
        var route: Route
        var target: RequestTarget
        /// The sender waits for `100 Continue` before it sends the body.
        var expectsContinue: Bool
    }

    enum Decision: Sendable {
        case admitted(Admission)
        case refused(Reply)
    }

    /// - Parameter localAddress: the address the connection came to; a `Host` of that very number is no other site's name.
    func decide(_ head: HTTPRequestHead, localAddress: String?) -> Decision {
        let headers = head.headers
        let hosts = headers["host"]
        guard hosts.count <= 1, head.version.minor == 0 || hosts.count == 1 else {
            return refuse(.badRequest, "A request names its host once.", head)
        }
        let host = hosts.first.flatMap(Self.hostName)
        guard hosts.isEmpty || host.map({ names.contains($0) || $0 == localAddress }) == true else {
            return refuse(
                .misdirectedRequest, "This port answers to localhost, 127.0.0.1, [::1] and the name of --bind only.",
                head)
        }
        if let reason = foreignPage(headers, host: hosts.first) { return refuse(.forbidden, reason, head) }
        guard let target = RequestTarget(head.uri) else {
            return refuse(.badRequest, "The address is not a path that can be read.", head)
        }
        if let key {
            let shown = [headers.first(name: "x-api-key"), target.key].compactMap { $0 }
            guard shown.contains(where: key.matches) else {
                return refuse(
                    .forbidden,
                    "This port asks for its key: as X-API-Key header, as ?api_key=, or as /k/KEY before the path.", head
                )
            }
        }
        return route(head, target)
    }

    private func route(_ head: HTTPRequestHead, _ target: RequestTarget) -> Decision {
        let isHere = { (route: Route) in route.paths.contains(target.path) }
        guard let route = routes.first(where: { $0.method == head.method && isHere($0) }) else {
            let here = routes.filter(isHere)
            guard !here.isEmpty else {
                let known = routes.map { "\($0.method.rawValue) \($0.paths[0])" }.joined(separator: ", ")
                return refuse(.notFound, "There is nothing at this path. There are: \(known).", head)
            }
            let methods = here.map(\.method.rawValue).joined(separator: ", ")
            return refuse(
                .methodNotAllowed, "This path takes \(methods).", head, headers: [("Allow", methods)])
        }
        return body(head, Admission(route: route, target: target, expectsContinue: false))
    }

    /// Checks what the head says of the body.
    private func body(_ head: HTTPRequestHead, _ admission: Admission) -> Decision {
        let headers = head.headers
        var admission = admission
        let coding = headers[canonicalForm: "transfer-encoding"]
        guard coding.allSatisfy({ $0.lowercased() == "chunked" }), coding.count <= 1 else {
            return refuse(.notImplemented, "Bodies come whole or chunked, in no other coding.", head)
        }
        for expectation in headers[canonicalForm: "expect"] {
            guard expectation.lowercased() == "100-continue" else {
                return refuse(.expectationFailed, "Nothing but 100-continue can be expected.", head)
            }
            admission.expectsContinue = head.version.minor > 0
        }
        guard Self.hasBody(head) else { return .admitted(admission) }
        if let length = headers.first(name: "content-length").flatMap(Int.init), length > limits.body {
            return refuse(.payloadTooLarge, Self.tooLarge(limits), head)
        }
        for coding in headers[canonicalForm: "content-encoding"] where coding.lowercased() != "identity" {
            return refuse(.unsupportedMediaType, "Send the body as it is, not compressed.", head)
        }
        guard admission.route.takesAnyType || Self.isJSON(headers.first(name: "content-type")) else {
            return refuse(.unsupportedMediaType, "The body must be application/json.", head)
        }
        return .admitted(admission)
    }

    private static func isJSON(_ type: String?) -> Bool {
        let name = type?.split(separator: ";").first?.lowercased()
        return name?.filter { $0 != " " && $0 != "\t" } == "application/json"
    }

    static func tooLarge(_ limits: PortLimits) -> String { "A body holds at most \(limits.body) bytes." }

    static func hasBody(_ head: HTTPRequestHead) -> Bool {
        head.headers.contains(name: "transfer-encoding")
            || head.headers.first(name: "content-length").map { $0 != "0" } == true
    }

    /// Why the request comes from a web page of another site; nil where it does not.
    private func foreignPage(_ headers: HTTPHeaders, host: String?) -> String? {
        for origin in headers["origin"] where host == nil || origin.lowercased() != "http://\(host ?? "")".lowercased()
        {
            return "Web pages of other sites may not speak to this port."
        }
        // Browsers send no Origin with some reads, but tell in this header that another site asks.
        for site in headers["sec-fetch-site"] where !["none", "same-origin"].contains(site.lowercased()) {
            return "Web pages of other sites may not speak to this port."
        }
        return nil
    }

    /// A refusal; the connection ends where a body would have to be read first.
    private func refuse(
        _ status: HTTPResponseStatus, _ reason: String, _ head: HTTPRequestHead, headers: [(String, String)] = []
    ) -> Decision {
        .refused(.refusal(status, reason, headers: headers, closes: Self.hasBody(head)))
    }

    /// `[::1]:8000` → `::1`, `LocalHost` → `localhost`; nil for what is no host.
    static func hostName(_ host: String) -> String? {
        let host = host.lowercased()
        let bytes = host.utf8
        let name: Substring
        let rest: Substring
        if bytes.first == UInt8(ascii: "[") {
            guard let end = bytes.firstIndex(of: UInt8(ascii: "]")) else { return nil }
            (name, rest) = (host[bytes.index(after: bytes.startIndex)..<end], host[bytes.index(after: end)...])
        } else {
            let end = bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.endIndex
            (name, rest) = (host[..<end], host[end...])
        }
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard rest.isEmpty || rest.utf8.first == UInt8(ascii: ":") && rest.utf8.dropFirst().allSatisfy(digits.contains)
        else { return nil }
        return name.isEmpty ? nil : String(name)
    }
}
