import Market

/// The day's plan for one product: which side, where to enter, where it is wrong, where it pays, and how much.
package struct FocusPlan: Hashable, Codable, Sendable {
    /// A price at which it pays.
    package struct Target: Hashable, Codable, Sendable {
        package var price: Price
        /// What is gained for each dollar at risk, from the worst entry in the zone.
        package var reward: Double
    }

    /// Prices of the plan, all on ticks.
    package struct Levels: Hashable, Codable, Sendable {
        package var entryLow: Price
        package var entryHigh: Price
        package var stop: Price
        package var targets: [Target]
        /// The worst price of the zone; the size is for this one.
        package var entry: Price
    }

    /// What the plan is made from.
    package let inputs: FocusInputs
    /// 1 long, −1 short, 0 neither.
    package let side: Int
    /// Nil for neither side.
    package let levels: Levels?
    /// Nil for neither side.
    package let size: PositionSize?
    /// The micro product and how many of it fit, where none of the full-size one does.
    package let micro: Alternative?
    /// Why this side or none, in sentences with figures.
    package let reasons: [String]

    /// Another product of the same market.
    package struct Alternative: Hashable, Codable, Sendable {
        package var root: String
        package var size: PositionSize
    }

    /// `LONG`, `SHORT`, `NEUTRAL`
    package var bias: String { side > 0 ? "LONG" : side < 0 ? "SHORT" : "NEUTRAL" }

    /// - Parameter micro: the micro of a full-size product.
    package init(
        _ inputs: FocusInputs, spec: ContractSpec, micro: ContractSpec? = nil, limits: SizeLimits, threshold: Double
    ) {
        self.inputs = inputs
        let bias = FocusBias(inputs, threshold: threshold)
        side = bias.side
        var reasons = bias.reasons
        guard let zone = FocusZone(inputs, side: bias.side) else {
            (levels, size, self.micro) = (nil, nil, nil)
            self.reasons = reasons
            return
        }
        let levels = zone.levels(spec, side: bias.side)
        self.levels = levels
        size = PositionSize(spec: spec, entry: levels.entry, stop: levels.stop, limits: limits)
        if let size { reasons.append(size.sentence(spec)) }
        var alternative: Alternative?
        if let micro, let size, size.contracts == 0 {
            let levels = zone.levels(micro, side: bias.side)
            if let size = PositionSize(spec: micro, entry: levels.entry, stop: levels.stop, limits: limits),
                size.contracts > 0
            {
                alternative = Alternative(root: micro.root, size: size)
                reasons.append("Instead: " + size.sentence(micro))
            }
        }
        self.micro = alternative
        self.reasons = reasons
    }
}

/// What a card is made from; nil where the bars are too few.
package struct FocusInputs: Hashable, Codable, Sendable {
    package var price: Price
    /// The close of the bar they were read at.
    package var time: Timestamp
    /// Points.
    package var points: Double
    /// From five-minute bars.
    package var wave: WaveReading?
    package var quality: QualityReading?
    package var volatility: VolatilityReading?
    /// Awesome Oscillator in points.
    package var oscillator: Double?

    package init(
        price: Price, points: Double, time: Timestamp, wave: WaveReading? = nil, quality: QualityReading? = nil,
        volatility: VolatilityReading? = nil, oscillator: Double? = nil
    ) {
        self.price = price
        self.points = points
        self.time = time
        self.wave = wave
        self.quality = quality
        self.volatility = volatility
        self.oscillator = oscillator
    }

    /// Average true range in points; nil where it is not known or zero.
    package var range: Double? { volatility.flatMap { $0.range > 0 ? $0.range : nil } }
}
