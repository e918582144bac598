import Canvas
import Market
import State

/// A feed of headlines: RSS 2.0, RSS 1.0 or Atom 1.0.
struct Syndication: Hashable {
    private(set) var headlines: [Headline] = []
    /// Items without a title, or without a date that can be read: what has no time cannot be aged.
    private(set) var leftOut = 0

    private static let limit = 200
    /// Characters of a headline.
    private static let longest = 240

    /// - Parameter source: the name by which headlines are told apart.
    init(_ text: String, source: String) throws(NewsError) {
        var reader = XMLReader(text)
        var path: [String] = []
        var item: Item?
        var plain = ""
        while let token = try reader.next() {
            switch token {
            case .open(let name):
                if path.isEmpty, !["rss", "feed", "RDF"].contains(name) { throw .noFeed }
                path.append(name)
                plain = ""
                if name == "item" || name == "entry" { item = Item() }
            case .text(let text): plain += text
            case .close(let name):
                path.removeLast()
                let parent = path.last ?? ""
                if name == "item" || name == "entry" {
                    if let item, headlines.count < Self.limit { take(item, source) }
                    item = nil
                } else if parent == "item" || parent == "entry" {
                    item?.take(name, plain)
                }
                plain = ""
            }
        }
    }

    private struct Item {
        var title = ""
        var published: Timestamp?
        var updated: Timestamp?

        mutating func take(_ name: String, _ text: String) {
            switch name {
            case "title": title = text
            case "pubDate", "published", "date": published = FeedDate.instant(text)
            case "updated": updated = FeedDate.instant(text)
            default: break
            }
        }
    }

    private mutating func take(_ item: Item, _ source: String) {
        let title = Self.line(item.title)
        guard !title.isEmpty, let time = item.published ?? item.updated else {
            leftOut += 1
            return
        }
        headlines.append(Headline(time: time, title: title, source: source))
    }

    /// One line without marks of HTML, which some feeds escape twice.
    private static func line(_ text: String) -> String {
        var plain = ""
        // Bounded first: a mark that never ends is looked for to the end, again and again.
        var rest = XMLReader.unescaped(String(text.prefix(8 * longest)))[...]
        while let character = rest.popFirst() {
            if character == "<", rest.first.map({ $0.isLetter || $0 == "/" }) == true,
                let end = rest.firstIndex(of: ">")
            {
                rest = rest[rest.index(after: end)...]
            } else {
                plain.append(character)
            }
        }
        return String(OutsideText.line(plain).split(separator: " ").joined(separator: " ").prefix(longest))
    }
}
