import Canvas
import Market
import State

/// Draws one frame: chooses the form that fits the size, then header, ruler, band, panes, health and tabs.
struct Screen {
    let snapshot: Snapshot
    let view: DeskView
    let facts: DeskFacts
    let size: Size

    /// The screen's parts at this size.
    private struct Rows {
        var ruler: Int?
        var band: Int?
        var health: Int?
        var panes: Rect
    }

    func frame() -> Frame {
        var painter = Painter(grid: Grid(width: size.width, height: size.height))
        let isLow = size.width < 24 || size.height < 6
        if isLow || (view.overlay != nil && (size.width < 40 || size.height < 10)) {
            OneLine.draw(on: &painter, context(pane: view.focus))
        } else if isCard {
            Card.draw(on: &painter, context(pane: view.focus))
        } else {
            drawPage(on: &painter)
        }
        if facts.glyphs == .ascii { painter.grid = painter.grid.ascii() }
        return Frame(grid: painter.grid, targets: painter.targets)
    }

    /// True where there is no room for panes, and none was asked for.
    private var isCard: Bool {
        (size.width < 56 || size.height < 14) && view.overlay == nil && !view.isZoomed && view.focus != "entry"
    }

    /// What a pane sees, with the size it has in the present arrangement.
    func context(pane: String) -> PaneContext {
        let base = bare(pane: pane, size: nil)
        let arrangement = arrangement(rows(base).panes, base)
        var context = PaneContext(
            snapshot: snapshot, view: view, facts: facts, isFocused: pane == view.focus,
            size: arrangement.place(of: pane).map { Size($0.content.width, $0.content.height) },
            visiblePanes: arrangement.places.map(\.pane))
        context.isCard = isCard
        return context
    }

    /// Where the panes and the overlays over them stand.
    var paneArea: Rect { rows(bare(pane: view.focus, size: nil)).panes }

    private func bare(pane: String, size: Size?) -> PaneContext {
        PaneContext(snapshot: snapshot, view: view, facts: facts, isFocused: pane == view.focus, size: size)
    }

    private func rows(_ context: PaneContext) -> Rows {
        var y = 1
        var rows = Rows(panes: Rect(x: 0, y: 0, width: 0, height: 0))
        if size.height >= 30, size.width >= 60 {
            rows.ruler = y
            y += 1
        }
        // What is wrong with a feed is said on low screens too; what kind of market this is stands in the header there.
        if let band = Band.current(context), size.height >= (band.isAlarm ? 14 : 20) {
            rows.band = y
            y += 1
        }
        var bottom = size.height - 1
        if size.height >= 44 {
            bottom -= 1
            rows.health = bottom
        }
        rows.panes = Rect(x: 0, y: y, width: size.width, height: bottom - y)
        return rows
    }

    private func arrangement(_ area: Rect, _ context: PaneContext) -> Arrangement {
        // A pane that has no place beside the others fills the page while it has the focus.
        if !view.isZoomed, let arranged = Pages.named(view.page).arrange(area, context),
            arranged.place(of: view.focus) != nil
        {
            return arranged
        }
        return Arrangement(area: area) { $0.pane(view.focus) }
    }

    private func drawPage(on painter: inout Painter) {
        let context = bare(pane: view.focus, size: nil)
        let rows = rows(context)
        let arrangement = arrangement(rows.panes, context)
        drawPanes(on: &painter, arrangement)
        if view.overlay != nil { painter.grid.fade(rows.panes) }
        Header.draw(on: &painter, y: 0, context)
        if let y = rows.ruler { Ruler.draw(on: &painter, y: y, context) }
        if let y = rows.band { Band.current(context)?.draw(on: &painter, y: y, context) }
        if let y = rows.health { HealthRow.draw(on: &painter, y: y, context) }
        TabRow.draw(on: &painter, y: size.height - 1, context, isOnePane: arrangement.places.count == 1)
        OverlayPicture(context: context, area: rows.panes).draw(on: &painter)
    }

    private func drawPanes(on painter: inout Painter, _ arrangement: Arrangement) {
        var rules = Rules()
        let isLive = snapshot.mode == .live
        for place in arrangement.places {
            let style: Rules.Style = place.pane == view.focus ? .heavy : isLive ? .light : .dashed
            rules.rule(x: place.rect.x, y: place.rect.y, length: place.rect.width, style: style)
        }
        for line in arrangement.hairlines { rules.hairline(x: line.x, y: line.y, length: line.height) }
        rules.draw(on: &painter.grid)
        for place in arrangement.places {
            guard let pane = Panes.named(place.pane) else { continue }
            let context = bare(pane: place.pane, size: Size(place.content.width, place.content.height))
            drawTitle(pane.title(context), of: place, on: &painter, isFocused: context.isFocused)
            painter.target(place.rect, .focus(pane: place.pane))
            pane.draw(on: &painter, in: place.content, context)
        }
    }

    private func drawTitle(
        _ title: PaneTitle, of place: Arrangement.Place, on painter: inout Painter, isFocused: Bool
    ) {
        var left = [Run(title.left, Pen(isFocused ? .accent : .bright, .bold))]
        if let tag = snapshot.mode.tag { left.append(Run(" \(tag)", .sim, .bold)) }
        painter.grid.title(
            left: left, right: title.right.map { [Run($0.text, $0.role)] }, x: place.rect.x, y: place.rect.y,
            width: place.rect.width)
    }
}
