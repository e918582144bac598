import Market
import State
import Studies

/// What a frame's studies tell, when, and of which values the past is kept. The same for all instruments of a desk.
final class StudyPlan: Equatable, Sendable {
    /// After which closed bars a study tells.
    enum Telling: Hashable, Sendable {
        /// After each, for the past of a value of it is kept.
        case each
        /// After those at whose end the frames above ask what it tells of the trading day.
        case lending
        case none
    }

    /// Where a value comes from whose past is kept.
    enum Kept: Hashable, Sendable {
        case own(study: Int, field: Int)
        /// A place among the borrowed ones.
        case borrowed(Int)
    }

    /// A study that tells columns of past days anew, and the field of it that each of them holds.
    struct Teller: Hashable, Sendable {
        var study: Int
        var columns: [Int] = []
        var fields: [Int] = []
    }

    let fields: StudyFields
    /// Places, in the row of the minutes, of the values that are taken from there.
    let borrowed: [Int]
    /// Places, in the set, of the studies whose values are taken from here.
    let lending: [Int]
    /// By study: after which closed bars it tells.
    let telling: [Telling]
    /// The values whose past is kept, in the order of the columns.
    let kept: [Kept]
    /// By study: whether the forming bar is shown to it.
    let shown: [Bool]
    let tellers: [Teller]

    /// - Parameters:
    ///   - set: those of the studies that run on the frame.
    ///   - minutes: the values of the one-minute track; nil for that track itself.
    init(_ studies: [DeskStudy], set: StudySet, frame: TimeFrame, minutes: StudyFields?) {
        let own = studies.filter { $0.runs(on: frame) }
        shown = own.map(\.isLive)
        let speaksOfDay = { (study: DeskStudy) in if case .day = study.place { true } else { false } }
        let lending = minutes == nil ? own.indices.filter { speaksOfDay(own[$0]) } : []
        self.lending = lending
        let labels = Set(studies.filter(speaksOfDay).map(\.label))
        let day = minutes.map { fields in fields.all.filter { labels.contains($0.study) } } ?? []
        borrowed = day.compactMap { minutes?.place($0.name) }
        let all = set.columns + day
        let live = Set(studies.filter(\.isLive).map(\.label))
        let lines = Dictionary(
            studies.flatMap { study in study.lines.map { ("\(study.label).\($0)", $1) } },
            uniquingKeysWith: { a, _ in a })
        let names = all.map(\.name)
        let fields = StudyFields(
            all, live: all.map { live.contains($0.study) }, whole: names.filter { lines[$0] == .whole },
            recent: names.filter { lines[$0] == .recent }, recentDays: Self.recentDays(frame))
        self.fields = fields
        let places = (fields.whole + fields.recent).compactMap(fields.place)
        let owners = set.owners
        kept = places.map { place in
            guard place < owners.count else { return .borrowed(place - owners.count) }
            return .own(study: owners[place], field: place - (owners.firstIndex(of: owners[place]) ?? place))
        }
        let told = Set(places.filter { $0 < owners.count }.map { owners[$0] })
        telling = own.indices.map { told.contains($0) ? .each : lending.contains($0) ? .lending : .none }
        tellers = Self.tellers(kept, own, frame, fields)
    }

    /// At least 1 380 bars, which is many screens and bounds the memory.
    private static func recentDays(_ frame: TimeFrame) -> Int { max(2, frame.minutes) }

    /// Where a day has few bars its values take hardly more room than the studies that could tell them.
    private static func tellers(
        _ kept: [Kept], _ own: [DeskStudy], _ frame: TimeFrame, _ fields: StudyFields
    ) -> [Teller] {
        guard frame <= .fifteenMinutes else { return [] }
        var tellers: [Int: Teller] = [:]
        for (column, kept) in kept.enumerated() {
            guard case .own(let study, let field) = kept, own[study].isToldAnew else { continue }
            // What is let go of as soon as it could be told anew need not be.
            guard column < fields.whole.count || StudyColumns.tellsAnew(days: fields.recentDays) else { continue }
            tellers[study, default: Teller(study: study)].columns.append(column)
            tellers[study]?.fields.append(field)
        }
        return tellers.values.sorted { $0.study < $1.study }
    }

    static func == (a: StudyPlan, b: StudyPlan) -> Bool {
        a === b
            || a.fields == b.fields && a.borrowed == b.borrowed && a.lending == b.lending && a.telling == b.telling
                && a.kept == b.kept && a.shown == b.shown && a.tellers == b.tellers
    }
}
