import Canvas
import State

extension PositionsPane {
    /// Everything of the shown account, position by position.
    package func explain(_ context: PaneContext) -> Explanation? {
        context.account.map { AccountFigures($0, context).explanation() }
    }
}
