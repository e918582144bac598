import Canvas
import Market
import State
import Studies

extension Explanation {
    /// Everything that the insights of an instrument rest on.
    static func insights(of line: InsightLine, _ context: PaneContext) -> Explanation {
        let instrument = line.instrument
        var explanation = Explanation("Insights of \(instrument.instrument.symbol)")
        explanation.text(
            "wave is the running speed over the mean wave of its side; vol the cluster of ranges, and rank the share of "
                + "past ranges below this one; size times the usual contracts by volatility and regime together, and skip "
                + "where ranges are dead or extreme; regime the held state with its chance, or with what is about to take "
                + "its place.")
        for label in ["wave", "volatility", "quality", "regime"] {
            explanation.add(study: label, on: InsightLine.frame, of: instrument, context)
        }
        for label in ["cvd", "divergence", "absorption"] {
            explanation.add(study: label, on: .oneMinute, of: instrument, context)
        }
        line.addFigures(to: &explanation, context)
        return explanation
    }
}

extension InsightLine {
    /// The figures of a row of insights, one by one.
    fileprivate func addFigures(to explanation: inout Explanation, _ context: PaneContext) {
        func add(
            _ name: String, _ value: [Run], _ study: String, _ fields: Set<String>?,
            _ inputs: (inout Explanation) -> Void = { _ in }
        ) {
            guard !value.isEmpty else { return }
            explanation.addPart(name, value) { part in
                inputs(&part)
                part.add(study: study, on: Self.frame, of: instrument, context, fields: fields)
            }
        }
        add("wave", waveRatio, "wave", ["current", "speed", "direction", "average"], addWave)
        add("strength", strength, "wave", ["strength", "current"])
        add("momentum", momentum, "wave", ["momentum", "speed"])
        add("phase", phase, "wave", ["phase", "normalized"])
        let ranges: Set = ["atr", "cluster", "low", "medium", "high", "percentile"]
        add("vol", cluster, "volatility", ranges, addClusters)
        add("rank", rank, "volatility", ranges, addClusters)
        add("size", size, "volatility", ["size", "entry", "percentile", "cluster"], addSize)
        add("hint", hint, "volatility", ["hint", "stop", "cluster"])
        add("quality", quality, "quality", nil)
        add("rsi", strengthIndex, "quality", ["rsi"])
        add("regime", regime, "regime", nil, addRegime)
        explanation.addPart("CVD", delta.sum) {
            $0.add(study: "cvd", on: DeltaLine.frame, of: instrument, context)
        }
        if let divergence = delta.recentDivergence {
            explanation.addPart("divergence", [Run(divergence, .bright)]) { delta.addDivergence(to: &$0, context) }
        }
        if let absorption = delta.absorption {
            explanation.addPart("absorption", [Run(absorption, .bright)]) {
                $0.add(study: "absorption", on: DeltaLine.frame, of: instrument, context)
            }
        }
    }

    private func number(_ value: Double?) -> String? { value.flatMap { style.text($0, decimals: 2) } }
    private func points(_ value: Double?) -> String? {
        value.flatMap { instrument.spec.text(reckoned: $0, style: style) }
    }

    // MARK: Waves

    /// What the running speed is compared with.
    func addWave(to part: inout Explanation) {
        part.text("running speed / mean speed of the finished waves of its side, without sign")
        let speed = studies?["wave.speed"]
        let ratio = studies?["wave.current"]
        part.figure("running speed", number(speed), "average true ranges; above zero buyers', below sellers'")
        guard let speed, let ratio, ratio != 0 else {
            part.text("That side has no finished wave to compare with.")
            return
        }
        let waves = studies?[speed > 0 ? "wave.bulls" : "wave.bears"]
        let count = waves.flatMap { style.text($0, decimals: 0) } ?? "?"
        part.figure(
            "mean wave", number((speed / ratio).magnitude),
            "speed / ratio; of the \(count) \(speed > 0 ? "buyers'" : "sellers'") waves that count, not kept one by one"
        )
    }

    // MARK: Volatility

    /// Where the clusters part, and why cluster and rank may disagree.
    private func addClusters(to part: inout Explanation) {
        guard let studies, let cluster = studies.word("volatility.cluster"), let rank = studies["volatility.percentile"]
        else { return }
        part.text(
            "The cluster is told by how wide the range is: that of the nearest of three centres. The rank is told by how "
                + "many past ranges were less wide.")
        let centres = ["low", "medium", "high"].compactMap { studies["volatility.\($0)"] }
        guard centres.count == 3 else {
            part.text("Past ranges hardly differ, so there are no clusters, and MEDIUM stands for all.")
            return
        }
        let names = VolatilityReading.Cluster.allCases.map(\.name)
        part.figure("range", points(studies["volatility.atr"]), "average true range now")
        for lower in 0...1 {
            part.figure(
                "\(names[lower]) | \(names[lower + 1])", points((centres[lower] + centres[lower + 1]) / 2),
                "border, half-way between their centres of \(points(centres[lower]) ?? "?") and "
                    + "\(points(centres[lower + 1]) ?? "?")")
        }
        if let margin = VolatilityClusters.kind.parameters.first(where: { $0.name == "margin" }) {
            part.text(
                "To change the cluster a range must be past a border by \(margin.text(margin.standard)) of the distance of "
                    + "the centres.")
        }
        let third = VolatilityReading.Cluster(rawValue: min(2, Int(rank * 3)))?.name
        if third != cluster, let share = style.text(100 * rank, decimals: 0) {
            part.text(
                "By its rank of \(share)% this range would be in the \(third ?? "?") third. The clusters are no thirds: "
                    + "ranges crowd around some centres more than around others, and so does their count. Size and stops go "
                    + "by the cluster.", .warn)
        }
    }

    // MARK: Size

    /// Both factors of the size, and what they make together.
    private func addSize(to part: inout Explanation) {
        guard let volatility = studies?["volatility.size"] else { return }
        part.text("volatility's factor × regime's factor; neither is to be applied again")
        part.figure("volatility's", number(volatility), "cluster \(studies?.word("volatility.cluster") ?? "?")")
        if let regime = studies?["regime.size"] {
            part.figure("regime's", number(regime), regimeBasis)
        } else {
            part.text("The regime's factor is not known, so volatility's stands alone.", .warn)
        }
        part.figure("size", number(sizeFactor), "times the usual contracts")
        if studies?["volatility.entry"] == 0 {
            let borders = VolatilityReading.entries
            part.text(
                "skip: only ranges with a rank from \(number(borders.lowerBound) ?? "?") to "
                    + "\(number(borders.upperBound) ?? "?") are entered.", .warn)
        }
        part.text("The day's plan counts its contracts by the money a trade may lose, without this factor.", .dim)
    }

    /// What the regime's factor is made from, in a phrase.
    private var regimeBasis: String {
        guard let held = studies?.word("regime.regime"), let chance = studies?["regime.confidence"] else {
            return "there is no model yet: ranges alone say \(studies?.word("regime.fallback") ?? "?")"
        }
        let sure = number(RegimeReading.threshold) ?? "?"
        return chance >= RegimeReading.threshold
            ? "mean by the chances, for \(held) has \(number(chance) ?? "?"), \(sure) or more"
            : "choppy's, for \(held) has a chance of \(number(chance) ?? "?"), below \(sure)"
    }

    // MARK: Regime

    /// What is held, what is likelier, and what the factor of the size is made from.
    private func addRegime(to part: inout Explanation) {
        guard let held = studies?.word("regime.regime") else {
            part.text("There is no model yet, so true ranges alone answer.")
            part.figure("regime's size", number(studies?["regime.size"]), regimeBasis)
            return
        }
        part.figure("held", held, "chance \(number(studies?["regime.confidence"]) ?? "?")")
        if let next = successor {
            part.figure(
                "likeliest now", next.regime,
                "chance \(number(studies?["regime.\(next.regime)"]) ?? "?"); so in \(next.bars) of the "
                    + "\(RegimeHysteresis.bars) bars in a row after which it is held instead")
        }
        part.text(
            "Size: the mean of the three factors by their chances where the one held has "
                + "\(number(RegimeReading.threshold) ?? "?") or more, else that of choppy.")
        for regime in RegimeReading.Regime.allCases {
            part.figure(
                regime.name, number(regime.positionMultiplier),
                "factor; chance \(number(studies?["regime.\(regime.name)"]) ?? "?")")
        }
        part.figure("regime's size", number(studies?["regime.size"]), regimeBasis)
    }
}
