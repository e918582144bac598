import Canvas

/// Where the parts of a chart stand in its area; what has no room is absent.
package struct ChartLayout: Hashable, Sendable {
    package var readout: Rect?
    package var plot: Rect
    package var volume: Rect?
    /// Below the volume, from the top down: the first of those that were wanted.
    package var strips: [Rect] = []
    package var axis: Rect?
    /// The hairline of the gutter, with what stands right of it.
    package var gutter: Rect?
    /// False when only prices have room in the gutter.
    package var hasNames = false
    /// Columns of the widest price in the gutter.
    package var priceWidth: Int

    /// Cells that candles may fill: a little air stays before the gutter.
    package var columns: Int { max(1, plot.width - (plot.width > 24 ? 2 : 0)) }

    /// - Parameters:
    ///   - priceWidth: columns of the widest price.
    ///   - nameWidth: columns of the widest name.
    package init(
        _ area: Rect, priceWidth: Int, nameWidth: Int, wantsReadout: Bool, wantsVolume: Bool, wantedStrips: Int = 0
    ) {
        var rest = area
        if wantsReadout, area.height >= 8 {
            readout = Rect(x: area.x, y: area.y, width: area.width, height: 1)
            rest = rest.inset(top: 1)
        }
        // Hairline, blank, price, blank, name, and the inset at the right.
        let named = 2 + priceWidth + 1 + nameWidth + (area.width >= 90 ? 2 : 1)
        let bare = 2 + priceWidth + 1
        let gutterWidth = area.width >= named + 24 ? named : area.width >= bare + 12 ? bare : 0
        hasNames = gutterWidth == named && gutterWidth > 0
        self.priceWidth = priceWidth
        let plotWidth = area.width - 1 - gutterWidth
        if rest.height >= 5 {
            axis = Rect(x: area.x + 1, y: rest.bottom - 1, width: plotWidth, height: 1)
            rest = rest.inset(bottom: 1)
        }
        if gutterWidth > 0 {
            gutter = Rect(x: area.right - gutterWidth, y: rest.y, width: gutterWidth, height: area.bottom - rest.y)
        }
        plot = Rect(x: area.x + 1, y: rest.y, width: plotWidth, height: rest.height)
        let rows = rest.height >= 26 ? 3 : 2
        let count = rest.height >= 17 ? (0...wantedStrips).last { hasRoom(for: $0 * (rows + 1)) } ?? 0 : 0
        for place in (0..<count).reversed() {
            let bottom = rest.bottom - place * (rows + 1)
            strips.append(Rect(x: plot.x, y: bottom - rows, width: plotWidth, height: rows))
        }
        plot = plot.inset(bottom: count * (rows + 1))
        let volumeRows = wantsVolume ? Self.volumeRows(plot.height) : 0
        if volumeRows > 0 {
            volume = Rect(x: plot.x, y: plot.bottom - volumeRows, width: plotWidth, height: volumeRows)
            plot = plot.inset(bottom: volumeRows + 1)
        }

        /// True where strips of some rows leave enough for the bars and their volume.
        func hasRoom(for strips: Int) -> Bool {
            let height = rest.height - strips
            return height - (wantsVolume ? Self.volumeRows(height) + 1 : 0) >= 10
        }
    }

    /// Rows of volume in an area that bars and volume share.
    private static func volumeRows(_ height: Int) -> Int {
        height >= 36 ? 5 : height >= 26 ? 4 : height >= 17 ? 3 : height >= 9 ? 2 : 0
    }
}
