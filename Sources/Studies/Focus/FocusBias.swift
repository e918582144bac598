import Market

/// Which side the day is for: quality, waves that dominate, and a second witness.
struct FocusBias {
    /// Dominance from which waves speak for a side, and from which they need no second witness.
    private static let least = 0.05
    private static let enough = 0.15

    /// 1 long, −1 short, 0 neither.
    private(set) var side = 0
    private(set) var reasons: [String] = []

    /// - Parameters:
    ///   - threshold: quality from which a side is taken, 0 to 1.
    ///   - rules: by the original's, a quality that speaks for the other side does not matter.
    init(_ inputs: FocusInputs, threshold: Double, rules: InsightRules = .standard) {
        guard let quality = inputs.quality, let wave = inputs.wave, inputs.range != nil else {
            reasons = ["Waves, quality or volatility are not known yet; they need about 60 five-minute bars."]
            return
        }
        let percent = { (value: Double) in NumberStyle.screen.text(100 * value, decimals: 0) ?? "?" }
        guard quality.score >= threshold else {
            reasons = ["Quality is \(percent(quality.score)) %, below the \(percent(threshold)) % that a side needs."]
            return
        }
        reasons = ["Quality is \(percent(quality.score)) %, of the \(percent(threshold)) % that a side needs."]
        let dominance = wave.dominance ?? 0
        let text = NumberStyle.screen.text(dominance, decimals: 2, signed: true) ?? "?"
        guard abs(dominance) > Self.least else {
            reasons.append("Waves are even: dominance \(text), where ±0.05 makes a side.")
            return
        }
        let sign = dominance > 0 ? 1 : -1
        let whose = sign > 0 ? "Buyers'" : "Sellers'"
        let oscillation = (inputs.oscillator ?? 0) * Double(sign)
        let isTrend = quality.context == (sign > 0 ? .uptrend : .downtrend)
        guard oscillation > 0 || isTrend || abs(dominance) > Self.enough else {
            reasons.append(
                "\(whose) waves lead (dominance \(text)), but neither the trend nor the oscillator agrees, and ±0.15 "
                    + "would be needed without them.")
            return
        }
        let witness =
            oscillation > 0 ? "the oscillator agrees" : isTrend ? "the trend agrees" : "more than ±0.15 needs no other"
        let other: QualityReading.Side = sign > 0 ? .short : .long
        if rules == .standard, quality.side == other {
            reasons.append("\(whose) waves lead (dominance \(text)), but quality speaks for the other side.")
            return
        }
        side = sign
        reasons.append("\(whose) waves lead: dominance \(text), and \(witness).")
    }
}
