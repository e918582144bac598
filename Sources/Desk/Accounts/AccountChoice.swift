import Canvas
import Market
import State

extension PaneContext {
    /// The account that header, card, line and chart show: the one that was chosen, else that of the settings, else the
    /// first that holds a position, else the first.
    var account: AccountState? {
        let accounts = snapshot.accounts
        for name in [view.account, facts.account].compactMap({ $0 }) {
            if let known = accounts.first(where: { $0.account.name == name }) { return known }
        }
        return accounts.first { !$0.isFlat } ?? accounts.first
    }

    /// The open position in an instrument of that very month, of the shown account first.
    func position(in instrument: Instrument) -> PositionLine? {
        let shown = account
        let others = snapshot.accounts.filter { $0.account.name != shown?.account.name }
        for state in (shown.map { [$0] } ?? []) + others {
            let lines = PositionLine.all(of: state, self)
            if let line = lines.first(where: { $0.value.instrument == instrument }) { return line }
        }
        return nil
    }
}

/// The kind of an account as its name tells it, which colours the name.
enum AccountKind {
    static func pen(_ name: String, _ mode: RunMode) -> Pen {
        guard mode == .live else { return Pen(.sim, .bold) }
        let upper = name.uppercased()
        if upper.hasPrefix("SIM") { return Pen(.sim, .bold) }
        if upper.hasPrefix("FUNDED") { return Pen(.warn, .bold) }
        if upper.hasPrefix("EVAL") { return Pen(.accent, .bold) }
        return Pen(.bright, .bold)
    }
}
