import Canvas
import Market
import State
import Studies

/// One of the three frames that confluence asks, as a small chart of the selected instrument's closed bars.
package struct FramePane: Pane {
    let role: ConfluenceRole

    package var name: String { role.name }
    package var hasFigures: Bool { true }

    private func frame(_ instrument: InstrumentState) -> TimeFrame {
        ConfluenceFrames(instrument.spec.group).frame(of: role)
    }

    package func title(_ context: PaneContext) -> PaneTitle {
        guard let instrument = context.selected else { return PaneTitle(role.name.capitalized) }
        let frame = frame(instrument)
        var title = PaneTitle("\(context.snapshot.label(of: instrument)) \(frame.name)")
        if let verdict = instrument.confluence?[role] {
            let side = verdict.side ?? 0
            let arrow = side > 0 ? "▲ " : side < 0 ? "▼ " : ""
            let pen: Role = side > 0 ? .up : side < 0 ? .down : .dim
            title.right = [
                TitleItem(arrow + verdict.headline, Freshness(instrument, context.snapshot).isOld ? .stale : pen)
            ]
        }
        if let closed = instrument.frames[frame]?.settledClose(frame) {
            title.right.append(TitleItem("closed \(DayClock(now: context.snapshot.time).full(closed))"))
        }
        return title
    }

    package func draw(on painter: inout Painter, in area: Rect, _ context: PaneContext) {
        guard let instrument = context.selected else { return }
        var view = context.view
        view.chart = ChartView()
        view.chart.style = context.view.chart.style
        view.chart.frame = frame(instrument)
        view.chart.overlays = [.emas]
        guard let picture = ChartPicture(context.with(view), in: area, isClosedOnly: true) else {
            let source = context.snapshot.sources.first { $0.report.name == instrument.source }
            painter.draw(.waiting(for: "\(frame(instrument).name) bars", source: source), in: area, context.facts)
            return
        }
        picture.drawPlot(on: &painter.grid)
        picture.drawGutter(on: &painter.grid)
        picture.drawAxis(on: &painter.grid)
    }

    package func explain(_ context: PaneContext) -> Explanation? {
        context.selected.map { Explanation.confluence(of: $0, context) }
    }

    /// Shows the frame on the chart page.
    package func activate(view: inout DeskView, _ context: PaneContext) -> [DeskCommand] {
        guard let instrument = context.selected else { return [] }
        let next = frame(instrument)
        view.chart.show(next, from: instrument.frames[view.chart.frame], to: instrument.frames[next])
        PageActions.show(Pages.named("chart"), &view)
        return []
    }
}
