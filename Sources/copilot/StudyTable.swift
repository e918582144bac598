import Feeds
import Market
import State
import Studies

/// Studies over one recording: a row of values for each closed bar.
struct StudyTable {
    /// One column of the output: `ema.21`.
    struct Column {
        let name: String
        let field: StudyField
        /// Its place in the row of all studies.
        let place: Int
    }

    let instrument: Instrument
    let columns: [Column]
    private let calendar: TradingCalendar
    private var market: RecordedMarket
    private var studies: StudySet
    private var bars: FrameBars
    /// The stretch between halts that was looked up last.
    private var known: (day: TradingDay, session: Range<Timestamp>, stretch: Range<Timestamp>)?
    /// Rows outside trading hours, which count for nothing.
    private(set) var leftOut = 0

    init(_ requests: [StudyRequest], market: RecordedMarket, frame: TimeFrame) throws(CopilotError) {
        let spec = market.instrument.spec
        var made: [any Study] = []
        // By study with its settings: the place of its first value.
        var starts: [String: Int] = [:]
        var columns: [Column] = []
        var count = 0
        let names = Self.names(requests)
        for (request, name) in zip(requests, names) {
            guard let kind = Studies.byName[request.name] else { continue }
            let study = kind.make(StudySetup(spec: spec, frame: frame, values: request.values))
            let fields = study.fields
            let start = starts[request.settledName] ?? count
            if start == count {
                starts[request.settledName] = start
                made.append(study)
                count += fields.count
            }
            for index in try request.columns(of: study) where !columns.contains(where: { $0.place == start + index }) {
                columns.append(
                    Column(name: "\(name).\(fields[index].name)", field: fields[index], place: start + index))
            }
        }
        self.columns = columns
        self.market = market
        instrument = market.instrument
        calendar = spec.calendar
        studies = StudySet(made)
        bars = FrameBars(frame: frame)
    }

    /// What the columns of each request go by: the study's own name, and where that is asked for with several settings
    /// those that are not the standard ones: `bollinger:length=50`.
    private static func names(_ requests: [StudyRequest]) -> [String] {
        let settings = Dictionary(grouping: requests, by: \.name).mapValues { Set($0.map(\.settledName)).count }
        return requests.map { (settings[$0.name] ?? 0) > 1 ? $0.settledName : $0.name }
    }

    /// Calls `body` with the start of each closed bar and the values after it. A bar whose span the recording does not
    /// finish is left out.
    mutating func run(_ body: (Timestamp, StudyRow) -> Void) {
        while let row = market.next() {
            switch row {
            case .bar(let minute):
                guard lookUp(minute.time), let known else { continue }
                close(endingBy: minute.time, body)
                bars.absorb(minute, day: known.day, session: known.session)
                close(endingBy: minute.time.adding(minutes: 1), body)
            case .trade(let trade):
                guard lookUp(trade.time), let known else { continue }
                close(endingBy: trade.time, body)
                bars.absorb(trade, day: known.day, session: known.session)
                studies.add(trade, day: known.day)
            }
        }
    }

    private mutating func close(endingBy instant: Timestamp, _ body: (Timestamp, StudyRow) -> Void) {
        guard let closed = bars.close(endingBy: instant) else { return }
        studies.add(closed.bar, day: closed.day)
        body(closed.bar.time, studies.row)
    }

    private mutating func lookUp(_ time: Timestamp) -> Bool {
        if let known, known.stretch.contains(time) { return true }
        guard let day = calendar.tradingDay(containing: time),
            let stretch = calendar.stretches(of: day).first(where: { $0.contains(time) })
        else {
            leftOut += 1
            return false
        }
        known = (day, calendar.session(of: day), stretch)
        return true
    }
}
