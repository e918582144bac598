import Market
import State

extension ContractRoll {
    /// `rolls to NQM4 Mon`, for a row without room. A contract that the settings name stays.
    func brief(on date: CivilDate) -> String {
        // The months are looked at anew before each evening's open.
        if isOver { return isFollowed ? "rolls to \(to) at 18:00" : "\(to) leads" }
        guard isFollowed else { return "\(to) is next" }
        guard !isSoon, let day, day.date >= date else { return "rolls to \(to) soon" }
        return "rolls to \(to) \(day.date == date ? "today" : day.date.weekday.short)"
    }
}
