import Market
import State

extension ContractRoll {
    /// `rolls to NQM4 Mon`, for a row without room; custom's day only while it lies ahead.
    func brief(on date: CivilDate) -> String {
        if isOver { return "\(to) leads" }
        if isSoon { return "rolls to \(to) soon" }
        guard let day, day.date > date else { return "rolls to \(to) today" }
        return "rolls to \(to) \(day.date.weekday.short)"
    }
}
