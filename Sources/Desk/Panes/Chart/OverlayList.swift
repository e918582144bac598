import Canvas

/// The list of overlays with their marks, in groups; it scrolls.
struct OverlayList {
    private let view: ChartView
    private let cursor: Int

    /// Switched on, but the pane is too low for its strip.
    private let squeezed: Set<ChartOverlay>

    /// - Parameters:
    ///   - cursor: position in `ChartOverlay.all`.
    ///   - strips: those that have room.
    init(_ view: ChartView, cursor: Int, strips: Int) {
        self.view = view
        self.cursor = cursor
        squeezed = Set(view.wantedStrips).subtracting(view.strips(places: strips))
    }

    /// A heading, or an overlay by its position.
    private enum Line {
        case heading(String)
        case overlay(Int)
    }

    private var lines: [Line] {
        ChartOverlay.Group.allCases.flatMap { group in
            [.heading(group.rawValue)]
                + ChartOverlay.all.indices.filter { ChartOverlay.all[$0].group == group }.map(Line.overlay)
        }
    }

    func draw(on painter: inout Painter, in area: Rect) {
        let lines = lines
        let rect = Rect(
            x: area.x + 1, y: area.y, width: min(30, area.width - 2), height: min(lines.count + 2, area.height))
        let inside = painter.grid.frame(
            rect, title: [Run("Overlays", .accent, .bold)],
            right: [[Run("\(view.overlays.count) of \(ChartOverlay.all.count)", .dim)]])
        let at = lines.firstIndex { if case .overlay(cursor) = $0 { true } else { false } } ?? 0
        // The heading above the first line comes into sight with it.
        let first = max(0, min(at - inside.height / 2, lines.count - inside.height))
        for (row, line) in lines.dropFirst(first).prefix(inside.height).enumerated() {
            let place = Rect(x: inside.x, y: inside.y + row, width: inside.width, height: 1)
            switch line {
            case .heading(let text): painter.grid.put(text, x: place.x, y: place.y, Pen(.dim, on: .strip))
            case .overlay(let index): draw(index, on: &painter, in: place)
            }
        }
    }

    private func draw(_ index: Int, on painter: inout Painter, in place: Rect) {
        let overlay = ChartOverlay.all[index]
        let isOn = view.overlays.contains(overlay)
        let ground: Role = index == cursor ? .sel : .strip
        painter.grid.fill(place, " ", Pen(.text, on: ground))
        painter.grid.put(
            [
                Run(isOn ? "● " : "○ ", Pen(isOn ? .bright : .faint, on: ground)),
                Run(overlay.text, Pen(isOn ? .text : .dim, on: ground)),
            ], x: place.x + 1, y: place.y, limit: place.width - 1)
        let note = "no room"
        if squeezed.contains(overlay), TextWidth.columns(overlay.text) + TextWidth.columns(note) + 5 <= place.width {
            painter.grid.put(note, endingAt: place.x + place.width - 1, y: place.y, Pen(.dim, on: ground))
        }
        painter.target(place, .row(pane: "chart", index: index))
    }
}
