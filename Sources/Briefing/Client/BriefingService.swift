import Transport

/// The server that writes briefings: xAI, or any that speaks the same two interfaces.
package struct BriefingService: Hashable, Sendable {
    /// Which of the two interfaces is spoken.
    package enum Interface: String, CaseIterable, Sendable {
        /// `/chat/completions`, which most servers know.
        case chat
        /// `/responses`, the only one that can search.
        case responses
    }

    /// What the model may look up for itself. It takes tens of seconds and costs extra.
    package enum Search: String, CaseIterable, Sendable {
        case none, web, x, both
    }

    /// Without a slash at its end.
    package var baseURL: String
    package var model: String
    package var key: ServiceKey?
    package var interface: Interface
    package var search: Search
    /// `none`, `low`, `medium`, `high`; nil leaves it to the model.
    package var effort: String?
    package var limits: HTTPLimits

    package init(
        baseURL: String = BriefingService.xai, model: String = "grok-4.3", key: ServiceKey?,
        interface: Interface = .chat, search: Search = .none, effort: String? = "low", limits: HTTPLimits? = nil
    ) {
        self.baseURL = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
        self.model = model
        self.key = key
        self.interface = search == .none ? interface : .responses
        self.search = search
        self.effort = effort
        // A search was measured at 12 to 45 s before its first word.
        self.limits =
            limits
            ?? HTTPLimits(
                firstByte: .seconds(search == .none ? 60 : 150), stall: .seconds(search == .none ? 45 : 150),
                total: .seconds(300), bodyBytes: 8 << 20)
    }

    package static let xai = "https://api.x.ai/v1"

    /// What the user knows it by.
    package var name: String { baseURL == Self.xai ? "xAI" : "the briefing server" }
}

/// A key that no description tells.
package struct ServiceKey: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    let value: String

    /// Blanks and line breaks around it are left out; nil where nothing stays.
    package init?(_ text: String) {
        var text = Substring(text)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        guard !text.isEmpty else { return nil }
        value = String(text)
    }

    package var description: String { "•••" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
