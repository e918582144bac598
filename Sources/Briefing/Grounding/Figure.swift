/// A number in a text, with what stands around it.
struct Figure: Hashable {
    enum Kind: Hashable {
        case number
        case percent
        /// With a currency sign before it.
        case money
        case clock
        case date
        /// Digits that nobody should have to read: foreign ones, or too many.
        case unreadable
    }

    /// Places of its characters in the line.
    var range: Range<Int>
    var kind: Kind
    /// Of the value in `units`; clocks count seconds, dates count `yyyymmdd`.
    var magnitude: Int64
    /// 1 or −1 where a sign is written.
    var sign: Int?
    /// Half a step of the last written digit, where digits may have been dropped: `16.5k`, `0.4%`.
    var tolerance: Int64 = 0

    /// A hundred-millionth: decimals to the eighth digit and eighths of 32nds are exact.
    static let unit: Int64 = 100_000_000
}
