import Canvas
import Market
import State
import Support
import Testing

@testable import Desk

/// The positions pane, and the same figure wherever a position is shown.
@Suite struct PositionsTests {
    @Test(arguments: [(100, 20), (54, 14), (46, 10)]) func panes(_ width: Int, _ height: Int) {
        let frame = PanesFrame(PositionsPane(), AccountSamples.many, width: width, height: height)
        let difference = ScreenFile.difference(frame.painter.grid, "pane-positions")
        #expect(difference == nil, "\(difference ?? "")")
    }

    @Test(arguments: [(160, 48), (120, 36), (80, 24), (60, 16), (40, 10), (100, 1)])
    func screens(_ width: Int, _ height: Int) {
        let script = KeyScript(AccountSamples.one, size: Size(width, height))
        let difference = ScreenFile.difference(script.frame.grid, "open-position")
        #expect(difference == nil, "\(difference ?? "")")
    }

    @Test func theSameFigureStandsEverywhere() {
        for size in [(200, 50), (160, 48), (120, 36), (80, 24), (60, 16), (40, 10), (100, 1)] {
            let script = KeyScript(AccountSamples.one, size: Size(size.0, size.1))
            #expect(script.shows("+$60.00"), "\(size)\(script.testDescription)")
        }
    }

    @Test func everyAccountTellsItsOwnAgeAndNeverLive() {
        let frame = PanesFrame(PositionsPane(), AccountSamples.many, width: 100, height: 24)
        for age in ["last change 4m12s", "last change 1h02m", "last change 12s"] {
            #expect(frame.text.contains(age), "\(frame.text)")
        }
        #expect(!frame.text.contains("live"))
        #expect(frame.text.contains("As of 2024-01-04 16:22; pushes since may be missing."))
        #expect(frame.text.contains("bridge 08:50"))
        #expect(frame.text.contains("twin ESH4"))
    }

    @Test func averagesKeepWhatTheyAre() throws {
        let context = PaneContext(AccountSamples.many, DeskView(page: "desk", focus: "positions"))
        let averages = AccountSamples.many.accounts.flatMap { PositionLine.all(of: $0, context) }.map(\.average)
        #expect(averages == ["16,421.50", "4,771.38", "111'160", "1.23456"])
    }

    @Test func whatABridgeWritesSteersNoTerminal() {
        let frame = PanesFrame(PositionsPane(), AccountSamples.many, width: 100, height: 24)
        #expect(frame.text.contains("odd[31m"))
        #expect(frame.text.contains("FOO 12-99"))
        #expect(frame.text.contains("FOO 12-99: no product FOO is known"))
        #expect(frame.text.contains("3m20s ahead"))
        #expect(frame.text.contains("Refused at 09:52: quantity is no number"))
    }

    @Test func anEmptyPaneSaysHowToConnect() {
        var text = PanesFrame(PositionsPane(), DeskMarket.live, width: 60, height: 12).text
        #expect(text.contains("The port is off"))
        #expect(text.contains("--port 8000"))
        let listening = AccountSamples.with([]) { $0.port = AccountSamples.listening }
        text = PanesFrame(PositionsPane(), listening, width: 60, height: 12).text
        #expect(text.contains("Listening on 127.0.0.1:8000"))
        let failed = AccountSamples.with([]) {
            $0.port = PortHealth(state: .failed("port 8000 is taken by another program; choose another --port."))
        }
        text = PanesFrame(PositionsPane(), failed, width: 60, height: 12).text
        #expect(text.contains("✗ port 8000 is taken"))
    }

    @Test func arrowsChooseTheAccountOfHeaderAndChart() {
        var script = KeyScript(AccountSamples.many)
        #expect(script.rows[0].contains("EVAL 50K"))
        script.press("Shift-Tab")
        #expect(script.desk.view.focus == "positions")
        script.press("Down")
        #expect(script.rows[0].contains("FUNDED 150K"))
        #expect(script.rows[0].contains("open −$25.63"))
        script.press("Enter")
        #expect(script.desk.view.selectedSlot == 1, "MESH4 is on the chart")
        script.press("End Up")
        #expect(script.rows[0].contains("Sim101"))
        #expect(script.rows[0].contains("flat"))
    }

    @Test func theEntryStandsOnTheChartOfItsOwnMonthOnly() {
        let entry = { (snapshot: Snapshot) in
            PanesFrame(ChartPane(), snapshot, width: 106, height: 31).rows.filter { $0.contains("16,421.50 entry") }
        }
        #expect(entry(AccountSamples.one).count == 1)
        #expect(entry(DeskMarket.live).isEmpty)
        var other = AccountSamples.eval
        other.values[0].instrument = Instrument(
            symbol: "MNQM4", near: CivilDate(year: 2024, month: 1, day: 5))
        #expect(entry(AccountSamples.with([other])).isEmpty)
    }

    @Test func aStalePriceMakesTheFigureOld() {
        var snapshot = DeskMarket.stale
        snapshot.accounts = [AccountSamples.eval]
        let frame = PanesFrame(PositionsPane(), snapshot, width: 100, height: 10)
        #expect(frame.text.contains("old"))
    }
}
