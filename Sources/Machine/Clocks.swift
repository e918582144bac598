import Glibc
import Market

/// The machine's clocks. The engine reads none; the feeds' pacing reads the monotonic one for itself.
package enum Clocks {
    /// Nanoseconds of a clock that never goes back; for waiting and measuring.
    package static func monotonic() -> Int64 { read(CLOCK_MONOTONIC) }

    /// The time of day, UTC; for log lines.
    package static func wall() -> Timestamp { Timestamp(nanoseconds: read(CLOCK_REALTIME)) }

    private static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
