import State

extension ChartView {
    /// Strips that are switched on, as they are drawn from the top down.
    var wantedStrips: [ChartOverlay] { shownOverlays.filter { $0.strip != nil } }

    /// Those of them that get one of some places: first what the user switched on last.
    func strips(places: Int) -> [ChartOverlay] {
        let wanted = wantedStrips
        let ranked = chosenStrips.filter(wanted.contains) + wanted.filter { !chosenStrips.contains($0) }
        let placed = Set(ranked.prefix(places))
        return wanted.filter(placed.contains)
    }
}

extension DeskView {
    /// Switches an overlay on or off, and says which strips have no room then.
    mutating func toggle(_ overlay: ChartOverlay, _ context: PaneContext) {
        chart.toggle(overlay)
        guard chart.overlays.contains(overlay), overlay.strip != nil || overlay == .volume,
            let instrument = context.selected, let layout = ChartLayout(context.with(self), instrument)
        else { return }
        let drawn = chart.strips(places: layout.strips.count)
        let isDrawn = overlay == .volume ? layout.volume != nil : drawn.contains(overlay)
        let hidden = chart.wantedStrips.filter { !drawn.contains($0) }.map(\.text)
        if !isDrawn {
            notice = Notice("\(overlay.text) is on, but the chart is too low for it.", .warn)
        } else if !hidden.isEmpty {
            notice = Notice("\(overlay.text) is drawn; no room for \(hidden.joined(separator: ", ")).", .warn)
        }
    }
}
