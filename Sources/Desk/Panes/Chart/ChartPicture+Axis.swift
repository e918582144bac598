import Canvas
import Market

extension ChartPicture {
    /// Draws the time axis: session opens first, then round times where there is room.
    func drawAxis(on grid: inout Grid) {
        guard let axis = layout.axis else { return }
        var taken = Array(repeating: false, count: axis.width)
        // Over several days their names matter more than the opens.
        let opensFirst = view.frame < .fifteenMinutes
        for mark in sessions.marks.sorted(by: { $0.isRegularOpen != $1.isRegularOpen && $0.isRegularOpen == opensFirst }
        ) {
            let pen = mark.isRegularOpen ? Pen(.text, .bold) : Pen(.dim)
            let start = x(mark.index) - axis.x
            guard let text = mark.texts.first(where: { reserve(&taken, start, 1 + $0.utf8.count) }) else { continue }
            grid.put("┊", x: axis.x + start, y: axis.y, Pen(mark.isRegularOpen ? .dim : .faint))
            grid.put(text, x: axis.x + start + 1, y: axis.y, pen)
        }
        let step = Self.steps.first { $0 / view.frame.minutes * window.zoom >= (axis.width >= 80 ? 12 : 10) } ?? 1_440
        for (index, bar) in window.bars.enumerated() {
            let local = NewYork.local(bar.time)
            let start = x(index) - axis.x
            guard local.minuteOfDay % step == 0, reserve(&taken, start, 6) else { continue }
            grid.put("╵", x: axis.x + start, y: axis.y, .faint)
            grid.put(local.clock, x: axis.x + start + 1, y: axis.y, .dim)
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
