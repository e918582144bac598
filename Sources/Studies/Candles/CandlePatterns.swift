import Market

/// Shapes of one or two bars that traders know by name, told when the bar has closed.
package struct CandlePatterns: Study, Hashable {
    private static let gap = StudyParameter(
        "star_gap", .choice(["no", "yes"]), standard: 0,
        "whether a shooting star must open above the last body, as TA-Lib has it; futures hardly gap")

    private static let level = StudyParameter(
        "level_body", .choice(["none", "white"]), standard: 0,
        "colour of a bar that closes on its open; white, as TA-Lib has it, has bearish bars engulf more than bullish ones"
    )

    package static let kind = StudyKind(
        CandlePatterns.self, name: "candle", title: "Candle patterns",
        help:
            "Doji, engulfing and hammer as TA-Lib defines them: body, wicks and nearness against the means of the ten (near: "
            + "five) bars before. Pin: one wick of two thirds of the range or more. Inside and outside: range against the "
            + "last bar's. A zero-range bar is a doji only.",
        parameters: [gap, level])

    /// The words of a pattern with a side.
    private static let sides = ["BEARISH", "NONE", "BULLISH"]

    private static let told: [StudyField] = [
        StudyField("doji", .flag, "body of a tenth of the usual range or less"),
        StudyField("engulfing", .word(sides), "body that takes in the last body of the other colour"),
        StudyField(
            "hammer", .flag, "short body, lower wick longer than it, no upper wick, body near the last low or below"),
        StudyField(
            "shooting_star", .flag,
            "short body, upper wick longer than it, no lower wick, body near the last high or above"),
        StudyField("pin", .word(sides), "one wick of two thirds of the range or more"),
        StudyField("inside", .flag, "range within the last bar's, and smaller"),
        StudyField("outside", .flag, "range beyond the last bar's on both sides"),
        StudyField("side", .word(sides), "the side of engulfing, hammer, shooting star and pin, where they agree"),
    ]

    package var fields: [StudyField] { Self.told }

    private let needsGap: Bool
    private let levelColour: Int
    private var norms = CandleNorms()
    private var previous: CandleShape?
    /// Nearness as it was at the last bar.
    private var previousNear: Double?
    /// Of the last closed bar; nil before the second.
    package private(set) var value: CandleReading?

    package init(_ setup: StudySetup) {
        needsGap = setup.whole(Self.gap) == 1
        levelColour = setup.whole(Self.level)
    }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        let shape = CandleShape(bar)
        value = previous.map { reading(shape, after: $0) }
        previousNear = norms.near
        norms.add(shape)
        previous = shape
    }

    package mutating func add(_ bar: Bar, day: TradingDay, among loans: inout StudyLoans) {
        add(bar, day: day)
        if loans.candle == nil { loans.candle = .some(value) }
    }

    // Inlined, as it would copy the whole study to look at it.
    @inline(__always)
    private func reading(_ now: CandleShape, after last: CandleShape) -> CandleReading {
        var reading = CandleReading()
        reading.isDoji = norms.dojiBody.map { Double(now.body) <= $0 }
        reading.isInside = now.range > 0 && now.high <= last.high && now.low >= last.low && now.range < last.range
        reading.isOutside = now.high > last.high && now.low < last.low
        reading.engulfing = engulfing(now, last)
        if now.range == 0 {
            reading.pin = 0
        } else if 3 * now.lowerWick >= 2 * now.range {
            reading.pin = 1
        } else if 3 * now.upperWick >= 2 * now.range {
            reading.pin = -1
        }
        guard let short = norms.shortBody, let none = norms.noWick, let near = previousNear else { return reading }
        let isShort = Double(now.body) < short
        reading.isHammer =
            isShort && now.lowerWick > now.body && Double(now.upperWick) < none
            && Double(now.bottom) <= Double(last.low) + near
        reading.isShootingStar =
            isShort && now.upperWick > now.body && Double(now.lowerWick) < none
            && (needsGap ? now.bottom > last.top : Double(now.top) >= Double(last.high) - near)
        return reading
    }

    /// 1 or −1; one end of the bodies may be the same, not both.
    private func engulfing(_ now: CandleShape, _ last: CandleShape) -> Int {
        let colour = colour(now)
        guard colour != 0, colour == -self.colour(last) else { return 0 }
        let isCovered = now.top >= last.top && now.bottom <= last.bottom
        return isCovered && (now.top != last.top || now.bottom != last.bottom) ? colour : 0
    }

    private func colour(_ shape: CandleShape) -> Int { shape.colour == 0 ? levelColour : shape.colour }

    package func write(to row: inout StudyRow.Writer) {
        guard let value else { return row.appendAbsent(8) }
        row.append(value.isDoji.map { $0 ? 1 : 0 })
        row.append(Double(value.engulfing + 1))
        row.append(value.isHammer.map { $0 ? 1 : 0 })
        row.append(value.isShootingStar.map { $0 ? 1 : 0 })
        row.append(Double(value.pin + 1))
        row.append(value.isInside)
        row.append(value.isOutside)
        row.append(Double(value.side + 1))
    }
}

/// What a closed bar looks like. Sides are 1 for buyers, −1 for sellers, 0 for none; nil where ten bars before are wanting.
package struct CandleReading: Hashable, Codable, Sendable {
    package var isDoji: Bool?
    package var engulfing = 0
    package var isHammer: Bool?
    package var isShootingStar: Bool?
    package var pin = 0
    package var isInside = false
    package var isOutside = false

    /// The side of the patterns that turn a market; 0 where they contradict each other.
    package var side: Int {
        let isBullish = engulfing == 1 || isHammer == true || pin == 1
        let isBearish = engulfing == -1 || isShootingStar == true || pin == -1
        return isBullish == isBearish ? 0 : isBullish ? 1 : -1
    }

    /// The most telling pattern of a side, in words: `engulfing`.
    package func name(of side: Int) -> String? {
        if engulfing == side, side != 0 { return "engulfing" }
        if side == 1, isHammer == true { return "hammer" }
        if side == -1, isShootingStar == true { return "shooting star" }
        return pin == side && side != 0 ? "pin" : nil
    }
}
