import Canvas
import State

extension ChartPane {
    /// A wheel over candles goes through time, with Ctrl it zooms.
    package func wheel(isUp: Bool, isControlHeld: Bool, view: inout DeskView, _ context: PaneContext) {
        guard isControlHeld else {
            _ = move(isUp ? .left : .right, view: &view, context)
            return
        }
        guard let columns = columns(context) else { return }
        let zoom = ChartWindow.zoom(view.chart, columns: columns)
        view.chart.zoom = min(3, max(1, zoom + (isUp ? 1 : -1)))
    }

    /// The bars follow the pointer.
    package func drag(columns: Int, view: inout DeskView, _ context: PaneContext) -> Int {
        guard let frame = context.selected?.frames[view.chart.frame], let room = self.columns(context) else { return 0 }
        let zoom = ChartWindow.zoom(view.chart, columns: room)
        let bars = columns / zoom
        view.chart.pan(by: bars, in: frame, capacity: room / zoom)
        return bars * zoom
    }

    private func columns(_ context: PaneContext) -> Int? {
        context.selected.flatMap { ChartLayout(context, $0)?.columns }
    }
}
