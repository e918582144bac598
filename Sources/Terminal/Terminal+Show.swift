import CNcurses
import Canvas
import Glibc

extension Terminal {
    package func show(_ grid: Grid) {
        let next = needsAscii ? grid.ascii() : grid
        if let shown, shown == next { return }
        let window = nc_screen()
        let last = shown.flatMap { $0.width == next.width && $0.height == next.height ? $0 : nil }
        if last == nil { werase(window) }
        let columns = min(next.width, Int(getmaxx(window)))
        let rows = min(next.height, Int(getmaxy(window)))
        next.cells.withUnsafeBufferPointer { cells in
            if let last {
                last.cells.withUnsafeBufferPointer { old in
                    draw(cells, over: old, stride: next.width, columns, rows, window)
                }
            } else {
                draw(cells, over: nil, stride: next.width, columns, rows, window)
            }
        }
        if let cursor = next.cursor {
            leaveok(window, false)
            wmove(window, CInt(cursor.y), CInt(cursor.x))
            curs_set(1)
        } else if shown == nil || shown?.cursor != nil {
            leaveok(window, true)
            curs_set(0)
        }
        if isSynchronized { write("\u{1b}[?2026h") }
        wnoutrefresh(window)
        doupdate()
        if isSynchronized { write("\u{1b}[?2026l") }
        shown = next
    }

    package func redraw() {
        shown = nil
        clearok(nc_shown(), true)
    }

    package func use(_ theme: Theme) {
        pairs.use(Palette(theme, depth: colour.depth))
        redraw()
    }

    /// Writes the cells that differ. Wide characters are written from their left half and whole.
    private func draw(
        _ cells: UnsafeBufferPointer<Cell>, over old: UnsafeBufferPointer<Cell>?, stride: Int, _ columns: Int,
        _ rows: Int, _ window: UnsafeMutablePointer<WINDOW>?
    ) {
        for y in 0..<rows {
            let row = y * stride
            for x in 0..<columns {
                let cell = cells[row + x]
                guard cell.glyph != Cell.continuation else { continue }
                let isWide = x + 1 < stride && cells[row + x + 1].glyph == Cell.continuation
                if let old, old[row + x] == cell, !isWide || old[row + x + 1] == cells[row + x + 1] { continue }
                let ink = pairs.ink(cell)
                let isCut = isWide && x + 1 >= columns
                nc_put(
                    window, CInt(y), CInt(x), isCut ? 0x20 : cell.glyph, isCut ? 0 : cell.mark,
                    isWide && !isCut ? 2 : 1, ink.attributes, ink.pair)
            }
        }
    }

    /// Follows the window's size; true when it changed.
    @discardableResult
    func fit() -> Bool {
        let now = Self.size(of: outputDescriptor)
        let window = nc_screen()
        let isSame = now == size && Int(getmaxx(window)) == now.width && Int(getmaxy(window)) == now.height
        if isSame { return false }
        resizeterm(CInt(now.height), CInt(now.width))
        defer { size = now }
        redraw()
        return now != size
    }
}
