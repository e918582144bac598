import Canvas
import Market
import State

extension HealthLine {
    init(_ source: SourceHealth, at time: Timestamp?) {
        let state = source.report.state
        mark =
            switch state {
            case .live: Run("●", .up)
            case .paused, .ended: Run("◐", .dim)
            case .loading: Run("◐", .accent)
            case .off: Run("○", .dim)
            case .stale: Run("◐", .warn)
            case .failed: Run("✗", .down)
            }
        name = source.report.name
        word = state.word
        switch state {
        case .paused, .ended: hasStopped = true
        default: break
        }
        gravity = state.gravity
        let behind = Int64(source.report.behindSeconds ?? 0) * Timestamp.second
        age = source.lastMessage.flatMap { last in time.map { max(0, $0 - last, behind) } }
        self.state =
            switch state {
            case .live: Run(age.map(Freshness.text) ?? "no message yet", .dim)
            case .stale: Run("stale" + (age.map { " \(SpanText.exact($0))" } ?? ""), .warn)
            case .failed: Run("failed", .down)
            case .loading(let progress):
                Run("loading" + (progress.map { " \(Int($0 * 100))%" } ?? ""), .accent)
            case .off, .paused, .ended: Run(state.word, .dim)
            }
        rate = source.rate
        count = source.messages
        notices = source.report.rolls.map { "\($0)" } + source.report.notices.map { OutsideText.line($0) }
        refused = source.refused
        detail =
            switch state {
            case .failed(let reason), .off(let reason): OutsideText.line(reason)
            default: OutsideText.line(source.report.detail)
            }
    }
}
