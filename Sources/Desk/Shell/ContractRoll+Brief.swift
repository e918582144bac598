import Market
import State

extension ContractRoll {
    /// `rolls to NQM4 Mon`, for a row without room; custom's day only while it lies ahead.
    func brief(on date: CivilDate) -> String {
        // The months are looked at anew before each evening's open.
        if isOver { return isFollowed ? "rolls to \(to) at 18:00" : "\(to) leads" }
        if isSoon { return "rolls to \(to) soon" }
        guard let day, day.date > date else { return "rolls to \(to) today" }
        return "rolls to \(to) \(day.date.weekday.short)"
    }
}
