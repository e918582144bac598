import Canvas
import Market
import State
import Support
import Testing

@testable import Desk

@Suite struct BriefingPaneTests {
    struct Shot: CustomTestStringConvertible, Sendable {
        let name: String
        let width: Int
        let height: Int
        let keys: String
        var testDescription: String { "\(name) \(width)×\(height)" }
    }

    static let markets: [String: Snapshot] = [
        "briefing": BriefingSamples.live, "briefing-writing": BriefingSamples.writing,
        "briefing-failed": BriefingSamples.failed, "briefing-local": BriefingSamples.local,
        "briefing-desk": BriefingSamples.live, "briefing-question": BriefingSamples.live,
        "briefing-figure": BriefingSamples.live, "briefing-grades": BriefingSamples.live,
        "briefing-news": BriefingSamples.news, "engine-news": BriefingSamples.news,
    ]

    static let shots: [Shot] = [
        Shot(name: "briefing", width: 160, height: 48, keys: "4"),
        Shot(name: "briefing", width: 120, height: 36, keys: "4"),
        Shot(name: "briefing", width: 80, height: 24, keys: "4"),
        Shot(name: "briefing-writing", width: 120, height: 36, keys: "4"),
        Shot(name: "briefing-failed", width: 80, height: 24, keys: "4"),
        Shot(name: "briefing-local", width: 120, height: 36, keys: "4"),
        Shot(name: "briefing-desk", width: 160, height: 48, keys: ""),
        Shot(name: "briefing-desk", width: 80, height: 24, keys: ""),
        Shot(name: "briefing-question", width: 120, height: 36, keys: "4 g"),
        Shot(name: "briefing-news", width: 160, height: 48, keys: "4"),
        Shot(name: "briefing-news", width: 80, height: 24, keys: "4 Tab"),
        Shot(name: "engine-news", width: 120, height: 36, keys: "8"),
        Shot(name: "briefing-grades", width: 80, height: 24, keys: "4 Tab Tab"),
        Shot(name: "briefing-grades", width: 120, height: 36, keys: "4 Tab e"),
        Shot(name: "briefing-figure", width: 120, height: 36, keys: "4 Home . . ."),
    ]

    @Test(arguments: shots) func looksAsKept(shot: Shot) throws {
        var script = KeyScript(try #require(Self.markets[shot.name]), size: Size(shot.width, shot.height))
        script.press(shot.keys)
        let difference = ScreenFile.difference(script.frame.grid, shot.name)
        #expect(difference == nil, "\(difference ?? "")")
    }

    /// The first row of the text in sight.
    private func firstRow(_ script: KeyScript) -> String { script.rows[2] }

    @Test func whatIsReadNeverJumps() {
        var script = KeyScript(BriefingSamples.live, size: Size(80, 24))
        script.press("4 PageUp")
        let before = script.rows[2..<20]
        script.snapshot = BriefingSamples.writing
        #expect(script.rows[2..<20] == before)
        let running = BriefingSamples.writing.briefing?.running?.request
        if let running {
            script.snapshot.briefing?.texts.append(
                BriefingText(request: running, model: "grok-4.3", lines: [ProseLine(.text, [ProseRun("new text")])]))
        }
        script.snapshot.briefing?.running = nil
        #expect(script.rows[2..<20] == before)
        script.press("End")
        #expect(script.shows("new text"))
    }

    @Test func followsWhatIsWritten() {
        var script = KeyScript(BriefingSamples.live, size: Size(80, 24))
        script.press("4")
        #expect(script.shows("DO NOW: hold the runner"))
        script.snapshot = BriefingSamples.writing
        #expect(script.shows("MNQH4 at PDH") && script.shows("DO NOW: hold the runner"))
        // A long one stands with its first row on top, and grows below.
        let line = ProseLine(.text, [ProseRun("more")])
        script.snapshot.briefing?.running?.lines = Array(repeating: line, count: 90)
        #expect(script.rows[2].contains("MNQH4 at PDH") || script.rows[1].contains("MNQH4 at PDH"))
    }

    @Test func figuresAreWalkedAndShownOnTheChart() throws {
        var script = KeyScript(BriefingSamples.live, size: Size(120, 36))
        script.press("4 Home .")
        #expect(script.shows("MNQH4 PDL"))
        script.press(". .")
        #expect(script.shows("16,985.00 stands in no data here"))
        script.press("Enter")
        #expect(script.desk.view.page == "briefing" && script.shows("no place for it"))
        script.press(", Enter")
        #expect(script.desk.view.page == "chart")
        let high = try #require(BriefingSamples.live.instruments[0].previousDay?.high)
        #expect(script.desk.view.chart.said == SaidFigure(symbol: "MNQH4", price: high))
        #expect(script.desk.view.chart.crossHairLevel == "said")
    }

    @Test func whatCostsMoneyIsAskedFirst() {
        var script = KeyScript(BriefingSamples.live)
        script.press("4 g")
        #expect(script.commands.isEmpty && script.shows("about $0.0131") && script.shows("2 answers, $0.0164"))
        script.press("n")
        #expect(script.commands.isEmpty)
        script.press("g y")
        #expect(script.commands == [.intent(.brief(.morning))])
        script.clearCommands()
        script.press("s y")
        #expect(script.commands == [.intent(.briefingSession(true))])
    }

    @Test func whatIsFreeIsWrittenAtOnce() {
        var script = KeyScript(BriefingSamples.local)
        script.press("4 u")
        #expect(script.commands == [.intent(.brief(.update))])
        script.clearCommands()
        script.press("d")
        let symbol = BriefingSamples.local.instruments[0].instrument.symbol
        #expect(script.commands == [.intent(.brief(.detail, symbol: symbol))])
    }

    @Test func oneAtATimeAndEndedByKey() {
        var script = KeyScript(BriefingSamples.writing)
        script.press("4 g")
        #expect(script.commands.isEmpty && script.lastRow.contains("end it first"))
        script.press("c")
        #expect(script.commands == [.intent(.cancelBriefing)])
    }

    @Test func findsText() {
        var script = KeyScript(BriefingSamples.live, size: Size(80, 24))
        script.press("4 Home /")
        script.type("7. Part")
        script.press("Enter")
        #expect(script.rows.contains { $0.hasPrefix("▸7. Part") })
    }

    @Test func flaggedFiguresStandOutWithoutColour() {
        let rows = ProseRows.wrap(
            ProseLine(.text, [ProseRun("at "), ProseRun("16,985.00", verdict: .notGiven)]), to: 40)
        let run = rows.flatMap(\.runs).last
        #expect(run?.text == "?16,985.00")
        #expect(run?.pen.emphasis.contains(.reverse) == true && run?.pen.front == .warn)
    }

    @Test(arguments: 1...60) func everyRowFits(width: Int) {
        guard let state = BriefingSamples.writing.briefing else { return }
        for text in state.texts {
            for line in text.lines {
                for row in ProseRows.wrap(line, to: width) where width > 12 {
                    #expect(row.indent + row.runs.columns <= width)
                }
            }
        }
    }
}
