import FoundationEssentials

/// Reads the events of either interface and tells what they mean.
struct AnswerReader {
    /// What an event adds to the answer.
    enum Piece: Hashable {
        case text(String)
        /// The model looks something up.
        case searched
        case failed(String)
    }

    private(set) var usage: Usage?
    /// True when the server said that the answer is over.
    private(set) var isComplete = false
    /// True when the longest allowed answer was reached.
    private(set) var wasCutShort = false
    /// Events that were no JSON of the expected shape.
    private(set) var skipped = 0
    private var searches = 0

    mutating func take(_ event: ServerEvents.Event) -> [Piece] {
        if event.data == "[DONE]" {
            isComplete = true
            return []
        }
        guard let chunk = Chunk(json: event.data.utf8) else {
            skipped += 1
            return []
        }
        return take(chunk)
    }

    /// Reads an answer that came in one piece, from a server that does not stream.
    mutating func takeWhole(_ bytes: [UInt8]) -> [Piece] {
        guard let chunk = Chunk(json: bytes) else {
            skipped += 1
            return []
        }
        isComplete = chunk.choices != nil || chunk.output != nil
        var pieces = take(chunk)
        for part in chunk.output ?? [] {
            pieces += (part.content ?? []).compactMap { $0.text.map(Piece.text) }
        }
        if chunk.status == "incomplete" { wasCutShort = true }
        return pieces
    }

    private mutating func take(_ chunk: Chunk) -> [Piece] {
        var pieces: [Piece] = []
        if let told = chunk.usage ?? chunk.response?.usage { usage = told.usage(searches: searches) }
        for choice in chunk.choices ?? [] {
            if let text = choice.delta?.content ?? choice.message?.content, !text.isEmpty { pieces.append(.text(text)) }
            if let reason = choice.finishReason {
                isComplete = true
                if reason == "length" { wasCutShort = true }
            }
        }
        switch chunk.type {
        case "response.output_text.delta": if let text = chunk.delta { pieces.append(.text(text)) }
        case "response.output_item.added" where chunk.item?.type?.contains("call") == true:
            searches += 1
            pieces.append(.searched)
        case "response.completed": isComplete = true
        case "response.incomplete": (isComplete, wasCutShort) = (true, true)
        case "response.failed":
            pieces.append(.failed(chunk.response?.error?.message ?? chunk.error?.message ?? "the model failed"))
        case "error": pieces.append(.failed(chunk.message ?? chunk.error?.message ?? "the model failed"))
        default: if let error = chunk.error { pieces.append(.failed(error.message ?? "the model failed")) }
        }
        return pieces
    }
}

/// The fields of both interfaces' events that matter here. All are optional, so that new ones break nothing.
private struct Chunk: Decodable {
    struct Choice: Decodable {
        struct Message: Decodable {
            var content: String?
        }

        var delta: Message?
        var message: Message?
        var finishReason: String?
    }

    struct Item: Decodable {
        struct Part: Decodable {
            var text: String?
        }

        var type: String?
        var content: [Part]?
    }

    struct Response: Decodable {
        var usage: ToldUsage?
        var error: ToldError?
    }

    /// Nil for what is no JSON of this shape.
    init?(json: some Sequence<UInt8>) {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let chunk = try? decoder.decode(Chunk.self, from: Data(json)) else { return nil }
        self = chunk
    }

    var type: String?
    var choices: [Choice]?
    var usage: ToldUsage?
    var error: ToldError?
    var message: String?
    var delta: String?
    var item: Item?
    var output: [Item]?
    var status: String?
    var response: Response?
}

/// Usage in the words of either interface.
private struct ToldUsage: Decodable {
    struct Details: Decodable {
        var cachedTokens: Int?
        var reasoningTokens: Int?
    }

    var promptTokens: Int?
    var completionTokens: Int?
    var promptTokensDetails: Details?
    var completionTokensDetails: Details?
    var inputTokens: Int?
    var outputTokens: Int?
    var inputTokensDetails: Details?
    var numServerSideToolsUsed: Int?
    var costInUsdTicks: Int64?

    func usage(searches: Int) -> Usage {
        // Chat counts reasoning beside what is written, responses within it.
        let written = outputTokens ?? (completionTokens ?? 0) + (completionTokensDetails?.reasoningTokens ?? 0)
        let cached = promptTokensDetails?.cachedTokens ?? inputTokensDetails?.cachedTokens
        return Usage(
            promptTokens: max(0, promptTokens ?? inputTokens ?? 0), cachedTokens: max(0, cached ?? 0),
            writtenTokens: max(0, written), searches: max(searches, numServerSideToolsUsed ?? 0),
            toldCost: costInUsdTicks.flatMap { $0 >= 0 ? Cost(ticks: $0) : nil })
    }
}

/// An error as a text, or as an object with a message.
struct ToldError: Decodable {
    var message: String?

    private enum Keys: String, CodingKey {
        case message
    }

    init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            message = text
        } else {
            message = try decoder.container(keyedBy: Keys.self).decodeIfPresent(String.self, forKey: .message)
        }
    }
}
