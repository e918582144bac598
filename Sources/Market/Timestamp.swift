/// An instant: nanoseconds since 1970-01-01 00:00 UTC.
@usableFromInline package struct Timestamp: Hashable, Comparable, Sendable, Codable {
    @usableFromInline package var nanoseconds: Int64

    // Inlinable, as those of prices: studies compare and move instants many times a bar.
    @inlinable package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }
    /// Minutes since 1970 UTC.
    package init(minutes: Int32) { nanoseconds = Int64(minutes) * Timestamp.minute }
    package init(seconds: Int64) { nanoseconds = seconds * 1_000_000_000 }

    /// Whole seconds since 1970, rounded toward the past.
    @inlinable package var seconds: Int64 { floorDivide(nanoseconds, 1_000_000_000) }
    /// Whole minutes since 1970, rounded toward the past.
    @inlinable package var minutes: Int64 { floorDivide(nanoseconds, Timestamp.minute) }
    /// The start of the minute that contains this instant.
    @inlinable package var startOfMinute: Timestamp { Timestamp(nanoseconds: minutes * Timestamp.minute) }

    @inlinable package static var second: Int64 { 1_000_000_000 }
    @inlinable package static var minute: Int64 { 60_000_000_000 }

    @inlinable package static func < (a: Timestamp, b: Timestamp) -> Bool { a.nanoseconds < b.nanoseconds }
    @inlinable package static func == (a: Timestamp, b: Timestamp) -> Bool { a.nanoseconds == b.nanoseconds }
    @inlinable package static func > (a: Timestamp, b: Timestamp) -> Bool { a.nanoseconds > b.nanoseconds }
    @inlinable package static func <= (a: Timestamp, b: Timestamp) -> Bool { a.nanoseconds <= b.nanoseconds }
    @inlinable package static func >= (a: Timestamp, b: Timestamp) -> Bool { a.nanoseconds >= b.nanoseconds }
    /// Nanoseconds from `b` to `a`.
    @inlinable package static func - (a: Timestamp, b: Timestamp) -> Int64 { a.nanoseconds - b.nanoseconds }

    @inlinable package func adding(seconds: Int64) -> Timestamp {
        Timestamp(nanoseconds: nanoseconds + seconds * Timestamp.second)
    }
    @inlinable package func adding(minutes: Int64) -> Timestamp {
        Timestamp(nanoseconds: nanoseconds + minutes * Timestamp.minute)
    }
    @inlinable package func adding(nanoseconds: Int64) -> Timestamp {
        Timestamp(nanoseconds: self.nanoseconds + nanoseconds)
    }
}

/// Integer division rounded toward minus infinity.
@inlinable @inline(__always)
package func floorDivide(_ a: Int64, _ b: Int64) -> Int64 {
    let quotient = a / b
    return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient
}
