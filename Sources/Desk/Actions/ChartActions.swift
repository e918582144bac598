import Canvas
import Market
import State

/// What the chart can do.
package enum ChartActions {
    package static let all: [Action] = zooming + looking + levels + instruments + toggles

    private static let zooming = [
        chart("zoom_in", "zoom in: fewer, larger bars", hint: "zoom", topic: "zoom in, out", refusal: noBars) {
            $0.chart.zoom = min(3, zoom($1) + 1)
        },
        chart("zoom_out", "zoom out: more, smaller bars", topic: "zoom in, out", refusal: noBars) {
            $0.chart.zoom = max(1, zoom($1) - 1)
        },
        chart("zoom_auto", "zoom by the room there is") { view, _ in view.chart.zoom = nil },
        chart("whole_session", "the whole session", refusal: noBars) {
            showWholeSession(&$0, $1)
        },
    ]

    private static let looking = [
        chart("timeframe", "time frame 1m 5m 15m 1h", hint: "timeframe") { view, context in
            let frames = TimeFrame.allCases
            let at = frames.firstIndex(of: view.chart.frame) ?? 0
            let next = frames[(at + 1) % frames.count]
            let instrument = context.selected
            view.chart.show(next, from: instrument?.frames[view.chart.frame], to: instrument?.frames[next])
        },
        chart("style", "braille, solid, ascii") { view, _ in
            let styles = CandleStyle.allCases
            let at = styles.firstIndex(of: view.chart.style) ?? 0
            view.chart.style = styles[(at + 1) % styles.count]
        },
        chart("overlays", "overlays on and off", hint: "overlays") { view, _ in
            view.chart.overlayCursor = view.chart.overlayCursor == nil ? 0 : nil
        },
        chart("cross_hair", "cross-hair, read a bar", hint: "cross-hair", refusal: noBars) { view, context in
            guard let frame = context.selected?.frames[view.chart.frame] else { return }
            if view.chart.crossHair == nil {
                view.chart.recount(in: frame)
                view.chart.crossHair = view.chart.barsBack
            } else {
                view.chart.crossHair = nil
                view.chart.crossHairLevel = nil
            }
        },
    ]

    private static let levels = [
        chart("level_previous", "cross-hair to the next level below", topic: "level below, above", refusal: noBars) {
            ChartLevel.step(-1, view: &$0, $1)
        },
        chart("level_next", "cross-hair to the next level above", topic: "level below, above", refusal: noBars) {
            ChartLevel.step(1, view: &$0, $1)
        },
    ]

    private static let instruments = [
        chart("next_instrument", "next instrument", topic: "instrument", refusal: onlyOne) { step(1, &$0, $1) },
        chart("previous_instrument", "previous instrument", topic: "instrument", refusal: onlyOne) {
            step(-1, &$0, $1)
        },
    ]

    private static let toggles = ChartOverlay.all.map { overlay in
        chart("toggle_\(overlay.name)", "draw or hide \(overlay.text)") { $0.toggle(overlay, $1) }
    }

    private static func chart(
        _ name: String, _ help: String, hint: String? = nil, topic: String? = nil,
        refusal: @escaping @Sendable (PaneContext) -> String? = { _ in nil },
        run: @escaping @Sendable (inout DeskView, PaneContext) -> Void
    ) -> Action {
        Action("chart.\(name)", help, scope: "chart", group: "Chart", hint: hint, topic: topic, refusal: refusal) {
            view, context in
            run(&view, context)
            return []
        }
    }

    @Sendable private static func noBars(_ context: PaneContext) -> String? {
        let frame = context.selected?.frames[context.view.chart.frame]
        return (frame?.barCount ?? 0) > 0 ? nil : "There are no bars yet."
    }

    @Sendable private static func onlyOne(_ context: PaneContext) -> String? {
        context.snapshot.instruments.count > 1 ? nil : "There is no other instrument."
    }

    private static func step(_ direction: Int, _ view: inout DeskView, _ context: PaneContext) {
        let count = context.snapshot.instruments.count
        guard count > 0 else { return }
        view.select(slot: (view.selectedSlot + direction + count) % count)
    }

    private static func zoom(_ context: PaneContext) -> Int {
        ChartWindow.zoom(context.view.chart, columns: columns(context))
    }

    private static func columns(_ context: PaneContext) -> Int {
        context.selected.flatMap { ChartLayout(context, $0)?.columns } ?? 90
    }

    private static func showWholeSession(_ view: inout DeskView, _ context: PaneContext) {
        let columns = columns(context)
        let frames = context.selected?.frames ?? [:]
        let bars = { (frame: TimeFrame) in
            (frames[frame]?.bars.days.last?.count ?? 0) + (frames[frame]?.forming == nil ? 0 : 1)
        }
        let frame = TimeFrame.allCases.first { bars($0) <= columns && bars($0) > 0 } ?? .oneHour
        view.chart.follow()
        view.chart.frame = frame
        view.chart.zoom = [3, 2].first { bars(frame) * $0 <= columns } ?? 1
    }
}
