import Market
import State

/// Plays recordings of bars and trades as if they happened now.
package final class ReplayFeed: Feed {
    /// How a replay begins.
    package struct Options: Hashable, Sendable {
        /// Where play begins, with everything before as history; nil for 09:30 New York of the first trading day.
        package var from: Timestamp?
        package var speed: PlaybackSpeed
        package var isPaused: Bool

        package init(from: Timestamp? = nil, speed: PlaybackSpeed = .times(1), isPaused: Bool = false) {
            self.from = from
            self.speed = speed
            self.isPaused = isPaused
        }
    }

    package let name = "replay"
    package let mode = RunMode.replay
    /// In the order of the slots.
    package var instruments: [Instrument] { tape.instruments }
    /// First and last instant of the recordings.
    package let span: ClosedRange<Timestamp>
    /// Where play begins.
    package let start: Timestamp
    /// Bars and trades in all files.
    package var rowCount: Int { tape.rowCount }
    private let tape: ReplayTape
    private let options: Options
    private let detail: String
    private let thread = FeedThread(name: "replay")

    /// Reads the files whole, on all cores, and throws at the first bad row, before anything plays.
    package init(
        files: [RecordingFile], options: Options = Options(), specs: ContractSpecs = .standard
    ) throws(ReplayError) {
        guard !files.isEmpty else { throw .nothingGiven }
        tape = try ReplayTape(Recording.load(files, specs: specs))
        guard let span = tape.span else { throw .nothingGiven }
        self.span = span
        self.options = options
        detail = files.map(\.name).joined(separator: ", ")
        if let from = options.from {
            guard from <= span.upperBound else { throw .startAfterEnd(end: span.upperBound) }
            start = max(from, span.lowerBound)
        } else {
            start = Self.defaultStart(span, calendar: tape.instruments[0].spec.calendar)
        }
    }

    /// 09:30 New York of the first trading day; the first row's instant where the recording does not hold it.
    static func defaultStart(_ span: ClosedRange<Timestamp>, calendar: TradingCalendar) -> Timestamp {
        let day = calendar.tradingDay(atOrAfter: span.lowerBound)
        let open = NewYork.instant(day.date, minuteOfDay: 9 * 60 + 30)
        return span.contains(open) ? open : span.lowerBound
    }

    package func start(emit: @escaping @Sendable (Event) -> Void) {
        thread.start({ [tape, start, options, detail] in Self.player(tape, detail, start, options) }, emit: emit)
    }

    package func perform(_ command: FeedCommand) { thread.post(command) }

    package func stop() { thread.stop() }

    /// The feed without its thread.
    var player: Player<ReplayTape> { Self.player(tape, detail, start, options) }

    private static func player(
        _ tape: ReplayTape, _ detail: String, _ start: Timestamp, _ options: Options
    ) -> Player<ReplayTape> {
        Player(
            tape: tape, label: .init(name: "replay", detail: detail), start: start, speed: options.speed,
            isPaused: options.isPaused)
    }
}
