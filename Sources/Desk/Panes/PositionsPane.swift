import Canvas
import Market
import State

/// Every account with its age, its open positions and what they are worth, and on what that rests.
package struct PositionsPane: Pane {
    package init() {}

    package var name: String { "positions" }
    package var hasFigures: Bool { true }
    package var scope: String? { "positions" }

    package func title(_ context: PaneContext) -> PaneTitle {
        var title = PaneTitle("Positions")
        let accounts = context.snapshot.accounts
        if accounts.count > 1 { title.right.append(TitleItem("\(accounts.count) accounts")) }
        if let port = context.snapshot.port { title.right.append(Self.item(port)) }
        if let account = context.account { title.right.append(TitleItem(AccountFigures(account, context).age)) }
        return title
    }

    private static func item(_ port: PortHealth) -> TitleItem {
        switch port.state {
        case .off: TitleItem("port off")
        case .listening: TitleItem("port \(port.addresses.first.map(OutsideText.line) ?? "open")")
        case .failed: TitleItem("✗ port failed", .down)
        }
    }

    package func draw(on painter: inout Painter, in area: Rect, _ context: PaneContext) {
        guard !context.snapshot.accounts.isEmpty else {
            painter.draw(Self.emptyState(context), in: area, context.facts)
            return
        }
        let list = PositionsList(context, x: area.x, width: area.width)
        let first = list.first(height: area.height)
        for (row, line) in list.rows[first...].prefix(area.height).enumerated() {
            let y = area.y + row
            list.draw(line, on: &painter.grid, y: y)
            painter.target(
                Rect(x: area.x, y: y, width: area.width, height: 1), .row(pane: name, index: line.account))
        }
    }

    /// Why there is no account yet, and how one comes.
    private static func emptyState(_ context: PaneContext) -> EmptyState {
        let missing = Run("No account yet.", .strong)
        let fault = context.snapshot.bridgeFault.map { [Run("Refused: \(OutsideText.line($0.reason))", .warn)] } ?? []
        guard let port = context.snapshot.port, port.state != .off else {
            return EmptyState(
                missing,
                [
                    Run("The port is off, so nothing can push positions."),
                    Run("Start with --port 8000 and give http://127.0.0.1:8000 to the bridge.", .dim),
                ])
        }
        if case .failed(let reason) = port.state {
            return EmptyState(
                Run("✗ \(OutsideText.line(reason))", .down, .bold), [Run("No platform can push positions.")] + fault)
        }
        let address = port.addresses.first.map(OutsideText.line) ?? "the port"
        return EmptyState(
            missing,
            [
                Run("Listening on \(address); no push has come."),
                Run("A bridge speaks when a position changes; give it this address.", .dim),
            ] + fault)
    }

    /// Arrows go from account to account; the one they stand on is shown in the header and on the chart.
    package func move(_ motion: Motion, view: inout DeskView, _ context: PaneContext) -> Bool {
        let accounts = context.snapshot.accounts
        guard !accounts.isEmpty else { return false }
        let at = accounts.firstIndex { $0.account.name == context.account?.account.name } ?? 0
        let target: Int
        switch motion {
        case .up, .pageUp: target = at - 1
        case .down, .pageDown: target = at + 1
        case .home: target = 0
        case .end: target = accounts.count - 1
        case .left, .right: return false
        }
        select(row: target, view: &view, context)
        return true
    }

    package func select(row: Int, view: inout DeskView, _ context: PaneContext) {
        let accounts = context.snapshot.accounts
        guard !accounts.isEmpty else { return }
        view.account = accounts[min(max(0, row), accounts.count - 1)].account.name
    }

    /// Enter puts the account's first known instrument on the chart.
    package func activate(view: inout DeskView, _ context: PaneContext) -> [DeskCommand] {
        let shown = context.with(view).account
        let instruments = context.snapshot.instruments
        let held = shown?.values.compactMap(\.instrument) ?? []
        if let slot = held.lazy.compactMap({ held in instruments.firstIndex { $0.instrument == held } }).first {
            view.select(slot: slot)
        }
        return []
    }
}
