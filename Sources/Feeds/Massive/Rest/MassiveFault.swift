import Transport

/// Why the vendor gave no data, each with a sentence that says how to mend it. The key stands in none of them.
package enum MassiveFault: Error, Hashable, CustomStringConvertible {
    /// 401; `said` are the vendor's words.
    case keyRefused(said: String)
    /// 403: the plan does not hold this.
    case notEntitled(said: String)
    /// 404: no such contract or path.
    case notFound(what: String)
    /// 429, again and again.
    case tooManyRequests
    /// 5xx
    case outage(status: Int)
    /// Any other refusal.
    case refused(status: Int, said: String)
    /// The answer is no document of the vendor's.
    case unreadable(why: String)
    /// A next page on and on.
    case endless
    case unreachable(TransportError)

    package var description: String {
        switch self {
        case .keyRefused(let said):
            "Massive refuses the key (\(said)); copy it anew from massive.com into massive-api-key"
        case .notEntitled(let said):
            "the plan of this key does not hold this (\(said))"
        case .notFound(let what):
            "Massive knows no \(what); check the symbol, and that massive-url is the API's address"
        case .tooManyRequests:
            "Massive takes no more requests of this key for now; another program may use it, or the plan allows five a "
                + "minute"
        case .outage(let status): "Massive has trouble of its own (HTTP \(status)); it is asked again by itself"
        case .refused(let status, let said): "Massive refuses the request (HTTP \(status): \(said))"
        case .unreadable(let why):
            "the answer of Massive cannot be read (\(why)); a proxy or an outage may stand in between"
        case .endless: "the answer of Massive has no end"
        case .unreachable(let error): "\(error)"
        }
    }

    /// True where the same request may succeed a little later.
    package var isPassing: Bool {
        switch self {
        case .tooManyRequests, .outage, .unreadable: true
        case .unreachable(let error): error.isPassing
        case .keyRefused, .notEntitled, .notFound, .refused, .endless: false
        }
    }
}

extension MassiveFault {
    /// What an answer refuses; nil where it holds what was asked for.
    init?(_ response: HTTPResponse, to request: MassiveRequest) {
        let status = response.head.status
        guard status != 200 else { return nil }
        let said = MassiveRefusal(response.body).words ?? "no reason given"
        self =
            switch status {
            case 401: .keyRefused(said: said)
            case 403: .notEntitled(said: said)
            case 404: .notFound(what: request.path)
            case 429: .tooManyRequests
            case 500...599: .outage(status: status)
            default: .refused(status: status, said: said)
            }
    }
}
