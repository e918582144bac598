import Market

/// A trading day's closed minutes in one number: a saved state is taken up only after the very minutes that
/// it was made from.
struct DayDigest: Hashable, Codable, Sendable {
    private let day: TradingDay
    private let count: Int
    private let sum: UInt64

    init(_ bars: DayBars) {
        day = bars.day
        count = bars.count
        var sum: UInt64 = 0
        func mix(_ value: Int64) {
            sum = (sum ^ UInt64(bitPattern: value)) &* 0x9E37_79B9_7F4A_7C15
            sum ^= sum >> 31
        }
        for place in 0..<bars.count {
            mix(bars.times[place])
            mix(Int64(bars.opens[place]))
            mix(Int64(bars.highs[place]))
            mix(Int64(bars.lows[place]))
            mix(Int64(bars.closes[place]))
            mix(Int64(bars.volumes[place]))
        }
        self.sum = sum
    }

    static func all(_ bars: BarSeries) -> [DayDigest] { bars.days.map(DayDigest.init) }
}
