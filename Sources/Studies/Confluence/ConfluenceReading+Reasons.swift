import Market

extension ConfluenceReading.Verdict {
    /// Two or three words for a table cell: `10>20>50`, `pullback held`, `cross+vol`, `12 of 55 bars`.
    package var headline: String {
        guard let evidence else { return "\(bars) of \(needed) bars" }
        switch evidence {
        case .bias(let figures):
            return figures.side > 0 ? "10>20>50" : figures.side < 0 ? "10<20<50" : "mixed"
        case .setup(let figures):
            if side == 0 { return figures.side == 0 ? "flat" : "no setup" }
            if figures.pullback != nil, figures.isHeld { return "pullback held" }
            return "\(figures.trendBars) closes"
        case .trigger(let figures):
            guard figures.hasBegun else { return "no trigger" }
            guard figures.isVolumeUp else { return "low volume" }
            return (figures.crossing == nil ? figures.pattern ?? "" : "cross") + "+vol"
        }
    }

    /// Why, in sentences with the figures they rest on.
    package func reasons(_ spec: ContractSpec, style: NumberStyle = .screen) -> [String] {
        guard let evidence else {
            return ["\(frame.name) has \(bars) closed bars of the \(needed) it needs, so it says nothing."]
        }
        let words = ReasonWords(spec: spec, style: style, frame: frame.name)
        return switch evidence {
        case .bias(let figures): words.bias(figures)
        case .setup(let figures): words.setup(figures)
        case .trigger(let figures): words.trigger(figures)
        }
    }
}

/// Sentences about one frame.
private struct ReasonWords {
    let spec: ContractSpec
    let style: NumberStyle
    let frame: String

    func bias(_ figures: BiasFigures) -> [String] {
        let averages =
            "EMA10 \(price(figures.fast)), EMA20 \(price(figures.middle)), EMA50 \(price(figures.slow))"
        guard figures.side != 0 else { return ["The \(frame) averages are not stacked: \(averages)."] }
        let apart = figures.separation.map { ", \(number($0, 1)) ranges apart" } ?? ""
        let place = figures.side > 0 ? "above" : "below"
        return [
            "The \(frame) averages are stacked \(figures.side > 0 ? "up" : "down"): \(averages)\(apart).",
            "Its close \(price(figures.close)) \(figures.isBeyond ? "lies" : "does not lie") \(place) all three.",
        ]
    }

    func setup(_ figures: SetupFigures) -> [String] {
        guard figures.side != 0 else { return ["The \(frame) EMA10 and EMA20 are both \(price(figures.fast))."] }
        let isUp = figures.side > 0
        let place = isUp ? "above" : "below"
        let band = isUp ? "45 to 70" : "30 to 55"
        let wick = isUp ? "low" : "high"
        var lines = [
            "The \(frame) EMA10 \(price(figures.fast)) is \(place) EMA20 \(price(figures.middle)).",
            "RSI \(number(figures.strength, 0)) is \(figures.isStrengthFit ? "within" : "outside of") \(band).",
            "\(count(figures.trendBars, "close")) in a row \(place) EMA20; three count.",
        ]
        if let ago = figures.pullback {
            let held = figures.isHeld ? "and price closed \(place) it again" : "and price has not closed \(place) it"
            lines.insert("A \(wick) came to EMA10 \(bars(ago)), \(held).", at: 1)
        } else {
            lines.insert("None of the last five bars came back to EMA10.", at: 1)
        }
        return lines
    }

    func trigger(_ figures: TriggerFigures) -> [String] {
        var lines: [String] = []
        if figures.lean == 0 {
            lines.append(
                "The \(frame) EMA9 \(price(figures.fast)) and EMA21 \(price(figures.slow)) with RSI "
                    + "\(number(figures.strength, 0)) favour no side.")
        } else if let ago = figures.crossing {
            lines.append("The \(frame) EMA9 crossed \(figures.lean > 0 ? "above" : "below") EMA21 \(bars(ago)).")
        } else if figures.hasBegun, let pattern = figures.pattern {
            lines.append("The last \(frame) bar is \(article(pattern)) \(pattern).")
        } else {
            lines.append("No crossing of EMA9 and EMA21 in the last three \(frame) bars, and no candle for the side.")
        }
        let ratio = figures.usualVolume > 0 ? Double(figures.volume) / figures.usualVolume : nil
        if let ratio {
            lines.append(
                "Volume \(style.text(figures.volume, decimals: 0)) is \(number(ratio, 1)) times the mean of 20 bars"
                    + (figures.isVolumeUp ? "." : "; it must be above 1."))
        } else {
            lines.append("There was no volume to compare with.")
        }
        return lines
    }

    private func price(_ points: Double) -> String { spec.text(points: points, style: style) ?? "?" }
    private func number(_ value: Double, _ decimals: Int) -> String { style.text(value, decimals: decimals) ?? "?" }
    private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
    private func bars(_ ago: Int) -> String { ago == 0 ? "in the last bar" : "\(count(ago, "bar")) ago" }
    private func article(_ word: String) -> String { "aeiou".contains(word.first ?? " ") ? "an" : "a" }
}
