import Market
import State

/// The one sentence of what to do now.
enum DoNow {
    static func sentence(_ views: [LocalView], _ snapshot: Snapshot) -> String {
        let isOpen = snapshot.accounts.contains { !$0.account.positions.isEmpty }
        if let worst = snapshot.worstSource, worst.report.state.gravity >= SourceState.stale.gravity {
            return "the prices of \(worst.report.name) are old; trust nothing here until they move again."
        }
        let phase = snapshot.time.map { snapshot.plan.phase(minuteOfDay: NewYork.local($0).minuteOfDay) }
        switch phase {
        case .manageOnly: return isOpen ? "manage what is open; no new entries." : "no new entries; you are done."
        case .close, .flat: return isOpen ? "close what is open; the plan says flat." : "stay flat; the plan is over."
        case .beforeEntries: return "wait; the plan allows no entries yet."
        case .entries, nil: break
        }
        let valid = views.filter(\.isValid)
        if isOpen { return "look after the open position first." }
        switch valid.count {
        case 0: return "wait; nothing agrees."
        case 1:
            let plan = valid[0].planVerdict(snapshot).flatMap { $0 == "agrees" ? nil : "; the day's plan \($0)" } ?? ""
            return "watch \(valid[0].state.instrument.symbol) only, \(valid[0].bias)\(plan)."
        default:
            let symbols = valid.prefix(3).map { "\($0.state.instrument.symbol) \($0.bias)" }
            return "choose one: \(symbols.joined(separator: ", "))."
        }
    }
}
