import State

/// Something drawn over the candles that can be switched on and off: a constant in this folder, and one line in `all`.
package struct ChartOverlay: Hashable, Sendable {
    /// The heading it stands under in the list.
    package enum Group: String, CaseIterable, Sendable {
        case lines = "Lines"
        case levels = "Levels"
        case zones = "Zones"
        case marks = "Marks"
        case strips = "Strips and grounds"
    }

    /// As action names write it: `prior_day`.
    package let name: String
    /// As the list and the palette write it.
    package let text: String
    package let group: Group
    /// On until the user switches it off.
    package let isStandard: Bool
    /// Names in the gutter.
    let levels: @Sendable (ChartSource) -> [ChartLevel]
    /// Lines through the bars.
    let lines: @Sendable (ChartPicture) -> [ChartLine]
    /// Grounds behind the bars.
    let zones: @Sendable (ChartPicture) -> [ChartZone]
    /// Short strokes and glyphs among them.
    let marks: @Sendable (ChartPicture) -> [ChartMark]
    /// A strip of its own below the bars; nil for what needs none.
    let strip: (@Sendable (ChartPicture) -> ChartStrip)?

    init(
        _ name: String, _ text: String, _ group: Group, isStandard: Bool = false,
        levels: @escaping @Sendable (ChartSource) -> [ChartLevel] = { _ in [] },
        lines: @escaping @Sendable (ChartPicture) -> [ChartLine] = { _ in [] },
        zones: @escaping @Sendable (ChartPicture) -> [ChartZone] = { _ in [] },
        marks: @escaping @Sendable (ChartPicture) -> [ChartMark] = { _ in [] },
        strip: (@Sendable (ChartPicture) -> ChartStrip)? = nil
    ) {
        self.name = name
        self.text = text
        self.group = group
        self.isStandard = isStandard
        self.levels = levels
        self.lines = lines
        self.zones = zones
        self.marks = marks
        self.strip = strip
    }

    package static func == (a: ChartOverlay, b: ChartOverlay) -> Bool { a.name == b.name }
    package func hash(into hasher: inout Hasher) { hasher.combine(name) }

    /// Every overlay, group by group; within a group the earlier one has a shared cell.
    package static let all: [ChartOverlay] = [
        vwap, emas, bands, openVWAP, weekVWAP, simpleAverage, weightedAverage, wilderAverage, hullAverage, regression,
        bollinger, keltner, parabolic, waveAverage,
        plan, priorDay, valueArea, pivots, sessions, openingRange, initialBalance, nakedControls, volumeNodes,
        priorPeriods, fibonacciPivots, camarillaPivots, woodiePivots, centralRange,
        gaps, blocks, breakers, entryZone,
        liquidity, structure, swings, divergences, absorption, candlePatterns, confluence, killZones,
        regime,
        volume, delta, relativeVolume, balanceVolume, moneyFlow, strengthIndex, stochastic, convergence, trendStrength,
        channelIndex, percentRange, awesome, trueRange, volatility, waveSpeed, quality, profile, night,
    ]

    package static let standard = Set(all.filter(\.isStandard))
}

extension ChartView {
    package mutating func toggle(_ overlay: ChartOverlay) {
        overlays.formSymmetricDifference([overlay])
        guard overlay.strip != nil else { return }
        chosenStrips.removeAll { $0 == overlay }
        if overlays.contains(overlay) { chosenStrips.insert(overlay, at: 0) }
    }

    /// What is switched on, in the order of drawing.
    var shownOverlays: [ChartOverlay] { ChartOverlay.all.filter(overlays.contains) }
}
