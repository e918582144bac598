import FoundationEssentials
import Transport

/// What is asked of the model.
package struct Question: Hashable, Sendable {
    /// The rules it answers by.
    package var rules: String
    package var text: String
    /// Longest answer; with reasoning included where the server counts it so.
    package var maxTokens: Int

    package init(rules: String, text: String, maxTokens: Int) {
        self.rules = rules
        self.text = text
        self.maxTokens = maxTokens
    }
}

extension BriefingService {
    /// The request for a question, with its answer as a stream.
    func request(_ question: Question) throws -> HTTPRequest {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let body =
            switch interface {
            case .chat: try encoder.encode(ChatBody(question, self))
            case .responses: try encoder.encode(ResponsesBody(question, self))
            }
        let path = interface == .chat ? "/chat/completions" : "/responses"
        return HTTPRequest(.post, baseURL + path, headers: headers, body: Array(body), limits: limits)
    }

    /// The request for the list of models.
    var modelsRequest: HTTPRequest {
        let limits = HTTPLimits(total: .seconds(30), bodyBytes: 1 << 20)
        return HTTPRequest(.get, baseURL + "/models", headers: headers, limits: limits)
    }

    private var headers: [HTTPHeader] {
        let plain = [HTTPHeader("Content-Type", "application/json"), HTTPHeader("Accept", "text/event-stream")]
        return plain + (key.map { [HTTPHeader("Authorization", "Bearer \($0.value)")] } ?? [])
    }
}

private struct Message: Encodable {
    var role: String
    var content: String
}

/// The body for `/chat/completions`.
private struct ChatBody: Encodable {
    struct StreamOptions: Encodable {
        var includeUsage = true
    }

    var model: String
    var stream = true
    var streamOptions = StreamOptions()
    var temperature = 0.2
    var maxCompletionTokens: Int
    var reasoningEffort: String?
    var messages: [Message]

    init(_ question: Question, _ service: BriefingService) {
        model = service.model
        maxCompletionTokens = question.maxTokens
        reasoningEffort = service.effort
        messages = [
            Message(role: "system", content: question.rules), Message(role: "user", content: question.text),
        ]
    }
}

/// The body for `/responses`; nothing is stored at the server.
private struct ResponsesBody: Encodable {
    struct Reasoning: Encodable {
        var effort: String
    }

    struct Tool: Encodable {
        var type: String
    }

    var model: String
    var stream = true
    var store = false
    var temperature = 0.2
    var maxOutputTokens: Int
    var reasoning: Reasoning?
    var input: [Message]
    var tools: [Tool]?

    init(_ question: Question, _ service: BriefingService) {
        model = service.model
        maxOutputTokens = question.maxTokens
        reasoning = service.effort.map(Reasoning.init)
        input = [Message(role: "system", content: question.rules), Message(role: "user", content: question.text)]
        let web = Tool(type: "web_search")
        let x = Tool(type: "x_search")
        switch service.search {
        case .none: tools = nil
        case .web: tools = [web]
        case .x: tools = [x]
        case .both: tools = [web, x]
        }
    }
}
