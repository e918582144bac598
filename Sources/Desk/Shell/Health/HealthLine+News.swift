import Canvas
import Market
import State

extension HealthLine {
    /// A source of headlines or events. Prices do not rest on it, so that its trouble never stands for the desk's.
    init(_ source: NewsSource, at now: Timestamp) {
        name = OutsideText.line(source.name)
        gravity = SourceState.live.gravity
        age = source.lastGood.map { max(0, now - $0) }
        count = source.items
        detail = OutsideText.line(source.note ?? "")
        switch source.state {
        case .waiting:
            (mark, word, state) = (Run("○", .dim), "waiting", Run("waiting", .dim))
        case .good:
            (mark, word, state) = (Run("●", .up), "good", nil)
        case .failed(let why):
            (mark, word, state) = (Run("✗", .down), "failed", Run("failed", .down))
            let kept = source.lastGood.map { "; what it said at \(NewYork.local($0).clock) stays" } ?? ""
            detail = OutsideText.line(why) + kept
        }
    }
}
