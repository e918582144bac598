import Market

/// The fast frame: whether something begins now, with volume behind it.
struct TriggerLayer: Hashable, Codable, Sendable {
    static let minimum = 26
    private static let recent = 3
    private static let usual = 20

    private let rules: InsightRules
    private let tick: TickSize
    /// In ticks.
    private var fast: ExponentialAverage
    private var slow: ExponentialAverage
    private var strength: CloseStrength
    private var volumes = RollingSum(length: usual)
    /// Mean volume to compare the last bar's with: of the 20 bars before it; the original counts the bar itself.
    private var usualVolume: Double?
    private var volume = 0
    /// One, or none where an equal study of the set lends what it finds.
    private var candles: [CandlePatterns]
    private var candle: CandleReading?
    private var previous: CandleShape?
    private var shape: CandleShape?
    /// 1 above, −1 below, of the fast average against the slow one.
    private var order = 0
    /// The side of the last crossing, and bars since.
    private var crossing: Crossing?
    private var count = 0

    /// A crossing of the averages.
    struct Crossing: Hashable, Codable, Sendable {
        var side: Int
        /// Bars since, 0 for the last one.
        var ago: Int
    }

    init(_ setup: StudySetup, rules: InsightRules) {
        let seed = rules == .original ? 1 : nil
        self.rules = rules
        tick = setup.tick
        fast = ExponentialAverage(length: 9, seed: seed)
        slow = ExponentialAverage(length: 21, seed: seed)
        strength = CloseStrength(rules: rules)
        candles = [CandlePatterns(StudySetup(spec: setup.spec, frame: setup.frame))]
    }

    /// - Parameter lent: what a study of candles found with the bar, where it is lent.
    mutating func add(_ bar: Bar, day: TradingDay, candle lent: CandleReading?) {
        count += 1
        fast.add(Double(bar.close.ticks))
        slow.add(Double(bar.close.ticks))
        strength.add(bar.close.ticks)
        for index in candles.indices { candles[index].add(bar, day: day) }
        candle = candles.isEmpty ? lent : candles[0].value
        previous = shape
        shape = CandleShape(bar)
        volume = max(0, bar.volume)
        usualVolume = volumes.mean
        volumes.add(volume)
        if rules == .original { usualVolume = volumes.mean }
        crossing?.ago += 1
        guard let fast = fast.value, let slow = slow.value else { return }
        let order = fast > slow ? 1 : fast < slow ? -1 : self.order
        if order != self.order, self.order != 0 { crossing = Crossing(side: order, ago: 0) }
        self.order = order
        if let crossing, crossing.ago >= Self.recent { self.crossing = nil }
    }

    /// True where candles are lent from now on.
    mutating func share(with earlier: EarlierStudies) -> Bool {
        if earlier.first(CandlePatterns.self) == candles.first { candles = [] }
        return candles.isEmpty
    }

    /// Takes candles of its own again.
    mutating func makeWhole(with earlier: EarlierStudies) {
        if candles.isEmpty, let lender = earlier.first(CandlePatterns.self) { candles = [lender] }
    }

    /// Nil in the first 26 bars.
    @inline(__always)
    var figures: TriggerFigures? {
        guard count >= Self.minimum, let fast = fast.value, let slow = slow.value, let usualVolume, let shape else {
            return nil
        }
        let strength = strength.value ?? 50
        let isVolumeUp = Double(volume) > usualVolume
        let lean = fast > slow && strength > 45 ? 1 : fast < slow && strength < 55 ? -1 : 0
        var pattern: (name: String, side: Int)?
        if rules == .original {
            pattern = previous.flatMap { OriginalCandle.pattern(shape, after: $0) }
        } else if let value = candle, let name = value.name(of: value.side) {
            pattern = (name, value.side)
        }
        let hasCrossed = crossing.map { rules == .original || $0.side == lean } ?? false
        let hasBegun = lean != 0 && (hasCrossed || pattern?.side == lean)
        return TriggerFigures(
            lean: lean, fast: tick.points(ticks: fast), slow: tick.points(ticks: slow), strength: strength,
            crossing: hasCrossed ? crossing?.ago : nil, pattern: pattern?.name, patternSide: pattern?.side ?? 0,
            volume: volume, usualVolume: usualVolume, isVolumeUp: isVolumeUp, hasBegun: hasBegun,
            isTrigger: hasBegun && isVolumeUp)
    }
}

/// What the fast frame shows; prices in points.
package struct TriggerFigures: Hashable, Codable, Sendable {
    /// The side of averages 9 and 21 where the strength does not contradict it; else 0.
    package var lean: Int
    package var fast, slow: Double
    /// Relative strength, 0 to 100.
    package var strength: Double
    /// Bars since the averages crossed to the side, at most two; nil where they did not.
    package var crossing: Int?
    /// `engulfing`, `hammer` …; nil where the last bar is none.
    package var pattern: String?
    /// 1 or −1, and 0 where there is none.
    package var patternSide: Int
    /// Contracts.
    package var volume: Int
    /// Mean of the 20 bars before.
    package var usualVolume: Double
    package var isVolumeUp: Bool
    /// A crossing or a pattern to the side.
    package var hasBegun: Bool
    /// It has begun, and with more volume than usual.
    package var isTrigger: Bool
}

/// The fast frame's candles as the original reads them.
enum OriginalCandle {
    static func pattern(_ now: CandleShape, after last: CandleShape) -> (name: String, side: Int)? {
        guard now.range > 0 else { return nil }
        let isLarger = now.body > last.body
        if now.close > now.open, last.close < last.open, isLarger, now.close > last.open, now.open <= last.close {
            return ("engulfing", 1)
        }
        if now.close < now.open, last.close > last.open, isLarger, now.close < last.open, now.open >= last.close {
            return ("engulfing", -1)
        }
        guard Double(now.body) < 0.35 * Double(now.range) else { return nil }
        if now.close - now.low > 2 * now.body, 2 * now.upperWick < now.body { return ("hammer", 1) }
        if now.high - now.close > 2 * now.body, 2 * now.lowerWick < now.body { return ("shooting star", -1) }
        return nil
    }
}
