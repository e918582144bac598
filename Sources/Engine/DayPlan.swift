import Market
import Studies

/// What an instrument's score and card are made from, as of a scan: figures without words.
struct FocusDraft: Hashable, Sendable {
    var symbol: String
    var slot: Int
    var figures: ScoreFigures
    /// Nil before the first closed five-minute bar.
    var inputs: FocusInputs?
}

/// Scores and plans of all instruments as of the last scan. They are put into words when a picture asks for them, and then
/// only those that have changed: a replay at full speed scans some thousand times between two pictures.
struct DayPlan: Sendable {
    private var drafts: [FocusDraft] = []
    private var time: Timestamp?
    private var made: (drafts: [FocusDraft], list: FocusList)?
    /// A scan has come since `made`.
    private var isStale = false

    /// Takes the figures of a scan, in the order of the slots.
    mutating func take(_ drafts: [FocusDraft], at time: Timestamp) {
        self.drafts = drafts
        self.time = time
        isStale = true
    }

    /// Nil before the first scan.
    mutating func list(_ rules: FocusRules, of books: [InstrumentBook]) -> FocusList? {
        guard let time else { return nil }
        if let made, !isStale { return made.list }
        let rows = drafts.map { draft in
            if let made, made.drafts.indices.contains(draft.slot), made.drafts[draft.slot] == draft,
                let row = made.list.rows.first(where: { $0.slot == draft.slot })
            {
                return row
            }
            let spec = books[draft.slot].instrument.spec
            return FocusList.Row(
                symbol: draft.symbol, slot: draft.slot, score: PreMarketScore(draft.figures),
                card: draft.inputs.map { rules.plan($0, spec: spec) })
        }
        let list = FocusList(rows, threshold: rules.score, limit: rules.count, time: time)
        made = (drafts, list)
        isStale = false
        return list
    }
}
