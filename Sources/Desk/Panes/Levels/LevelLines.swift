import Canvas
import Market
import State
import Studies

/// The levels of the selected instrument in the order of price, highest first.
struct LevelLines: Sendable {
    let instrument: InstrumentState
    let frame: FrameState?
    let last: LastPrice
    let isOld: Bool
    private let now: Timestamp?
    /// The studies that the desk runs, with their parameters.
    private let listed: [DeskStudy]
    private(set) var rows: [LevelLine] = []

    /// - Parameter each: zones of a kind on either side of the price; nil for all.
    init?(_ context: PaneContext, each: Int? = nil) {
        guard let instrument = context.selected, let last = instrument.last else { return nil }
        self.instrument = instrument
        self.last = last
        frame = instrument.frames[context.view.chart.frame]
        isOld = Freshness(instrument, context.snapshot).isOld
        now = context.snapshot.time
        listed = DeskStudies.list(emaFast: context.snapshot.emaFastLength, emaSlow: context.snapshot.emaSlowLength)
        addDay()
        addStudies()
        addLevels()
        if each == nil { addFurther() }
        let price = points(last.price)
        rows.append(
            LevelLine(
                id: "last", points: price, name: isOld ? "old" : "last", what: "", origin: .last,
                role: isOld ? .stale : .bright))
        if let each { rows = Self.nearest(rows, to: price, each: each) }
        rows.sort { ($0.points, $0.name) > ($1.points, $1.name) }
    }

    private func points(_ price: Price) -> Double { instrument.spec.points(price) }

    private mutating func add(
        _ name: String, _ points: Double?, _ what: String, _ origin: LevelLine.Origin, _ role: Role = .dim,
        until end: Timestamp? = nil
    ) {
        guard let points else { return }
        rows.append(
            LevelLine(
                id: name, points: points, name: name, what: what, origin: origin,
                role: isOld && role != .dim ? .stale : role, growsUntil: end))
    }

    private mutating func addDay() {
        if let previous = instrument.previousDay {
            let pivots = previous.pivots
            let spec = instrument.spec
            for (name, value) in [
                ("R2", pivots.r2), ("R1", pivots.r1), ("P", pivots.pivot), ("S1", pivots.s1), ("S2", pivots.s2),
            ] { add(name, points(spec.price(points: value)), "pivot", .previousDay) }
            // The session study knows their life; where it speaks of another day, the day before counts.
            add("PDH", points(previous.high), "prior day high", life(.priorDayHigh, previous.high), .text)
            add("PDL", points(previous.low), "prior day low", life(.priorDayLow, previous.low), .text)
            add("PDC", points(previous.close), "prior day close", .previousDay)
        }
        if let today = instrument.today {
            add("HOD", points(today.high), "high of the day", .today, .text)
            add("LOD", points(today.low), "low of the day", .today, .text)
        }
    }

    private func life(_ kind: StudyLevel.Kind, _ price: Price) -> LevelLine.Origin {
        let found = frame?.studies.levels(of: "session_levels")?.standing.first { $0.kind == kind && $0.low == price }
        return found.map { .level($0, study: "session_levels") } ?? .previousDay
    }

    private mutating func addStudies() {
        let studies = instrument.frames[.oneMinute]?.studies
        func now(_ field: String) -> Double? { studies?.now(field) }
        add("VWAP", now("vwap.value"), "session", .study("vwap"), .vwap)
        if let vwap = now("vwap.value"), let deviation = now("vwap.deviation") {
            add("+1σ", vwap + deviation, "VWAP band", .study("vwap"))
            add("−1σ", vwap - deviation, "VWAP band", .study("vwap"))
        }
        add("AVWAP", now("avwap.value"), "VWAP since the open", .study("avwap"))
        if let area = instrument.profile?.area {
            add("POC", points(area.control), "fullest price", .study("profile"), .text)
            add("VAH", points(area.high), "value area", .study("profile"))
            add("VAL", points(area.low), "value area", .study("profile"))
        }
        add("pPOC", now("profile.prior_poc"), "prior day's POC", .study("profile"))
        for (study, high, low, what) in [
            ("opening", "ORH", "ORL", "opening range"), ("balance", "IBH", "IBL", "initial balance"),
        ] {
            let end = growing(study, studies)
            add(high, now("\(study).high"), what, .study(study), until: end)
            add(low, now("\(study).low"), what, .study(study), until: end)
        }
    }

    /// Until when a stretch after the open may still widen; nil once it is over. A forming bar ends none: what it still
    /// does counts.
    private func growing(_ study: String, _ studies: FrameStudies?) -> Timestamp? {
        guard studies?["\(study).complete"] != 1, let day = instrument.day,
            let open = instrument.spec.calendar.regularHours(of: day)?.lowerBound,
            let minutes = listed.first(where: { $0.label == study })?.setting("minutes")
        else { return nil }
        let end = open.adding(minutes: Int64(minutes))
        return now.map { $0 < end } ?? true ? end : nil
    }

    /// What only a tall list has room for.
    private mutating func addFurther() {
        let studies = instrument.frames[.oneMinute]?.studies
        let further =
            StudyPrice.priorPeriods + StudyPrice.priorCloses + StudyPrice.outerPivots + StudyPrice.fibonacciPivots
            + StudyPrice.camarillaPivots + StudyPrice.woodiePivots + StudyPrice.centralRange + StudyPrice.priorProfile
        for level in further {
            // On the tick, as it is written, so that price and distance add up.
            let price = studies?.now(level.field).map { points(instrument.spec.price(points: $0)) }
            add(level.name, price, level.what, .study(level.study))
        }
        for node in instrument.profile?.nodes ?? [] {
            rows.append(
                LevelLine(
                    id: "\(node.isHigh ? "HVN" : "LVN") \(node.low.ticks)", points: points(node.price),
                    name: node.isHigh ? "HVN" : "LVN", what: node.isHigh ? "high volume node" : "low volume node",
                    origin: .study("profile")))
        }
    }

    private mutating func addLevels() {
        let style = NumberStyle.screen
        let price = points(last.price)
        for group in frame?.studies.levels ?? [] {
            for level in group.standing where level.kind != .priorDayHigh && level.kind != .priorDayLow {
                let isZone = level.low != level.high
                let (low, high) = (points(level.low), points(level.high))
                rows.append(
                    LevelLine(
                        id: "\(group.study) \(level.kind.rawValue) \(level.formedBar) \(level.confirmedBar)",
                        points: abs(low - price) <= abs(high - price) ? low : high,
                        holdsLast: isZone && (low...high).contains(price),
                        name: level.shortName,
                        what: isZone ? level.bounds(instrument.spec, style) : level.meaning,
                        origin: .level(level, study: group.study)))
            }
        }
    }

    /// All but the farther ones of what there is too much of: filled zones, and more than `each` of a kind on a side.
    private static func nearest(_ rows: [LevelLine], to price: Double, each: Int) -> [LevelLine] {
        var seen: [String: Int] = [:]
        let kept = rows.sorted { abs($0.distance(from: price)) < abs($1.distance(from: price)) }.filter { row in
            guard row.isOneOfMany, let level = row.level else { return true }
            guard level.filledAt == nil else { return false }
            let key = "\(level.kind.rawValue) \(row.points > price)"
            seen[key, default: 0] += 1
            return (seen[key] ?? 0) <= each
        }
        return kept
    }
}
