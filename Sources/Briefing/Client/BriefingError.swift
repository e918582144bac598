import Canvas
import FoundationEssentials
import Market
import Transport

/// Why there is no answer, as a sentence with how to mend it, and whether asking again makes sense.
package enum BriefingError: Error, Hashable, CustomStringConvertible {
    case noKey
    /// The server does not take the key; its own words.
    case keyRefused(String)
    case modelGone(model: String, String)
    /// The server does not take the request as it is.
    case requestRefused(status: Int, String)
    /// Too many requests; asks to wait so long.
    case tooMany(asked: Duration?)
    case noCredit
    case serverTrouble(status: Int, asked: Duration?)
    /// The model gave up while it wrote.
    case gaveUp(String)
    case empty
    /// The answer ended before the server said that it was over.
    case brokeOff
    case transport(TransportError)
    case budgetSpent(String)

    package var description: String {
        switch self {
        case .noKey: "there is no key for xAI; set XAI_API_KEY or xai-api-key"
        case .keyRefused(let words):
            "the server does not take the key (\(words)); make one at https://console.x.ai and set XAI_API_KEY"
        case .modelGone(let model, let words):
            "the model \(model) is not to be had (\(words)); name another in briefing.model, or check briefing.url"
        case .requestRefused(let status, let words):
            "the server does not take the request (\(status): \(words)); check briefing.model and briefing.url"
        case .tooMany: "the server takes no more requests for now"
        case .noCredit: "the credit at xAI is used up or its monthly limit reached; see https://console.x.ai"
        case .serverTrouble(let status, _): "the server is in trouble (\(status))"
        case .gaveUp(let words): "the model gave up: \(words)"
        case .empty: "the model answered nothing"
        case .brokeOff: "the answer broke off"
        case .transport(let error): error.description
        case .budgetSpent(let sentence): sentence
        }
    }

    /// True where the same question may be answered a little later; otherwise something must be mended first.
    package var isPassing: Bool {
        switch self {
        case .tooMany, .serverTrouble, .gaveUp, .empty, .brokeOff: true
        case .transport(let error): error.isPassing
        case .noKey, .keyRefused, .modelGone, .requestRefused, .noCredit, .budgetSpent: false
        }
    }

    /// The wait that the server asked for.
    package var askedWait: Duration? {
        switch self {
        case .tooMany(let asked), .serverTrouble(_, let asked): asked
        default: nil
        }
    }
}

extension BriefingError {
    /// What an answer that is no success means.
    ///
    /// - Parameter now: the time of day, for a `Retry-After` that is a date.
    init(_ head: HTTPHead, body: [UInt8], service: BriefingService, now: Timestamp) {
        let words = Self.words(of: body, key: service.key)
        let asked = head["Retry-After"].flatMap { RetryAfter.wait($0, now: now) }
        let lower = words.lowercased()
        self =
            switch head.status {
            case 400 where lower.contains("api key"), 401, 403: .keyRefused(words)
            case 404, 410: .modelGone(model: OutsideText.line(service.model), words)
            case 429 where lower.contains("credit") || lower.contains("spending limit"): .noCredit
            case 429: .tooMany(asked: asked)
            case 408, 500...: .serverTrouble(status: head.status, asked: asked)
            default: .requestRefused(status: head.status, words)
            }
    }

    /// The server's own words, short, plain and without the key.
    static func words(of body: [UInt8], key: ServiceKey?) -> String {
        struct Told: Decodable {
            var error: ToldError?
            var message: String?
        }
        let told = try? JSONDecoder().decode(Told.self, from: Data(body))
        let text = told?.error?.message ?? told?.message ?? String(decoding: body.prefix(2_000), as: UTF8.self)
        return plain(text.first == "<" ? "a page for people" : text, key: key)
    }

    static func plain(_ text: String, key: ServiceKey?) -> String {
        let open = key.map { text.replacing($0.value, with: "•••") } ?? text
        var line = OutsideText.line(open).split(separator: " ").joined(separator: " ")
        // It will stand within a sentence.
        if line.last == "." { line.removeLast() }
        return line.isEmpty ? "no reason given" : line.count > 160 ? line.prefix(159) + "…" : line
    }
}
