import Canvas

/// Where the parts of the CVD pane stand; what has no room is absent.
struct DeltaLayout: Hashable, Sendable {
    /// One row an instrument.
    private(set) var table: Rect?
    private(set) var items: Rect?
    /// The line of the sum.
    private(set) var plot: Rect?
    /// The delta of each bar, half of its rows on either side of zero.
    private(set) var strip: Rect?
    private(set) var axis: Rect?

    init(_ area: Rect, instruments: Int) {
        guard area.height >= 6 else {
            // Below the height of a plot the whole market in rows says more than one instrument in two.
            if area.height >= 3, instruments > 1 { table = area } else { items = area.rows(2) }
            return
        }
        var rest = area
        if area.height >= 20, instruments > 1 {
            let rows = min(instruments + 1, area.height / 3)
            table = rest.rows(rows)
            rest = rest.inset(top: rows + 1)
        }
        let lines = rest.height >= 9 ? 2 : 1
        items = rest.rows(lines)
        rest = rest.inset(top: lines)
        if rest.height >= 6 {
            axis = Rect(x: rest.x, y: rest.bottom - 1, width: rest.width, height: 1)
            rest = rest.inset(bottom: 1)
        }
        let bars = rest.height >= 24 ? 6 : rest.height >= 12 ? 4 : 2
        strip = Rect(x: rest.x, y: rest.bottom - bars, width: rest.width, height: bars)
        plot = rest.inset(bottom: bars + (rest.height >= 10 ? 1 : 0))
    }
}

extension Rect {
    /// The first rows, as many as there are.
    fileprivate func rows(_ count: Int) -> Rect { Rect(x: x, y: y, width: width, height: min(count, height)) }
}
