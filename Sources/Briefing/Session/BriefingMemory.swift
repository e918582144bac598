import Market
import State

/// What must survive a restart: texts, spending, and whether the live session is on.
package struct BriefingMemory: Hashable, Codable, Sendable {
    /// The market that the texts speak of: `live`, `sim seed 1`. Texts of another are not shown.
    package var world: String
    package var texts: [BriefingText] = []
    package var isSessionOn = false
    package var spend = SpendLedger()
    /// The last prices that were given last, for what has changed since.
    package var lastPrices: [GivenFact] = []

    /// Texts that are kept.
    private static let limit = 12

    package init(world: String) { self.world = world }

    /// Keeps a text with the prices it was made from.
    package mutating func add(_ text: BriefingText, _ sheet: FactSheet) {
        texts = Array((texts + [text]).suffix(Self.limit))
        lastPrices = sheet.facts.filter { $0.name == "last" }
    }

    /// Reads a file; nil where there is none. What cannot be read is a reason to begin anew, and to say so.
    package static func read(_ path: String, world: String) throws(BriefingFileError) -> BriefingMemory? {
        guard var memory = try KeptFile.read(BriefingMemory.self, path, lost: "briefings") else { return nil }
        if memory.world != world {
            memory.world = world
            memory.texts = []
            memory.lastPrices = []
        }
        return memory
    }

    package func write(_ path: String) throws(BriefingFileError) {
        try KeptFile.write(self, path, lost: "briefings")
    }
}
