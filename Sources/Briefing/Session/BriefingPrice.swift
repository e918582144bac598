import Market
import State

/// What a text will cost, about, before it is asked for.
enum BriefingPrice {
    /// In words, to follow "it costs": `about $0.0131 at grok-4.3`.
    static func text(_ prompt: Prompt, _ service: BriefingService) -> String {
        // Figures take a token for about three characters.
        let asked = (prompt.question.rules.utf8.count + prompt.question.text.utf8.count) / 3
        let usage = Usage(promptTokens: asked, writtenTokens: prompt.question.maxTokens)
        let searching = service.search == .none ? "" : ", and what its searches cost"
        guard let cost = usage.cost(model: service.model) else {
            return "what \(service.name) asks for \(service.model), which is not known here, counted as "
                + "\(SpendLedger.assumed.text)\(searching)"
        }
        return "about \(cost.text) at \(service.model)\(searching)"
    }
}
