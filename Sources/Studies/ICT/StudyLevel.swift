import Market

/// A price, or a zone of prices, that a study found, with its life. Where it lies never changes; its dates are each set
/// once. A date is the start of the bar that set it, and is known at that bar's close.
package struct StudyLevel: Hashable, Codable, Sendable {
    package enum Kind: String, CaseIterable, Codable, Sendable {
        case fairValueGap, inverseGap
        case orderBlock, breaker
        case buySideLiquidity, sellSideLiquidity
        case tradeEntry
        case priorDayHigh, priorDayLow
        case asiaHigh, asiaLow, londonHigh, londonLow, newYorkHigh, newYorkLow

        /// As traders write it.
        package var name: String {
            switch self {
            case .fairValueGap: "FVG"
            case .inverseGap: "IFVG"
            case .orderBlock: "OB"
            case .breaker: "BRK"
            case .buySideLiquidity: "BSL"
            case .sellSideLiquidity: "SSL"
            case .tradeEntry: "OTE"
            case .priorDayHigh: "PDH"
            case .priorDayLow: "PDL"
            case .asiaHigh: "Asia high"
            case .asiaLow: "Asia low"
            case .londonHigh: "London high"
            case .londonLow: "London low"
            case .newYorkHigh: "NY high"
            case .newYorkLow: "NY low"
            }
        }
    }

    /// Why a level is over.
    package enum End: String, Codable, Sendable {
        /// Price went through all of it.
        case filled
        /// A bar closed beyond its far edge.
        case broken
        /// A bar closed beyond its far edge, and it lives on with the other direction as a level of its own.
        case inverted
        /// Traded through and rejected.
        case swept
        /// Traded through, neither rejected nor closed beyond.
        case taken
        /// A later level has taken its place.
        case replaced
        /// So many bars or days have passed.
        case expired
        /// Too many younger levels stand.
        case crowded
    }

    // Some thousand levels are kept of an instrument, checkpoints counted: a price and the number of a bar take four bytes,
    // and a date that is not set takes no more than one that is.

    /// The bar that made it.
    package let formedAt: Timestamp
    /// The bar at whose close it was known.
    package let confirmedAt: Timestamp
    private var tested = Date()
    private var filled = Date()
    private var over = Date()
    /// How much of it price has entered, 0 to 1.
    package internal(set) var depth = 0.0
    /// Size of the move behind it in average true ranges; nil where that has no meaning.
    package let strength: Double?
    package let kind: Kind
    /// It is expected to hold from below; else from above.
    package let isBullish: Bool
    package private(set) var end: End?
    private let lowTicks: Int32
    private let highTicks: Int32
    private let formedPlace: Int32
    private let confirmedPlace: Int32
    private let swings: Int32

    init(
        _ kind: Kind, isBullish: Bool, low: Price, high: Price, formedAt: Timestamp, confirmedAt: Timestamp,
        formedBar: Int, confirmedBar: Int, strength: Double? = nil, touches: Int = 1
    ) {
        self.kind = kind
        self.isBullish = isBullish
        lowTicks = Int32(clamping: low.ticks)
        highTicks = Int32(clamping: high.ticks)
        self.formedAt = formedAt
        self.confirmedAt = confirmedAt
        formedPlace = Int32(clamping: formedBar)
        confirmedPlace = Int32(clamping: confirmedBar)
        self.strength = strength
        swings = Int32(clamping: touches)
    }

    package var low: Price { Price(ticks: Int(lowTicks)) }
    package var high: Price { Price(ticks: Int(highTicks)) }
    /// The bars of `formedAt` and `confirmedAt`, counted from the study's first.
    package var formedBar: Int { Int(formedPlace) }
    package var confirmedBar: Int { Int(confirmedPlace) }
    /// Swings that make it: more than one are equal highs or lows.
    package var touches: Int { Int(swings) }

    /// The first bar that came back to it.
    package internal(set) var testedAt: Timestamp? {
        get { tested.value }
        set { tested.value = newValue }
    }

    /// The first bar that reached its far edge: a gap filled, a block mitigated, liquidity taken.
    package internal(set) var filledAt: Timestamp? {
        get { filled.value }
        set { filled.value = newValue }
    }

    package var endedAt: Timestamp? { over.value }

    /// A date that may not be set.
    private struct Date: Hashable, Codable, Sendable {
        private var nanoseconds = Int64.min

        var value: Timestamp? {
            get { nanoseconds == .min ? nil : Timestamp(nanoseconds: nanoseconds) }
            set { nanoseconds = newValue?.nanoseconds ?? .min }
        }
    }

    package var isLive: Bool { end == nil }

    /// What tells it from the other levels of its study.
    package struct Key: Hashable, Codable, Sendable {
        package var kind: Kind
        package var formedBar: Int
        package var confirmedBar: Int
    }

    package var key: Key { Key(kind: kind, formedBar: formedBar, confirmedBar: confirmedBar) }

    mutating func finish(_ reason: End, at time: Timestamp) {
        guard end == nil else { return }
        end = reason
        over.value = time
    }

    /// Marks how far a bar came into the zone: from above into a bullish one, from below into a bearish one.
    mutating func visit(_ bar: Bar) {
        let entered = isBullish ? high.ticks - bar.low.ticks : bar.high.ticks - low.ticks
        guard entered >= 0 else { return }
        if testedAt == nil { testedAt = bar.time }
        let size = high.ticks - low.ticks
        depth = max(depth, size > 0 ? min(1, Double(entered) / Double(size)) : 1)
        if entered >= size, filledAt == nil { filledAt = bar.time }
    }

    /// A bar closed beyond the far edge.
    func isClosedThrough(by bar: Bar) -> Bool { isBullish ? bar.close < low : bar.close > high }
}
