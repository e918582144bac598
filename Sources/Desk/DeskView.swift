import Canvas
import Market
import State

/// Everything the user has set on the screen; nothing in it is market data.
package struct DeskView: Hashable, Sendable {
    /// Name of the page shown.
    package var page: String
    /// Name of the page before it.
    package var previousPage: String?
    /// Name of the focused pane.
    package var focus: String
    /// The pane that had the focus when a page was left.
    package var focusByPage: [String: String] = [:]
    /// The focused pane fills the page.
    package var isZoomed = false
    /// The instrument that chart and levels show, as its slot.
    package var selectedSlot = 0
    /// The name of the account that was chosen; nil leaves the choice to the settings and to what is open.
    package var account: String?
    package var chart = ChartView()
    package var scanner = ScannerView()
    package var log = LogView()
    package var journal = JournalView()
    /// What tells the level under the cursor from the others; nil stands on the last price.
    package var levelCursor: String?
    /// The instrument under the cursor of panes with one row each, by pane name.
    package var slotByPane: [String: Int] = [:]
    package var briefing = BriefingView()
    /// A sentence for the user, shown in the last row until the next key.
    package var notice: Notice?
    package var overlay: Overlay?
    /// What `/` last looked for.
    package var findText = ""
    /// What was typed and not yet run.
    package var drafts = Drafts()
    /// Lines run in the palette, newest last.
    package var paletteHistory: [String] = []
    package var isMouseOn = true
    /// What the feed has been asked a moment ago.
    package var asked: AskedPlayback?

    package init(page: String, focus: String) {
        self.page = page
        self.focus = focus
    }
}

/// Text that was typed into an overlay and left there; it stands there again when the overlay opens.
package struct Drafts: Hashable, Sendable {
    package var palette = ""
    package var find = ""
    package var jump = ""
}

/// What the user hears back.
package struct Notice: Hashable, Sendable {
    package var text: String
    package var role: Role

    package init(_ text: String, _ role: Role = .text) {
        self.text = text
        self.role = role
    }
}

/// How candles are drawn.
package enum CandleStyle: String, CaseIterable, Sendable {
    case braille, solid, ascii
}

/// The chart pane's settings.
package struct ChartView: Hashable, Sendable {
    package var frame = TimeFrame.oneMinute
    package var style = CandleStyle.braille
    /// Cells a candle (1–3); nil picks the largest that shows at least 45 bars.
    package var zoom: Int?
    /// Bars between the newest and the right edge; 0 follows the market.
    package var barsBack = 0
    /// Bars between the newest and the cross-hair; nil without one.
    package var crossHair: Int?
    /// Start of the newest bar when the two were counted: bars that came since are added, so both stay on their bars.
    package var countedFrom: Timestamp?
    /// Name of the level that the cross-hair's horizontal line stands on; nil for the close of its bar.
    package var crossHairLevel: String?
    /// A figure of a text that is shown on the chart.
    package var said: SaidFigure?
    package var overlays = ChartOverlay.standard
    /// The strips that the user switched on, the newest first: these have a place before the others.
    package var chosenStrips: [ChartOverlay] = []
    /// Position of the cursor in the list of overlays; nil while the list is closed.
    package var overlayCursor: Int?
}

/// A price that a text speaks of.
package struct SaidFigure: Hashable, Sendable {
    package var symbol: String
    package var price: Price
}

/// The scanner pane's settings.
package struct ScannerView: Hashable, Sendable {
    /// Name of the sort column; nil is the rank by absolute change.
    package var sortColumn: String?
    package var isDescending = true
    /// The instrument under the cursor, as its slot; the cursor stays on it when rows move.
    package var cursorSlot: Int?
}

/// The log pane's settings.
package struct LogView: Hashable, Sendable {
    package var level = LogLine.Level.info
    /// Lines between the newest and the bottom; 0 follows.
    package var linesBack = 0
    /// Lines logged when they were counted: those that came since are added, so that what is read stays.
    package var countedFrom = 0
}
