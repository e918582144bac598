import Market
import State

/// An invented market that behaves like a real one: sessions, a busy open and close, storms and calms, instruments
/// that move together. For practice and for looking at the desk; it is chosen at start and says so.
package final class SimulatedFeed: Feed {
    /// What the market is made of; the same values give the same tape.
    package struct Configuration: Hashable, Sendable {
        package var seed: UInt64
        package var instruments: [Instrument]
        /// Trades begin with the minute that contains this instant; bars lead up to it.
        package var start: Timestamp
        /// Trading days of history before the one that contains the start.
        package var days: Int
        package var speed: PlaybackSpeed
        package var isPaused: Bool

        package init(
            seed: UInt64, instruments: [Instrument], start: Timestamp, days: Int = 5,
            speed: PlaybackSpeed = .times(1), isPaused: Bool = false
        ) {
            self.seed = seed
            self.instruments = instruments
            self.start = start
            self.days = days
            self.speed = speed
            self.isPaused = isPaused
        }
    }

    package let name = "sim"
    package let mode = RunMode.simulated
    package let configuration: Configuration
    private let thread = FeedThread(name: "sim")

    package init(configuration: Configuration) { self.configuration = configuration }

    /// 09:45 New York of the latest trading day whose session has begun by `now`: at a weekend Friday's.
    package static func defaultStart(now: Timestamp) -> Timestamp {
        let calendar = TradingCalendar(group: .equity)
        var day = calendar.tradingDay(atOrAfter: now)
        if calendar.session(of: day).lowerBound > now { day = calendar.previousTradingDay(before: day) }
        return NewYork.instant(day.date, minuteOfDay: 9 * 60 + 45)
    }

    package func start(emit: @escaping @Sendable (Event) -> Void) {
        thread.start({ [configuration] in Self.player(configuration) }, emit: emit)
    }

    package func perform(_ command: FeedCommand) { thread.post(command) }

    package func stop() { thread.stop() }

    /// The feed without its thread.
    static func player(_ configuration: Configuration) -> Player<SimulatedTape> {
        let count = configuration.instruments.count
        return Player(
            tape: SimulatedTape(configuration),
            label: .init(
                name: "sim", detail: "seed \(configuration.seed), \(count) instrument\(count == 1 ? "" : "s")",
                seed: configuration.seed),
            start: configuration.start.startOfMinute, speed: configuration.speed,
            isPaused: configuration.isPaused)
    }
}
