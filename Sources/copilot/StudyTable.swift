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
        var columns: [Column] = []
        var first = 0
        for request in requests {
            guard let kind = Studies.byName[request.name] else { continue }
            let study = kind.make(StudySetup(spec: spec, frame: frame, values: request.values))
            let fields = study.fields
            for index in try request.columns(of: study) {
                columns.append(Self.column(request, fields[index], first + index, among: columns))
            }
            made.append(study)
            first += fields.count
        }
        self.columns = columns
        self.market = market
        instrument = market.instrument
        calendar = spec.calendar
        studies = StudySet(made)
        bars = FrameBars(frame: frame)
    }

    /// The same study with two settings has columns that tell them apart: `bollinger:length=50.upper`.
    private static func column(
        _ request: StudyRequest, _ field: StudyField, _ place: Int, among columns: [Column]
    ) -> Column {
        var name = "\(request.name).\(field.name)"
        if columns.contains(where: { $0.name == name }), let kind = Studies.byName[request.name] {
            let settings = kind.parameters.compactMap { parameter in
                request.values[parameter.name].map { "\(parameter.name)=\(parameter.text($0))" }
            }
            name = "\(request.name):\(settings.joined(separator: ",")).\(field.name)"
        }
        return Column(name: name, field: field, place: place)
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
