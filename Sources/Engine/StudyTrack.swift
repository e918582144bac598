import Market
import State
import Studies

/// The desk's studies over the bars of one instrument and frame, as they run. Closed bars wait until the studies are
/// asked, or until there are many: then they take them at once.
///
/// What speaks of the trading day runs on minutes alone; a higher frame takes those values as they stand when its bar
/// closes, so that all frames tell the same.
struct StudyTrack: Sendable {
    private let plan: StudyPlan
    private(set) var columns: StudyColumns
    private var set: StudySet
    /// Closed bars that the studies have not taken yet.
    private var waiting: [Waiting] = []
    /// What this track tells of the trading day, for the frames above it: after bars that were taken since they were asked
    /// last, and the places of waiting bars after which it is to tell it.
    private(set) var loans: [StudyRow] = []
    private var lendingAt: [Int] = []
    /// Of the bar that is being built.
    private var hasTrades = false
    /// The borrowed values after the last closed bar.
    private var lent = StudyRow()
    /// The past of some bars, column by column; kept only for its storage.
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

    /// A closed bar before the studies take it.
    private struct Waiting: Sendable {
        var closed: FrameBars.Closed
        var startsDay: Bool
        /// Which of the minutes' loans holds at its end.
        var loan: Int?
    }

    /// - Parameters:
    ///   - minutes: the values of the one-minute track; nil for that track itself.
    ///   - like: the track of another instrument, whose tables it shares where they are equal.
    init(_ studies: [DeskStudy], spec: ContractSpec, frame: TimeFrame, minutes: StudyFields?, like: StudyTrack?) {
        var set = StudySet(studies.filter { $0.runs(on: frame) }.map { ($0.label, $0.make(spec, frame)) })
        if let like { set.shareTables(with: like.set) }
        self.set = set
        let plan = StudyPlan(studies, set: set, frame: frame, minutes: minutes)
        self.plan = like.map { $0.plan == plan ? $0.plan : plan } ?? plan
        columns = StudyColumns(plan.fields)
    }

    /// What it tells.
    var fields: StudyFields { plan.fields }

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
            loans.append(self.set.row(of: plan.lending))
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
        guard let first = waiting.first, let last = waiting.last else { return }
        let tellers = first.startsDay ? tellers(days: days) : []
        let each = Array(waiting.indices)
        let places = plan.telling.map { $0 == .each ? each : $0 == .lending ? lendingAt : [] }
        let rows = set.advance(waiting.map { $0.closed }, tellingAt: places)
        past.removeAll()
        for kept in plan.kept {
            switch kept {
            case .own(let study, let field):
                rows.append(study: study, field: field, turns: waiting.count, to: &past)
            case .borrowed(let place):
                for bar in waiting { past.append(bar.loan.flatMap { minutesLoans[$0][place] }) }
            }
        }
        var next = 0
        while next < waiting.count {
            let end = waiting[(next + 1)...].firstIndex(where: \.startsDay) ?? waiting.count
            if waiting[next].startsDay { columns.begin(tellers: next == 0 ? tellers : [], keeping: days) }
            columns.append(past, bars: next..<end, of: waiting.count, capacity: capacity)
            if hasTrades {
                columns.noteTrades()
                hasTrades = false
            }
            next = end
        }
        for (turn, place) in lendingAt.enumerated() {
            var row = StudyRow()
            for study in plan.lending {
                rows.append(study: study, turn: plan.telling[study] == .each ? place : turn, to: &row)
            }
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

    /// The studies that are to tell the past of a day that begins, as they stand before its first bar.
    private func tellers(days: Int) -> [DayTeller] {
        guard StudyColumns.tellsAnew(days: days) else { return [] }
        return plan.tellers.map { DayTeller(set.kept(study: $0.study), columns: $0.columns, fields: $0.fields) }
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

    mutating func add(_ trade: Trade, day: TradingDay) {
        set.add(trade, day: day)
        hasTrades = true
    }

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

    /// Lets go of past values, and of room that is kept for what comes.
    mutating func forgetPast() {
        columns = StudyColumns(fields)
        (waiting, lendingAt, loans) = ([], [], [])
        (past, written, isWritten) = (StudyRow(), StudyRow(), false)
    }

    /// Takes the past values of some bars from a later state.
    mutating func recallPast(from later: StudyTrack, of bars: BarSeries) {
        columns = later.columns.prefix(bars)
    }

    /// The row if the forming bar closed as it stands; made anew only where the bar or the minutes' row has changed.
    mutating func preview(with bar: Bar, day: TradingDay, minutes: StudyRow) -> StudyRow {
        if let preview, preview.bar == bar, preview.day == minutes { return preview.row }
        var row = set.preview(with: bar, day: day, shown: plan.shown, settled: self.row)
        for place in plan.borrowed { row.append(minutes[place]) }
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
        studies.divergences = set.first(DeltaDivergence.self)?.events ?? []
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
        var taken = state.set
        taken.shareTables(with: set)
        (set, lent, rowAt, columns) = (taken, state.lent, state.rowAt, past)
        isWritten = false
        return true
    }
}
