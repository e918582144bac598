import Market
import State
import Studies

/// The desk's studies over the bars of one instrument and frame, as they run. Closed bars wait until the studies are
/// asked, or until there are many: then they take them at once.
///
/// What speaks of the trading day runs on minutes alone; a higher frame takes those values as they stand when its bar
/// closes, so that all frames tell the same.
struct StudyTrack: Sendable {
    let fields: StudyFields
    private(set) var columns: StudyColumns
    private var set: StudySet
    /// Closed bars that the studies have not taken yet.
    private var waiting: [Waiting] = []
    /// Places, in the row of the minutes, of the values that are taken from there.
    private let borrowed: [Int]
    /// Places, in the set, of the studies whose values are taken from here.
    private let lending: [Int]
    /// What this track tells of the trading day, for the frames above it: after bars that were taken since they were asked
    /// last, and the places of waiting bars after which it is to tell it.
    private(set) var loans: [StudyRow] = []
    private var lendingAt: [Int] = []
    /// By study: after which closed bars it tells.
    private let telling: [Telling]
    /// The values whose past is kept, in the order of the columns.
    private let kept: [Kept]
    /// By study: whether the forming bar is shown to it.
    private let shown: [Bool]
    /// The borrowed values after the last closed bar.
    private var lent = StudyRow()
    /// The past of one bar; kept only for its storage.
    private var past = StudyRow()
    /// As it was when it was asked for last.
    private var written = StudyRow()
    private var isWritten = false
    /// Start of the last closed bar that the studies have taken.
    private(set) var rowAt: Timestamp?
    private(set) var revision: StudyRevision?
    /// The settled part of the last picture; nil since a bar closed.
    private var settled: FrameStudies?
    /// Of the last picture; nil on frames that have no profile of their own.
    private(set) var profile: ProfileState?
    /// The last preview, and the bar and row that it was made of.
    private var preview: (bar: Bar, row: StudyRow, day: StudyRow)?

    /// After which closed bars a study tells.
    private enum Telling: Sendable {
        /// After each, for the past of a value of it is kept.
        case each
        /// After those at whose end the frames above ask what it tells of the trading day.
        case lending
        case none
    }

    /// A closed bar before the studies take it.
    private struct Waiting: Sendable {
        var closed: FrameBars.Closed
        var startsDay: Bool
        /// Which of the minutes' loans holds at its end.
        var loan: Int?
    }

    /// Where a value comes from whose past is kept.
    private enum Kept: Sendable {
        case own(study: Int, field: Int)
        /// A place among the borrowed ones.
        case borrowed(Int)
    }

    /// - Parameter minutes: the values of the one-minute track; nil for that track itself.
    init(_ studies: [DeskStudy], spec: ContractSpec, frame: TimeFrame, minutes: StudyFields?) {
        let own = studies.filter { $0.runs(on: frame) }
        set = StudySet(own.map { ($0.label, $0.make(spec, frame)) })
        shown = own.map(\.isLive)
        let speaksOfDay = { (study: DeskStudy) in if case .day = study.place { true } else { false } }
        lending = minutes == nil ? own.indices.filter { speaksOfDay(own[$0]) } : []
        let labels = Set(studies.filter(speaksOfDay).map(\.label))
        let day = minutes.map { fields in fields.all.filter { labels.contains($0.study) } } ?? []
        borrowed = day.compactMap { minutes?.place($0.name) }
        let all = set.columns + day
        let live = Set(studies.filter(\.isLive).map(\.label))
        let lines = Dictionary(
            studies.flatMap { study in study.lines.map { ("\(study.label).\($0)", $1) } },
            uniquingKeysWith: { a, _ in a })
        let names = all.map(\.name)
        fields = StudyFields(
            all, live: all.map { live.contains($0.study) }, whole: names.filter { lines[$0] == .whole },
            recent: names.filter { lines[$0] == .recent }, recentDays: Self.recentDays(frame))
        let kept = (fields.whole + fields.recent).compactMap(fields.place)
        let owners = set.owners
        self.kept = kept.map { place in
            guard place < owners.count else { return .borrowed(place - owners.count) }
            return .own(study: owners[place], field: place - (owners.firstIndex(of: owners[place]) ?? place))
        }
        let told = Set(kept.filter { $0 < owners.count }.map { owners[$0] })
        telling = own.indices.map { [lending] in told.contains($0) ? .each : lending.contains($0) ? .lending : .none }
        columns = StudyColumns(fields)
    }

    /// Some 2 800 bars, which bounds the memory.
    private static func recentDays(_ frame: TimeFrame) -> Int { 2 * frame.minutes }

    /// Takes a closed bar that was just appended to the series; the studies take it when they are `settle`d.
    /// - Parameter loan: which of the minutes' loans holds at its end; nil for the minutes themselves.
    mutating func close(_ bar: Bar, day: TradingDay, startsDay: Bool, loan: Int?) {
        waiting.append(Waiting(closed: FrameBars.Closed(bar: bar, day: day), startsDay: startsDay, loan: loan))
    }

    /// How many closed bars the studies have not taken yet.
    var waitingCount: Int { waiting.count }

    /// Promises what this track tells of the trading day after the last closed bar; gives its place among `loans`, where
    /// it stands once the track is settled.
    mutating func lend() -> Int {
        if waiting.isEmpty {
            loans.append(self.set.row(of: lending))
            return loans.count - 1
        }
        if lendingAt.last != waiting.count - 1 { lendingAt.append(waiting.count - 1) }
        return loans.count + lendingAt.count - 1
    }

    /// Forgets the loans, once all who were promised one have it.
    mutating func forgetLoans() { loans.removeAll(keepingCapacity: true) }

    /// Has the studies take the bars that wait, all at once: which is the same as one by one, and costs half as much.
    /// - Parameters:
    ///   - loans: of the minutes; none for the minutes themselves.
    ///   - days: trading days whose past is kept.
    ///   - capacity: bars that a day is expected to have.
    mutating func settle(_ minutesLoans: [StudyRow], days: Int, capacity: Int) {
        guard let last = waiting.last else { return }
        let each = Array(waiting.indices)
        let places = telling.map { $0 == .each ? each : $0 == .lending ? lendingAt : [] }
        let rows = set.advance(waiting.map { $0.closed }, tellingAt: places)
        for (turn, bar) in waiting.enumerated() {
            let row = bar.loan.map { minutesLoans[$0] } ?? StudyRow()
            past.removeAll()
            for kept in kept {
                switch kept {
                case .own(let study, let field): past.append(rows[study, turn, field])
                case .borrowed(let place): past.append(row[place])
                }
            }
            columns.append(past, startsDay: bar.startsDay, capacity: capacity)
            if bar.startsDay { columns.keepLast(days: days) }
        }
        for (turn, place) in lendingAt.enumerated() {
            var row = StudyRow()
            for study in lending { rows.append(study: study, turn: telling[study] == .each ? place : turn, to: &row) }
            loans.append(row)
        }
        lent = last.loan.map { minutesLoans[$0] } ?? StudyRow()
        rowAt = last.closed.bar.time
        waiting.removeAll(keepingCapacity: true)
        lendingAt.removeAll(keepingCapacity: true)
        isWritten = false
        settled = nil
        preview = nil
    }

    /// After the last closed bar: the frame's own values, then the borrowed ones. Written when it is asked for: a replay at
    /// full speed closes some thousand bars between two pictures.
    var row: StudyRow {
        mutating get {
            if !isWritten {
                isWritten = true
                written = self.set.row
                written.append(lent)
            }
            return written
        }
    }

    /// What is to be fitted between a trading day's last bar and the next day's first.
    var refits: [StudySet.Refit] { self.set.refits }

    /// Keeps fits for the coming trading day; changes no value.
    mutating func prepare(_ fits: [StudySet.Fit]) {
        for fit in fits { set.prepare(fit) }
    }

    mutating func add(_ trade: Trade, day: TradingDay) { set.add(trade, day: day) }

    /// The first study of a type.
    func first<S: Study>(_ type: S.Type) -> S? { set.first(type) }

    mutating func mark(_ revision: StudyRevision?) {
        self.revision = revision
        forgetPicture()
    }

    mutating func forgetPicture() {
        settled = nil
        preview = nil
        profile = nil
    }

    mutating func forgetPast() { columns = StudyColumns(fields) }

    /// Takes the past values of some bars from a later state.
    mutating func recallPast(from later: StudyTrack, of bars: BarSeries) {
        columns = later.columns.prefix(days: bars.days.count, lastBars: bars.days.last?.count ?? 0)
    }

    /// The row if the forming bar closed as it stands; made anew only where the bar or the minutes' row has changed.
    mutating func preview(with bar: Bar, day: TradingDay, minutes: StudyRow) -> StudyRow {
        if let preview, preview.bar == bar, preview.day == minutes { return preview.row }
        var row = set.preview(with: bar, day: day, shown: shown, settled: self.row)
        for place in borrowed { row.append(minutes[place]) }
        preview = (bar, row, minutes)
        return row
    }

    /// What a reader sees after the last closed bar.
    mutating func picture() -> FrameStudies {
        if let settled { return settled }
        var studies = FrameStudies(fields)
        studies.settled = row
        studies.settledAt = rowAt
        studies.columns = columns
        studies.revision = revision
        studies.levels = set.levels
        studies.swings = set.first(Swings.self)?.recent ?? []
        studies.breaks = set.first(MarketStructure.self)?.breaks ?? []
        studies.sweeps = set.first(Liquidity.self)?.sweeps ?? []
        profile = set.first(SessionProfile.self).map(ProfileState.init)
        settled = studies
        return studies
    }
}

// MARK: - For a later run

extension StudyTrack {
    /// What has come of the bars so far.
    struct State: Codable, Sendable {
        fileprivate var set: StudySet
        fileprivate var lent: StudyRow
        fileprivate(set) var rowAt: Timestamp?
        fileprivate var columns: StudyColumns
    }

    var state: State { State(set: set, lent: lent, rowAt: rowAt, columns: columns) }

    /// Takes up a state after the last of some bars, in place of having been fed them; false, and nothing done, where it
    /// is one of other studies or bars.
    mutating func takeUp(_ state: State, after bars: BarSeries) -> Bool {
        var past = state.columns
        past.keepLast(days: bars.days.count)
        guard state.set.columns == set.columns, state.rowAt == bars.lastTime,
            past.counts == bars.days.map(\.count)
        else { return false }
        (set, lent, rowAt, columns) = (state.set, state.lent, state.rowAt, past)
        isWritten = false
        return true
    }
}
