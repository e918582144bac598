/// What is wrong with a feed, to follow its name.
package enum NewsError: Error, Hashable, CustomStringConvertible {
    /// What breaks it.
    case unreadable(String)
    /// Neither a feed nor a calendar.
    case noFeed
    case answered(Int)
    case lost(String)

    package var description: String {
        switch self {
        case .unreadable(let what): "the feed cannot be read: \(what)"
        case .noFeed: "there is no feed: name an address of RSS, Atom or iCalendar in news.sources"
        case .answered(let status): Self.words(status)
        case .lost(let what): what
        }
    }

    private static func words(_ status: Int) -> String {
        switch status {
        case 401, 403: "it answers \(status): it gives this feed to nobody without a right; check the address"
        case 404, 410: "it answers \(status): there is no such feed any more; check the address in news.sources"
        case 429: "it answers 429: it is asked too often; raise news.every"
        case 500...: "it answers \(status): it has trouble of its own"
        default: "it answers \(status); check the address in news.sources"
        }
    }
}
