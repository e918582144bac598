import Canvas
import Market
import State

/// How one part does on which the desk rests: a feed, the store, the port. Footer, health row and engine page are made of
/// these.
struct HealthLine {
    let mark: Run
    /// Short: `sim`, `sqlite`, `port 8000`.
    let name: String
    /// One word or two, for the table: `live`, `read-only`.
    let word: String
    /// What follows the name in a row; nil where the mark says all.
    let state: Run?
    /// As `SourceState.gravity`: 0 is well, larger is worse.
    let gravity: Int
    /// Nanoseconds since it last said something; nil where it never did, or does not speak.
    var age: Int64?
    /// Messages a second.
    var rate: Double?
    /// What it took since the start.
    var count: Int?
    var refused: Int?
    /// What is wrong, else what it is about, as plain text.
    var detail = ""
    /// What the trader should know of besides, as sentences.
    var notices: [String] = []

    /// Nothing more is expected of it: it has no age then, and is not live.
    var hasStopped = false

    /// How old the newest is, as it is written.
    var ageText: String? { hasStopped ? word : age.map(Freshness.text) }

    /// `● sim live`
    var runs: [Run] { [mark, Run(" \(name)")] + (state.map { [Run(" "), $0] } ?? []) }
    /// `● live`
    var brief: [Run] { [mark] + (state.map { [Run(" "), $0] } ?? []) }
    var isTrouble: Bool { gravity >= SourceState.stale.gravity }

    /// Every feed, then the store, the port, the model and the sources of news.
    static func all(_ snapshot: Snapshot) -> [HealthLine] {
        snapshot.sources.map { HealthLine($0, at: snapshot.time) }
            + [snapshot.store.map(HealthLine.init)].compactMap { $0 }
            + [snapshot.port.map { HealthLine($0, at: snapshot.mode == .live ? snapshot.now : nil) }].compactMap { $0 }
            + [snapshot.briefing.flatMap(HealthLine.init)].compactMap { $0 }
            + (snapshot.news.map { news in news.sources.map { HealthLine($0, at: news.toldAt) } } ?? [])
    }

    /// The worst of them, of equal ones the first; nil while there is no feed and nothing is wrong.
    static func worst(_ snapshot: Snapshot) -> HealthLine? {
        let worst = all(snapshot).max { $0.gravity < $1.gravity }
        return snapshot.sources.isEmpty && worst?.gravity == 0 ? nil : worst
    }
}
