import Canvas
import FoundationEssentials
import Market
import Transport

/// Single questions to Massive's REST service, to find out what a key is good for.
struct MassiveTrial {
    let url: String
    let key: String
    let trust: TrustedCertificates
    let patience: Duration

    /// Why a question was not answered; a sentence.
    struct Refusal: Error, CustomStringConvertible {
        let description: String
        /// The plan does not hold this.
        var isOfPlan = false
    }

    /// What a key may do.
    struct Plan: CustomStringConvertible {
        var hasSnapshots: Bool
        var hasTrades: Bool
        var hasQuotes: Bool
        /// As the snapshot says; nil where it does not.
        var isDelayed: Bool?

        var description: String {
            let delay = isDelayed.map { $0 ? ", about 10 min late" : ", in real time" } ?? ""
            if hasQuotes { return "minutes, trades and quotes\(delay)" }
            if hasTrades { return "minutes and trades\(delay); no quotes" }
            if hasSnapshots { return "minutes\(delay); no trades, no quotes" }
            return "history only, 5 requests a minute; no live prices by socket"
        }
    }

    private struct Answer: Decodable {
        struct Told: Decodable { var timeframe: String? }
        struct Item: Decodable {
            var ticker: String?
            var windowStart: Int64?
            var lastMinute: Told?
            var lastTrade: Told?

            enum CodingKeys: String, CodingKey {
                case ticker
                case windowStart = "window_start"
                case lastMinute = "last_minute"
                case lastTrade = "last_trade"
            }
        }

        var results: [Item]?
        var error: String?
        var message: String?
    }

    /// Contracts of a product that trade on a day, no spreads.
    func contracts(of root: String, on day: TradingDay) throws(Refusal) -> [String] {
        let query = "product_code=\(root)&type=single&active=true&date=\(day.date)&limit=1000"
        return try ask("/futures/v1/contracts?\(query)").compactMap(\.ticker)
    }

    /// Starts of the newest minutes, ascending.
    func newestMinutes(of ticker: String) throws(Refusal) -> [Timestamp] {
        try ask("/futures/v1/aggs/\(ticker)?resolution=1min&limit=5&sort=window_start.desc")
            .compactMap { $0.windowStart.map(Timestamp.init(nanoseconds:)) }.sorted()
    }

    /// Asks for one of each kind.
    func plan(_ ticker: String) throws(Refusal) -> Plan {
        let snapshot = try allowed("/futures/v1/snapshot?ticker=\(ticker)&limit=1")
        let timeframe = snapshot?.first.flatMap { ($0.lastTrade ?? $0.lastMinute)?.timeframe }
        return Plan(
            hasSnapshots: snapshot != nil, hasTrades: try allowed("/futures/v1/trades/\(ticker)?limit=1") != nil,
            hasQuotes: try allowed("/futures/v1/quotes/\(ticker)?limit=1") != nil,
            isDelayed: timeframe.map { $0 == "DELAYED" })
    }

    /// Nil where the plan does not hold it.
    private func allowed(_ path: String) throws(Refusal) -> [Answer.Item]? {
        do throws(Refusal) { return try ask(path) } catch {
            if error.isOfPlan { return nil }
            throw error
        }
    }

    private func ask(_ path: String) throws(Refusal) -> [Answer.Item] {
        let http: HTTPClient
        do { http = try HTTPClient(trust: trust) } catch { throw Refusal(description: error.description) }
        let base = url.hasSuffix("/") ? String(url.dropLast()) : url
        let request = HTTPRequest(
            .get, base + path, headers: [HTTPHeader("Authorization", "Bearer \(key)")],
            limits: HTTPLimits(connect: patience, firstByte: patience, stall: patience, total: patience),
            acceptsCompression: true)
        let response: HTTPResponse
        switch http.answer(to: request, within: patience + .seconds(1)) {
        case .success(let given): response = given
        case .failure(let error): throw Refusal(description: "Massive cannot be had: \(error).")
        }
        let answer = try? JSONDecoder().decode(Answer.self, from: Data(response.body))
        let said = (answer?.error ?? answer?.message).map { " (\(OutsideText.line(String($0.prefix(160)))))" } ?? ""
        switch response.head.status {
        case 200:
            guard let answer else {
                throw Refusal(description: "Massive's answer cannot be read; check massive-url, or try again later.")
            }
            return answer.results ?? []
        case 401: throw Refusal(description: "Massive does not take the key\(said); check massive-api-key.")
        case 403:
            throw Refusal(
                description: "The plan of this key holds no futures\(said); choose one that does.", isOfPlan: true)
        case 429:
            throw Refusal(
                description: "The plan's requests for this minute are used up\(said); try again in a minute.")
        case let status:
            throw Refusal(description: "Massive answers with status \(status)\(said); try again later.")
        }
    }
}
