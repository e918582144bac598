import Canvas
import Market

/// The time axis of a chart: session opens first, then round times where there is room.
struct ChartAxis {
    let window: ChartWindow
    let sessions: ChartSessions
    let frame: TimeFrame
    let area: Rect
    /// Columns of the area left of the first bar.
    let offset: Int
    /// Begins with the date of the first bar.
    var isDated = false

    /// What stands under the forming bar, and after each figure that is its.
    static let formingMark = "┆"

    private func column(_ index: Int) -> Int { offset + index * window.zoom }

    func draw(on grid: inout Grid) {
        var taken = Array(repeating: false, count: area.width)
        if let forming = window.formingIndex, reserve(&taken, column(forming), 1) {
            grid.put(Self.formingMark, x: area.x + column(forming), y: area.y, .dim)
        }
        if isDated, let first = window.bars.first {
            let date = NewYork.local(first.time).date
            for text in [date.named, "\(date.weekday.short) \(date.components.day)"]
            where reserve(&taken, 0, TextWidth.columns(text)) {
                grid.put(text, x: area.x, y: area.y, .text)
                break
            }
        }
        // Over several days their names matter more than the opens.
        let opensFirst = frame < .fifteenMinutes
        for mark in sessions.marks.sorted(by: { $0.isRegularOpen != $1.isRegularOpen && $0.isRegularOpen == opensFirst }
        ) {
            let pen = mark.isRegularOpen ? Pen(.text, .bold) : Pen(.dim)
            let start = column(mark.index)
            guard let text = mark.texts.first(where: { reserve(&taken, start, 1 + $0.utf8.count) }) else { continue }
            grid.put("┊", x: area.x + start, y: area.y, Pen(mark.isRegularOpen ? .dim : .faint))
            grid.put(text, x: area.x + start + 1, y: area.y, pen)
        }
        let step = Self.steps.first { $0 / frame.minutes * window.zoom >= (area.width >= 80 ? 12 : 10) } ?? 1_440
        for (index, bar) in window.bars.enumerated() {
            let local = NewYork.local(bar.time)
            let start = column(index)
            guard local.minuteOfDay % step == 0, reserve(&taken, start, 6) else { continue }
            grid.put("╵", x: area.x + start, y: area.y, .faint)
            grid.put(local.clock, x: area.x + start + 1, y: area.y, .dim)
        }
    }

    /// Takes cells of the axis with a blank on either side; false when they are taken or outside.
    private func reserve(_ taken: inout [Bool], _ start: Int, _ length: Int) -> Bool {
        guard start >= 0, start + length <= taken.count else { return false }
        let cells = max(0, start - 1)..<min(taken.count, start + length + 1)
        guard !taken[start..<start + length].contains(true), !taken[cells].contains(true) else { return false }
        for cell in start..<start + length { taken[cell] = true }
        return true
    }

    /// Minutes between round times.
    private static let steps = [5, 10, 15, 30, 60, 120, 180, 240, 360, 720]
}

extension ChartPicture {
    func drawAxis(on grid: inout Grid) {
        guard let area = layout.axis else { return }
        ChartAxis(
            window: window, sessions: sessions, frame: view.frame, area: area, offset: offset, isDated: !isPresent
        ).draw(on: &grid)
        let legend = "\(ChartAxis.formingMark) forming"
        guard window.formingIndex != nil, let gutter = layout.gutter, TextWidth.columns(legend) + 3 <= gutter.width
        else { return }
        grid.put(legend, x: gutter.x + 2, y: area.y, .dim)
    }
}
