import Canvas

/// A screen ready to be shown, and what a click on it means.
package struct Frame: Sendable {
    package var grid: Grid
    package var targets: [ClickTarget]

    /// What stands under a cell; the last one drawn wins.
    package func click(x: Int, y: Int) -> Click? {
        targets.last { $0.rect.contains(x: x, y: y) }?.click
    }
}
