import JSON
import NIOHTTP1

/// An answer: a status and a JSON body.
struct Reply: Sendable {
    var status: HTTPResponseStatus
    var body: [UInt8]
    /// Headers besides those of every answer.
    var headers: [(String, String)] = []
    /// The connection cannot be used for another request: part of this one is left unread.
    var closes = false

    static func ok(_ body: (inout JSONWriter) -> Void) -> Reply { Reply(status: .ok, body: JSONWriter.object(body)) }

    /// A refusal that says why.
    static func refusal(
        _ status: HTTPResponseStatus, _ reason: String, headers: [(String, String)] = [], closes: Bool = false
    ) -> Reply {
        let body = JSONWriter.object { $0.member("detail", reason) }
        return Reply(status: status, body: body, headers: headers, closes: closes)
    }

    /// A body that was refused, in the shape of the original's validation errors.
    static func refusal(_ fault: BodyFault) -> Reply {
        let body = JSONWriter.object {
            $0.array("detail") {
                $0.object {
                    $0.member("type", "value_error")
                    $0.array("loc") {
                        $0.value("body")
                        $0.value(fault.offset)
                    }
                    $0.member("msg", fault.reason)
                }
            }
        }
        return Reply(status: .unprocessableEntity, body: body)
    }

    /// Nothing was kept; the sender may try again.
    static func notKept(_ reason: String) -> Reply {
        refusal(.serviceUnavailable, "Not kept: \(reason)", headers: [("Retry-After", "2")])
    }

    /// The head of the answer. No page may read it, frame it or guess its type.
    func head(version: HTTPVersion, keepsAlive: Bool) -> HTTPResponseHead {
        var fields = HTTPHeaders([
            ("Content-Type", "application/json; charset=utf-8"), ("Content-Length", String(body.count)),
            ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
        ])
        for (name, value) in headers { fields.add(name: name, value: value) }
        if !keepsAlive { fields.add(name: "Connection", value: "close") }
        return HTTPResponseHead(version: version, status: status, headers: fields)
    }
}
