import Canvas
import State
import Testing

@testable import Desk

/// Where there is no room for panes, keys and explanations speak of the card.
@Suite struct CardTests {
    private func script() -> KeyScript { KeyScript(DeskMarket.live, size: Size(40, 10)) }

    @Test func itsFiguresAreExplainedAndNotThoseOfAHiddenPane() {
        for keys in ["e", "8 e", "Tab Tab Tab e"] {
            var script = script()
            script.press(keys)
            #expect(script.shows("Card of MNQH4"), "\(keys)")
            script.press("Right")
            #expect(script.shows("· last"))
        }
        let context = PaneContext(DeskMarket.live, DeskView(page: "desk", focus: "chart"))
        let parts = ExplanationOverlay.explanation(Card.name, context)?.parts ?? []
        #expect(
            Set(["last", "% day", "high, low", "vwap", "vwap%", "pivot", "PDH", "top row time"]).subtracting(
                parts.map(\.title)
            ).isEmpty)
        for part in parts { #expect(part.lines.count > 3, "\(part.title)") }
        #expect(parts.first { $0.title == "PDH" }.map(Explained.text)?.contains("They stand until") == true)
    }

    @Test func aKeyToAnotherPaneSaysWhereItWentAndZoomShowsIt() {
        var script = script()
        #expect(script.rows[1].hasSuffix("z shows chart "))
        script.press("3")
        #expect(script.lastRow.contains("confluence: z shows it"))
        script.press("Tab")
        #expect(script.lastRow.contains("levels: z shows it"))
        #expect(script.rows[1].hasSuffix("z shows levels "))
        script.press("z")
        #expect(script.shows("Levels MNQH4"))
        script.press("e")
        #expect(!script.shows("Card of"))
    }
}
