import Canvas
import Market
import State

extension HealthLine {
    /// The model that writes briefings; nil where the desk writes by itself. Nothing else rests on it, so that its trouble
    /// is told here and in its pane, and never stands for the desk's.
    init?(_ briefing: BriefingState) {
        guard let model = briefing.rules.model else { return nil }
        name = OutsideText.line(model)
        gravity = SourceState.live.gravity
        state = briefing.next.map { Run("next \(NewYork.local($0).clock)", .dim) }
        detail = OutsideText.line(briefing.failure?.reason ?? briefing.spent ?? "")
        if briefing.running != nil {
            (mark, word) = (Run("◐", .accent), "writing")
        } else if briefing.failure != nil {
            (mark, word) = (Run("✗", .down), "failed")
        } else {
            (mark, word) = (Run("●", .up), "ready")
        }
    }
}
