import Market
import Transport

/// How Yahoo is asked.
package struct YahooService: Hashable, Sendable {
    /// Hosts that give the same, tried in turn; `https://query1.finance.yahoo.com`.
    package var bases: [String]
    /// Where the cookie comes from.
    package var cookieURL: String

    /// Yahoo itself.
    package static let standard = YahooService(
        bases: ["https://query1.finance.yahoo.com", "https://query2.finance.yahoo.com"],
        cookieURL: "https://fc.yahoo.com/")

    package init(bases: [String], cookieURL: String) {
        self.bases = bases
        self.cookieURL = cookieURL
    }

    /// Another server that speaks the same, or Yahoo itself where none is named.
    package init(url: String?) {
        guard var base = url else {
            self = .standard
            return
        }
        while base.hasSuffix("/") { base.removeLast() }
        self.init(bases: [base], cookieURL: base + "/")
    }

    /// The host in use, for people.
    func host(_ turn: Int) -> String {
        let base = bases[turn % bases.count]
        return base.firstRange(of: "://").map { String(base[$0.upperBound...].prefix { $0 != "/" }) } ?? base
    }

    /// The minutes of a symbol that start within a span.
    func chart(_ symbol: String, _ span: Range<Timestamp>, turn: Int, pass: YahooPass?) -> HTTPRequest {
        var query = "interval=1m&includePrePost=true"
        // Seconds, the end not included.
        query += "&period1=\(span.lowerBound.seconds)&period2=\(span.upperBound.seconds)"
        if let pass { query += "&crumb=\(Self.escaped(pass.crumb))" }
        return request("\(bases[turn % bases.count])/v8/finance/chart/\(Self.escaped(symbol))?\(query)", pass)
    }

    func cookie() -> HTTPRequest { request(cookieURL, nil) }

    func crumb(cookie: String, turn: Int) -> HTTPRequest {
        request("\(bases[turn % bases.count])/v1/test/getcrumb", YahooPass(cookie: cookie, crumb: ""))
    }

    private func request(_ url: String, _ pass: YahooPass?) -> HTTPRequest {
        var request = HTTPRequest(.get, url, limits: Self.limits, acceptsCompression: true)
        // Agents that are no browser are refused.
        request.headers = [
            HTTPHeader("User-Agent", Self.agent), HTTPHeader("Accept", "application/json,text/html;q=0.9"),
        ]
        if let pass { request.headers.append(HTTPHeader("Cookie", pass.cookie)) }
        return request
    }

    private static let agent =
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"

    private static let limits = HTTPLimits(
        connect: .seconds(10), firstByte: .seconds(15), stall: .seconds(15), total: .seconds(40), bodyBytes: 8 << 20)

    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain =
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "-._~".utf8.contains(byte)
            let digits = String(byte, radix: 16, uppercase: true)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }
}

/// What Yahoo gives to a browser and wants to see again.
struct YahooPass: Hashable, Sendable {
    var cookie: String
    var crumb: String

    /// The cookies that an answer sets, as a browser sends them back.
    static func cookie(_ head: HTTPHead) -> String? {
        let cookies = head.headers.filter { $0.name.lowercased() == "set-cookie" }.map { $0.value.prefix { $0 != ";" } }
        return cookies.isEmpty ? nil : cookies.joined(separator: "; ")
    }

    /// The crumb that an answer holds; nil where it holds none.
    static func crumb(_ response: HTTPResponse) -> String? {
        guard response.head.status == 200, (1...64).contains(response.body.count),
            response.body.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "<") })
        else { return nil }
        return response.text
    }
}
