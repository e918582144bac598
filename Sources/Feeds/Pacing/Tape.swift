import Market
import State

/// Rows of a market in the order in which they become known: a trade at its own time, a bar when its minute has ended.
package protocol Tape: Sendable {
    /// One a slot.
    var instruments: [Instrument] { get }
    /// First instant and the one at which the last row becomes known; nil for a tape without end.
    var span: ClosedRange<Timestamp>? { get }
    /// When the next row becomes known; nil after the last one.
    var nextDue: Timestamp? { get }
    /// Appends the rows that are known by `limit`, about `count` at most: rows of one instant are never parted.
    mutating func read(through limit: Timestamp, count: Int, into batch: inout RowBatch)
    /// Goes back to the first row.
    mutating func rewind()
}
