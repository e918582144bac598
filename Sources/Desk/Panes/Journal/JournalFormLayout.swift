import Canvas
import Ledger

/// Which rows the form has in an area: all of them where there is room, else those around the cursor.
struct JournalFormLayout {
    enum Row: Hashable {
        case gap
        /// Fields side by side.
        case fields([JournalField])
        case commissions
        case result
        /// The day's round trips in one row.
        case trades
        /// What to know before the fills' figures are taken over.
        case remarks
        /// A line of the notes, counted from the first that is shown.
        case notes(Int)
        case count
        case save

        func holds(_ field: JournalField) -> Bool {
            switch self {
            case .fields(let fields): fields.contains(field)
            case .notes: field == .notes
            default: false
            }
        }
    }

    let rows: [Row]
    let notesHeight: Int
    /// Column in which fields begin, from the left edge of the area.
    let fieldX: Int
    let width: Int

    /// Labels end two columns before the fields.
    static func fieldX(_ width: Int) -> Int { width >= 60 ? 15 : 13 }
    static func notesWidth(_ width: Int) -> Int { max(4, min(82, width - fieldX(width) - 1)) }
    /// Where the form is wide enough, the round trips stand beside it, from this column on.
    static func tradesX(_ width: Int) -> Int? {
        let x = fieldX(width) + notesWidth(width) + 3
        return width - x >= 40 ? x : nil
    }

    /// - Parameter known: what the fills say; nil where none is known.
    init(_ area: Rect, field: JournalField, known: JournalProposal?) {
        width = area.width
        fieldX = Self.fieldX(area.width)
        let head: [Row] = area.width >= 70 ? [.fields([.date, .account])] : [.fields([.date]), .fields([.account])]
        let figures: [Row] = [
            .fields([.gross]), .fields([.net]), .commissions, .fields([.contracts]), .fields([.instruments]),
        ]
        let isRoomy = area.height >= 19
        var before: [Row] = isRoomy ? [.gap] + head + [.gap] + figures + [.gap, .result, .gap] : head + figures
        if !isRoomy, area.height >= before.count + 5 { before.append(.result) }
        if isRoomy, let known {
            let gap = before.count - 1
            if !known.notes.isEmpty { before.insert(.remarks, at: gap) }
            if !known.roundTrips.isEmpty, Self.tradesX(area.width) == nil { before.insert(.trades, at: gap) }
        }
        let review = Row.fields([.setup, .planned, .mistake])
        let after: [Row] = isRoomy ? [.count, .gap, review, .gap, .save] : [review, .save]
        notesHeight = max(2, min(12, area.height - before.count - after.count))
        let all = before + (0..<notesHeight).map(Row.notes) + after
        // Too low for all: what is typed into stays in sight.
        let last = all.lastIndex { $0.holds(field) } ?? 0
        let first = max(0, min(last - area.height + 2, all.count - area.height))
        rows = Array(all[first...].prefix(area.height))
    }
}
