import Market
import State

/// A periodic job in exchange time, due at whole multiples of its period.
struct Job: Sendable {
    let name: String
    let everySeconds: Int
    private(set) var lastRun: Timestamp?
    private(set) var next: Timestamp?

    init(name: String, everySeconds: Int) {
        self.name = name
        self.everySeconds = everySeconds
    }

    private var period: Int64 { Int64(everySeconds) * Timestamp.second }

    var status: JobStatus {
        JobStatus(name: name, everySeconds: everySeconds, lastRun: lastRun, nextRun: next)
    }

    /// Notes a run, and sets the next one to the first multiple after it.
    mutating func ran(at time: Timestamp) {
        lastRun = time
        next = Timestamp(nanoseconds: (floorDivide(time.nanoseconds, period) + 1) * period)
    }

    /// Sets the next run to the first multiple that is not before `time`; runs that were missed are not made up for.
    mutating func skip(to time: Timestamp) {
        next = Timestamp(nanoseconds: -floorDivide(-time.nanoseconds, period) * period)
    }

    /// The last multiple before an instant.
    func last(before time: Timestamp) -> Timestamp {
        Timestamp(nanoseconds: floorDivide(time.nanoseconds - 1, period) * period)
    }

    mutating func reset() {
        lastRun = nil
        next = nil
    }
}

extension Timestamp {
    /// False for instants centuries away, which only a broken row can name and arithmetic could not carry.
    var isPlausible: Bool { nanoseconds.magnitude < UInt64(Int64.max / 2) }
}
