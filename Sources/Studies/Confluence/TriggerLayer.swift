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

    /// What the frame amounts to, in numbers.
    struct Signal {
        /// As in `TriggerFigures`.
        var lean: Int
        var strength: Double
        var usualVolume: Double
        var isVolumeUp: Bool
        /// The averages crossed to the side.
        var hasCrossed: Bool
        var patternSide: Int
        /// A crossing or a pattern to the side.
        var hasBegun: Bool
        /// It has begun, and with more volume than usual.
        var isTrigger: Bool { hasBegun && isVolumeUp }
    }

    // Inlined, as it would copy all of this to look at it.
    /// Nil in the first 26 bars.
    @inline(__always)
    var signal: Signal? {
        guard count >= Self.minimum, let fast = fast.value, let slow = slow.value, let usualVolume, shape != nil else {
            return nil
        }
        let strength = strength.value ?? 50
        let lean = fast > slow && strength > 45 ? 1 : fast < slow && strength < 55 ? -1 : 0
        let patternSide = rules == .original ? original?.side ?? 0 : candle?.side ?? 0
        let hasCrossed = crossing.map { rules == .original || $0.side == lean } ?? false
        return Signal(
            lean: lean, strength: strength, usualVolume: usualVolume, isVolumeUp: Double(volume) > usualVolume,
            hasCrossed: hasCrossed, patternSide: patternSide,
            hasBegun: lean != 0 && (hasCrossed || patternSide == lean))
    }

    /// What the original sees in the last two bars.
    private var original: (name: String, side: Int)? {
        guard let shape, let previous else { return nil }
        return OriginalCandle.pattern(shape, after: previous)
    }

    /// Nil in the first 26 bars.
    var figures: TriggerFigures? {
        guard let signal, let fast = fast.value, let slow = slow.value else { return nil }
        return TriggerFigures(
            lean: signal.lean, fast: tick.points(ticks: fast), slow: tick.points(ticks: slow),
            strength: signal.strength, crossing: signal.hasCrossed ? crossing?.ago : nil,
            pattern: rules == .original ? original?.name : candle.flatMap { $0.name(of: $0.side) },
            patternSide: signal.patternSide, volume: volume, usualVolume: signal.usualVolume,
            isVolumeUp: signal.isVolumeUp, hasBegun: signal.hasBegun, isTrigger: signal.isTrigger)
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
