import Canvas

/// Where grids are shown and inputs come from: the real terminal, or one in memory.
package protocol TerminalScreen: AnyObject {
    var size: Size { get }
    /// True where only ASCII can be trusted. Grids with other glyphs may still be shown: they are drawn in ASCII.
    var needsAscii: Bool { get }
    var colour: ColourReport { get }
    /// True when the terminal is gone; nothing more will come from it.
    var hasEnded: Bool { get }
    /// Makes the screen look like the grid and writes nothing but the difference.
    func show(_ grid: Grid)
    /// Forgets what the terminal is thought to show; the next `show` paints every cell.
    func redraw()
    func use(_ theme: Theme)
    /// Waits until an input, a wake or the time limit comes. Nil waits without limit.
    func wait(_ wake: WakePipe?, milliseconds: Int?)
    /// What was typed, clicked and pasted since the last call; never waits longer than the escape delay.
    func readInputs() -> [Input]
    func setMouse(_ isOn: Bool)
    /// Sets the window's title; control characters and other programs' magic are taken out.
    func setTitle(_ title: String)
    func bell()
    /// Puts text on the clipboard of the terminal's machine; false when it is too long to be passed on.
    func copy(_ text: String) -> Bool
    /// Asks the terminal for a desktop notice.
    func notify(_ text: String)
    /// Stops the program as the shell's job control expects, and comes back when it is continued.
    func suspend()
    /// Gives the shell back whole. Safe to call twice.
    func close()
}
