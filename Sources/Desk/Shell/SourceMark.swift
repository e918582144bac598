import Canvas
import Market
import State

/// A source in a few columns: a mark, its name, its age or what is wrong.
enum SourceMark {
    static func mark(_ state: SourceState) -> Run {
        switch state {
        case .live: Run("●", .up)
        case .paused, .ended: Run("◐", .dim)
        case .loading: Run("◐", .accent)
        case .off: Run("○", .dim)
        case .stale: Run("◐", .warn)
        case .failed: Run("✗", .down)
        }
    }

    /// `live`, `47s`, `no message yet`, `stale 4m12s`, `paused`.
    static func state(_ source: SourceHealth, at time: Timestamp?) -> Run {
        let age = source.lastMessage.flatMap { last in time.map { max(0, $0 - last) } }
        switch source.report.state {
        case .live: return Run(age.map(Freshness.text) ?? "no message yet", .dim)
        case .stale: return Run("stale" + (age.map { " \(SpanText.exact($0))" } ?? ""), .warn)
        case .failed: return Run("failed", .down)
        case .loading(let progress): return Run("loading" + (progress.map { " \(Int($0 * 100))%" } ?? ""), .accent)
        default: return Run(source.report.state.word, .dim)
        }
    }

    static func runs(_ source: SourceHealth, at time: Timestamp?) -> [Run] {
        [mark(source.report.state), Run(" \(source.report.name) "), state(source, at: time)]
    }
}
