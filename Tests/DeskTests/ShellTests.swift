import Canvas
import Market
import Settings
import State
import Testing

@testable import Desk

/// Clock, ruler, mouse and text fields.
@Suite struct ShellTests {
    private func script(at minute: Int, second: Int = 0, size: Size = Size(160, 48)) -> KeyScript {
        var snapshot = DeskMarket.live
        snapshot.time = NewYork.instant(CivilDate(year: 2024, month: 1, day: 5), minuteOfDay: minute, second: second)
        return KeyScript(snapshot, size: size)
    }

    @Test(arguments: [
        (569, 30, "RTH in 30s", "entries to 10:00 30m", "flat by 12:00 2h30m"),
        (575, 0, "RTH +5m", "entries to 10:00 25m", "flat by 12:00 2h25m"),
        (600, 0, "RTH +30m", "close from 11:30 1h30m", "flat by 12:00 2h00m"),
        (690, 0, "RTH +2h00m", "flat by 12:00 30m", "flat by 12:00 30m"),
        (965, 0, "after RTH", "09:", "range"),
        (150, 0, "RTH in 7h00m", "entries from 03:30 1h00m", "ET"),
    ])
    func theHeaderCountsDown(minute: Int, second: Int, hours: String, next: String, last: String) {
        let header = script(at: minute, second: second).rows[0]
        #expect(header.contains(hours), "\(header)")
        #expect(minute == 965 || header.contains(next), "\(header)")
        #expect(header.contains(last), "\(header)")
    }

    @Test func deadlinesTurnAmberTenMinutesBefore() {
        let role = { (minute: Int) -> Role? in
            let script = script(at: minute)
            let row = script.rows[0]
            guard let at = Array(row).firstIndexOf("10:00 ") else { return nil }
            return script.frame.grid[at + 6, 0].front
        }
        #expect(role(589) == .dim)
        #expect(role(591) == .warn)
    }

    @Test func aClosedMarketSaysWhenItOpens() {
        var snapshot = DeskMarket.live
        snapshot.time = NewYork.instant(CivilDate(year: 2024, month: 1, day: 6), minuteOfDay: 720)
        let header = KeyScript(snapshot).rows[0]
        #expect(header.contains("closed opens in 30h00m"))
        // On a Saturday the plan has no deadline to keep.
        #expect(!header.contains("entries") && !header.contains("flat by"), "\(header)")
    }

    /// A close that the vendor told, before the plan's own times.
    @Test func anEarlyCloseIsTheHeadersClose() throws {
        var snapshot = DeskMarket.live
        let day = TradingDay(CivilDate(year: 2024, month: 1, day: 5))
        let open = TradingCalendar(group: .equity).session(of: day).lowerBound
        let close = NewYork.instant(day.date, minuteOfDay: 9 * 60)
        snapshot.time = close.adding(minutes: 5)
        for index in snapshot.instruments.indices {
            let own = snapshot.instruments[index].instrument
            let told = try ToldDay(day, [open..<close], toldAt: open)
            snapshot.instruments[index].instrument = Instrument(spec: own.spec.following([told]), month: own.month)
        }
        let script = KeyScript(snapshot)
        let (header, ruler) = (script.rows[0], script.rows[1])
        #expect(header.contains("closed opens in 56h55m"), "\(header)")
        #expect(!header.contains("entries") && !header.contains("flat by"), "\(header)")
        #expect(ruler.contains("09:00 halt") && !ruler.contains("manage only") && !ruler.contains("RTH"), "\(ruler)")
    }

    /// What the ruler says of an afternoon is of its product and its day, here that of a vendor's short one.
    @Test func anEarlyCloseIsTheRulersClose() throws {
        var snapshot = DeskMarket.live
        let day = TradingDay(CivilDate(year: 2024, month: 1, day: 5))
        let open = TradingCalendar(group: .equity).session(of: day).lowerBound
        let told = try ToldDay(day, [open..<NewYork.instant(day.date, minuteOfDay: 15 * 60)], toldAt: open)
        let own = snapshot.instruments[0].instrument
        snapshot.time = NewYork.instant(day.date, minuteOfDay: 13 * 60 + 30)
        #expect(KeyScript(snapshot).rows[1].contains("17:00 halt"))
        snapshot.instruments[0].instrument = Instrument(spec: own.spec.following([told]), month: own.month)
        let ruler = KeyScript(snapshot).rows[1]
        #expect(ruler.contains("15:00 halt") && !ruler.contains("16:00") && !ruler.contains("17:00"), "\(ruler)")
    }

    /// From the source's promise through the engine to the screen.
    @Test func aBrokenPromiseRaisesTheBandAndGreysThePrice() {
        var market = DeskMarket.liveMarket
        market.apply(.sourceReported(SourceReport(name: "massive", state: .live, promiseSeconds: 20)))
        for (seconds, isLost) in [(Int64(19), false), (22, true)] {
            market.apply(.clockAdvanced(DeskMarket.time.adding(seconds: seconds)))
            let script = KeyScript(market.engine.snapshot(), size: Size(160, 48))
            #expect(script.rows.contains { $0.contains("! FEED LOST") } == isLost)
            #expect(script.rows[0].contains("22s old") == isLost, "\(script.rows[0])")
        }
    }

    /// Before the front month changes, header, scanner and engine page say so.
    @Test func aRollIsToldBeforeItComes() throws {
        var market = DeskMarket.liveMarket
        let snapshot = market.engine.snapshot()
        let header = KeyScript(snapshot, size: Size(160, 48)).rows[0]
        let from = try #require(snapshot.instruments.map(\.instrument).first { header.contains(" \($0) ") })
        let next = try #require(from.month.flatMap { from.spec.next(after: $0) })
        let to = Instrument(spec: from.spec, month: next)
        var report = SourceReport(name: "massive", state: .live)
        report.rolls = [
            ContractRoll(
                from: from, to: to, day: TradingDay(CivilDate(year: 2024, month: 1, day: 8)), share: 12,
                isFollowed: true)
        ]
        market.apply(.sourceReported(report))
        var script = KeyScript(market.engine.snapshot(), size: Size(160, 48))
        #expect(script.rows[0].contains("rolls to \(to) Mon"), "\(script.rows[0])")
        #expect(script.shows(" \(from.root)→ "))
        script.press("8")
        #expect(script.shows("\(from) rolls to \(to), by custom on Mon 2024-01-08; \(to) has 12% of its volume"))
        report.rolls[0].share = 61
        market.apply(.sourceReported(report))
        let soon = KeyScript(market.engine.snapshot(), size: Size(160, 48)).rows[0]
        #expect(soon.contains("rolls to \(to) soon"), "\(soon)")
        report.rolls[0].share = 140
        market.apply(.sourceReported(report))
        let tonight = KeyScript(market.engine.snapshot(), size: Size(160, 48)).rows[0]
        #expect(tonight.contains("rolls to \(to) at 18:00"), "\(tonight)")
        report.rolls[0].share = nil
        report.rolls[0].isFollowed = false
        market.apply(.sourceReported(report))
        let named = KeyScript(market.engine.snapshot(), size: Size(160, 48)).rows[0]
        #expect(named.contains("\(to) is next"), "a contract that the settings name does not roll: \(named)")
    }

    /// Prices of an earlier run are grey, with their age, until newer ones are there.
    @Test func whatIsKeptFromBeforeIsGreyWithItsAge() {
        var market = DeskMarket.liveMarket
        var report = SourceReport(name: "massive", state: .loading(progress: nil), detail: "asking for contracts")
        report.behindSeconds = 300
        market.apply(.sourceReported(report))
        var script = KeyScript(market.engine.snapshot(), size: Size(160, 48))
        #expect(script.shows("CATCHING UP"))
        #expect(script.rows[0].contains("5m00s old"), "\(script.rows[0])")
        script.press("8")
        #expect(script.rows.contains { $0.contains(" massive ") && $0.contains(" loading ") && $0.contains("5m00s") })
    }

    /// What a source wants the trader to know of has a band of its own.
    @Test func anotherScheduleIsNoted() {
        var market = DeskMarket.liveMarket
        var report = SourceReport(name: "massive", state: .live)
        report.notices = ["NQ closes Fri 2024-03-29 13:15 ET by Massive, 17:00 by the built-in calendar"]
        market.apply(.sourceReported(report))
        var script = KeyScript(market.engine.snapshot(), size: Size(160, 48))
        script.press("8")
        #expect(script.shows("NQ closes Fri 2024-03-29 13:15 ET by Massive, 17:00 by the built-in calendar"))
    }

    @Test(arguments: [
        (480, "entries", "RTH"), (592, "entries", "10:00 manage only"), (650, "10:00 manage only", "12:00 flat"),
        (740, "12:00 flat", "RTH"), (900, "flat", "16:00 RTH ends"), (300, "03:30 entries", "02"),
        (1_200, "18:00 open", "midnight"), (30, "18:00 open", "20:00 Asia"),
    ])
    func theRulerSlides(minute: Int, phase: String, other: String) {
        let script = script(at: minute)
        let row = Array(script.rows[1])
        #expect(row.contains("●"))
        #expect(String(row).contains(other) || other == "02", "\(String(row))")
        guard let at = row.firstIndexOf(phase) else {
            Issue.record("\(phase) is not on \(String(row))")
            return
        }
        #expect(script.frame.grid[at, 1].front == .bright, "the phase that holds is bright: \(String(row))")
    }

    @Test func clicksFocusChooseAndRun() {
        var script = KeyScript()
        script.click(" MCL ")
        #expect(script.desk.view.focus == "scanner")
        #expect(script.desk.view.selectedSlot == 2)
        #expect(script.rows[0].contains("MCLG4"))
        script.click("8 Engine")
        #expect(script.desk.view.page == "engine")
        script.click("R refresh now")
        #expect(script.commands == [.intent(.refreshNow)])
        script.click("1 Desk")
        script.click("? keys")
        #expect(script.shows("Keys here"))
        script.click("keymap ")
    }

    @Test func theMouseCanBeTurnedOff() {
        var script = KeyScript()
        script.press("m")
        script.click("8 Engine")
        #expect(script.desk.view.page == "desk")
    }

    @Test func theWheelWorksUnderThePointer() {
        var script = KeyScript()
        script.take(.mouse(MouseEvent(x: 100, y: 20, action: .wheelUp)))
        #expect(script.desk.view.chart.barsBack > 0)
        script.take(.mouse(MouseEvent(x: 100, y: 20, action: .wheelDown)))
        #expect(script.desk.view.chart.barsBack == 0)
        script.take(.mouse(MouseEvent(x: 100, y: 20, action: .wheelUp, isControlHeld: true)))
        #expect(script.desk.view.chart.zoom == 2)
        script.take(.mouse(MouseEvent(x: 20, y: 5, action: .wheelDown)))
        #expect(script.desk.view.scanner.cursorSlot != nil)
        #expect(script.desk.view.focus == "chart", "the wheel takes no focus")
    }

    @Test func aDragPansTheChart() {
        var script = KeyScript()
        script.take(.mouse(MouseEvent(x: 80, y: 20, action: .press)))
        script.take(.mouse(MouseEvent(x: 90, y: 20, action: .drag)))
        #expect(script.desk.view.chart.barsBack == 10)
        script.take(.mouse(MouseEvent(x: 84, y: 20, action: .drag)))
        #expect(script.desk.view.chart.barsBack == 4)
        script.take(.mouse(MouseEvent(x: 84, y: 20, action: .release)))
        script.take(.mouse(MouseEvent(x: 120, y: 20, action: .drag)))
        #expect(script.desk.view.chart.barsBack == 4)
    }

    @Test func aLineIsEdited() {
        var line = LineEditor()
        line.insert("go to\tten\u{7}")
        #expect(line.text == "go to ten")
        for name in ["Home", "Delete", "Ctrl-Right", "Ctrl-W", "End", "Backspace"] { press(name, &line) }
        #expect(line.text == " to te")
        let edits = line.take(KeyStroke(.function(5)))
        #expect(!edits)
        line.insert("日本")
        #expect(line.cursorColumn == 10)
        press("Ctrl-U", &line)
        #expect(line.isEmpty)
    }

    private func press(_ name: String, _ line: inout LineEditor) {
        let taken = KeyStroke(text: name).map { line.take($0) }
        #expect(taken == true, "\(name)")
    }

    @Test func textFromOutsideIsDataEverywhere() {
        var market = DeskMarket.liveMarket
        market.apply(
            .sourceReported(
                SourceReport(name: "massive", state: .failed(reason: "no\u{1b}[2Jroute\nback"), detail: "\u{7}x")))
        market.apply(
            .logged(LogLine(time: DeskMarket.time, level: .error, part: "feed", text: "a\u{1b}]0;b\u{7}\u{202e}c")))
        var desk = Desk(facts: DeskMarket.facts)
        for page in ["1", "8"] {
            let snapshot = market.engine.snapshot()
            _ = desk.update(.key(KeyStroke(.character(Character(page)))), snapshot)
            let grid = desk.render(snapshot, size: Size(160, 48)).grid
            #expect(grid.cells.allSatisfy { $0.glyph >= 0x20 || $0.glyph == Cell.continuation })
            #expect(grid.cells.allSatisfy { $0.glyph != 0x202e })
        }
    }
}

extension [Character] {
    /// Where a text first stands.
    fileprivate func firstIndexOf(_ text: String) -> Int? {
        let wanted = Array(text)
        guard count >= wanted.count else { return nil }
        return (0...count - wanted.count).first { Array(self[$0..<$0 + wanted.count]) == wanted }
    }
}
