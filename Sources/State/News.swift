import Market

/// A headline of a feed that the user named: one line, without anything that could steer a terminal.
package struct Headline: Hashable, Sendable {
    /// When it was published, as its feed says.
    package var time: Timestamp
    package var title: String
    /// The feed's name.
    package var source: String

    package init(time: Timestamp, title: String, source: String) {
        self.time = time
        self.title = title
        self.source = source
    }
}

/// How a feed of headlines or events does.
package struct NewsSource: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        /// Not asked yet.
        case waiting
        case good
        /// A sentence with how to mend it; what was known stays.
        case failed(String)
    }

    /// Its host, or its file's name.
    package var name: String
    package var state: State
    /// Machine's time of the last answer that was understood.
    package var lastGood: Timestamp?
    /// Headlines or events of that answer.
    package var items = 0
    /// What is not as it should be in it, as a sentence.
    package var note: String?

    package init(name: String, state: State = .waiting) {
        self.name = name
        self.state = state
    }
}

/// Headlines from outside, and where they come from.
package struct NewsState: Hashable, Sendable {
    /// Newest first, a bounded head.
    package var headlines: [Headline] = []
    package var sources: [NewsSource] = []
    /// Machine's time of this picture.
    package var toldAt: Timestamp

    package init(toldAt: Timestamp) { self.toldAt = toldAt }

    /// The same without what is published later.
    package func known(at time: Timestamp) -> NewsState {
        var known = self
        known.headlines.removeAll { $0.time > time }
        return known
    }
}
