import Market
import State
import Testing

@testable import Storage

/// What the probe has said that it kept.
struct Promises {
    private(set) var pushes: [String: Int] = [:]
    private(set) var journal = 0
    private(set) var other: [String] = []

    mutating func take(_ line: some StringProtocol) {
        let words = line.split(separator: " ")
        switch words.first {
        case "push" where words.count == 3: pushes[String(words[1])] = Int(words[2])
        case "journal" where words.count == 2: journal = Int(words[1]) ?? 0
        default: other.append(String(line))
        }
    }

    /// Opens what is left in a folder, and looks for all of it.
    func check(in folder: String, _ comment: Comment, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let store = try SQLiteStore(path: StorageSetup.database(in: folder))
        #expect(try store.damage() == nil, comment, sourceLocation: sourceLocation)
        let desk = try store.load()
        for (name, number) in pushes {
            let account = desk.accounts.first { $0.name == name }
            let kept = account?.report?.cash.map { Int($0.tenThousandths / 10_000) } ?? 0
            #expect(kept >= number, comment, sourceLocation: sourceLocation)
            // The accounts take turns; no fill is missing and none is there twice.
            let fills = account?.fills.map(\.quantity) ?? []
            let last = fills.last ?? 0
            #expect(
                fills == (0..<fills.count).map { last - 2 * (fills.count - 1 - $0) } && last == kept, comment,
                sourceLocation: sourceLocation)
        }
        let net = desk.journal.first.map { Int($0.net.tenThousandths / 10_000) } ?? 0
        #expect(net >= journal, comment, sourceLocation: sourceLocation)
        #expect(other.isEmpty, comment, sourceLocation: sourceLocation)
    }
}
