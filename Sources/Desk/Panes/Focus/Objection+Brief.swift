import Canvas
import Market
import Studies

extension NoTrade.Objection {
    /// What speaks against a product in two or three words, with the figure it rests on.
    func brief(_ style: NumberStyle) -> String {
        func percent(_ share: Double) -> String { style.text(100 * share, decimals: 0).map { " \($0) %" } ?? "" }
        switch self {
        case .noPrices: return "too few bars"
        case .silent: return "silent"
        case .lowQuality(let quality, _): return "quality\(percent(quality))"
        case .tooVolatile(let percentile, _): return "ranges\(percent(percentile))"
        case .eventNear(let event, let minutes, _):
            let name = OutsideText.line(event.name)
            return minutes >= 0 ? "\(name) in \(minutes)m" : "\(name) \(-minutes)m ago"
        case .noSide: return "no side"
        case .tooCostly(let risk, _): return "risks \(risk.text(style: style))"
        }
    }
}
