import Canvas
import Market
import State
import Testing

@testable import Desk

@Suite struct PanesChartTests {
    private func frame(_ snapshot: Snapshot) throws -> FrameState {
        try #require(snapshot.instruments.first?.frames[.oneMinute])
    }

    @Test func automaticZoomIsTheLargestThatShows45Bars() {
        let view = ChartView()
        #expect(ChartWindow.zoom(view, columns: 89) == 1)
        #expect(ChartWindow.zoom(view, columns: 90) == 2)
        #expect(ChartWindow.zoom(view, columns: 134) == 2)
        #expect(ChartWindow.zoom(view, columns: 135) == 3)
        #expect(ChartWindow.zoom(view, columns: 20) == 1)
        var fixed = view
        fixed.zoom = 3
        #expect(ChartWindow.zoom(fixed, columns: 20) == 3)
    }

    @Test func theWindowEndsWithTheFormingBarAndCountsTheDay() throws {
        let snapshot = DeskMarket.live
        let frame = try frame(snapshot)
        let window = ChartWindow(frame, ChartView(), columns: 80, calendar: TradingCalendar(group: .equity))
        #expect(window.bars.count == 80)
        #expect(window.bars.last == frame.forming)
        #expect(window.values("ema.9").last == .some(frame.studies.now("ema.9")))
        #expect(window.value("ema.9", at: 79) != nil)
        #expect(window.total == 953)
    }

    @Test(arguments: [1, 34, 900, 1_000, 5_000])
    func aPannedWindowShowsTheBarsItSays(_ back: Int) throws {
        let snapshot = DeskMarket.live
        let frame = try frame(snapshot)
        var view = ChartView()
        view.barsBack = back
        let window = ChartWindow(frame, view, columns: 80, calendar: TradingCalendar(group: .equity))
        #expect(window.bars.count == 80)
        for (index, bar) in window.bars.enumerated() {
            let place = window.back + window.bars.count - 1 - index
            #expect(bar == frame.bar(back: place))
            #expect(window.value("ema.9", at: index) == frame.value("ema.9", back: place))
            #expect(window.values("ema.9")[index] == frame.value("ema.9", back: place))
        }
        #expect(window.back == min(back, frame.barCount - 80))
    }

    @Test func aPannedChartStaysOnItsBarsWhileNewOnesCome() throws {
        let old = try frame(DeskMarket(until: DeskMarket.time.adding(minutes: -7), instruments: 1).reporting(.live))
        let new = try frame(DeskMarket(instruments: 1).reporting(.live))
        var view = ChartView()
        view.pan(by: 34, in: old, capacity: 80)
        view.moveCrossHair(by: 6, in: old, capacity: 80)
        #expect(view.barsBack(in: old) == 34)
        #expect(view.barsBack(in: new) == 41)
        let cross = try #require(view.crossHair(in: old))
        #expect(old.bar(back: cross)?.time == new.bar(back: cross + 7)?.time)
        #expect(view.crossHair(in: new) == cross + 7)
        view.recount(in: new)
        #expect(view.barsBack(in: new) == 41)
        // A chart that follows keeps following.
        #expect(ChartView().barsBack(in: new) == 0)
    }

    @Test func theCrossHairTakesTheWindowAlong() throws {
        let frame = try frame(DeskMarket.live)
        var view = ChartView()
        view.moveCrossHair(by: 200, in: frame, capacity: 80)
        #expect(view.crossHair == 200)
        #expect(view.barsBack == 121)
        view.moveCrossHair(by: -200, in: frame, capacity: 80)
        #expect(view.crossHair == 0)
        #expect(view.barsBack == 0)
        view.moveCrossHair(by: 1_000_000, in: frame, capacity: 80)
        #expect(view.crossHair == frame.barCount - 1)
    }

    @Test func anotherTimeFrameKeepsTheTime() throws {
        let instrument = try #require(DeskMarket.live.instruments.first)
        let minute = try #require(instrument.frames[.oneMinute])
        let five = try #require(instrument.frames[.fiveMinutes])
        var view = ChartView()
        view.pan(by: 300, in: minute, capacity: 80)
        let edge = try #require(minute.bar(back: 300))
        view.show(.fiveMinutes, from: minute, to: five)
        let bar = try #require(five.bar(back: view.barsBack(in: five)))
        #expect(bar.time <= edge.time && edge.time < bar.time.adding(minutes: 5))
    }

    @Test func everyBarShows() throws {
        let snapshot = DeskMarket.live
        for style in CandleStyle.allCases {
            for zoom in 1...3 {
                var view = DeskView(page: "desk", focus: "chart")
                view.chart.style = style
                view.chart.zoom = zoom
                view.chart.overlays = []
                let area = Rect(x: 0, y: 1, width: 106, height: 30)
                let picture = try #require(ChartPicture(PaneContext(snapshot, view), in: area))
                let frame = PanesFrame(ChartPane(), snapshot, view, width: 106, height: 31)
                for index in picture.window.bars.indices {
                    let columns = picture.x(index)..<picture.x(index) + zoom
                    let rows = picture.layout.plot.y..<picture.layout.plot.bottom
                    let roles: [Role] =
                        index == picture.window.formingIndex ? [.volumeUp, .volumeDown] : [.up, .down]
                    let isShown = rows.contains { y in
                        columns.contains { roles.contains(frame.painter.grid[$0, y].front) }
                    }
                    #expect(isShown, "bar \(index) in \(style) at zoom \(zoom)")
                }
            }
        }
    }

    @Test func theGutterNeverCutsANumber() throws {
        let snapshot = DeskMarket.live
        for width in 8...130 {
            let view = DeskView(page: "desk", focus: "chart")
            let area = Rect(x: 0, y: 1, width: width, height: 20)
            let picture = try #require(
                ChartPicture(PaneContext(snapshot, view, Size(width, 20)), in: area))
            let rows = PanesFrame(ChartPane(), snapshot, view, width: width, height: 21).rows
            guard let gutter = picture.layout.gutter else {
                #expect(width < 24)
                continue
            }
            for row in rows[picture.layout.plot.y..<picture.layout.plot.bottom] {
                let words = row.unicodeScalars.dropFirst(gutter.x + 1).split(separator: " ").map { String($0) }
                guard let figure = words.first else { continue }
                #expect(figure.firstMatch(of: /^\d\d,\d\d\d\.\d\d$/) != nil, "\(figure) at width \(width)")
            }
            #expect(rows.joined().contains("16,") == true)
        }
    }

    @Test func theScaleStretchesOnlyToNearLevels() {
        func level(_ value: Double) -> ChartLevel {
            ChartLevel(
                name: "PDH", value: value, text: "", role: .dim, rank: 2, reach: 1, isDotted: true, isStretching: true)
        }
        #expect(ValueScale.chart(100...200, levels: [level(219)], rows: 20).contains(219))
        #expect(!ValueScale.chart(100...200, levels: [level(221)], rows: 20).contains(221))
    }

    @Test func theTitleSaysWhatIsShown() throws {
        var snapshot = DeskMarket.live
        var view = DeskView(page: "desk", focus: "chart")
        snapshot.time = snapshot.instruments[0].last?.time
        let title = ChartPane().title(PaneContext(snapshot, view))
        #expect(title.left == "MNQH4 1m")
        #expect(title.right.map(\.text) == ["83 of 953 bars", "zoom 1", "massive", "live"])
        view.chart.barsBack = 34
        #expect(ChartPane().title(PaneContext(snapshot, view)).right.map(\.text).contains("34 bars back"))
        snapshot.sources[0].report.state = .stale
        snapshot.time = snapshot.time?.adding(seconds: 252)
        let stale = ChartPane().title(PaneContext(snapshot, view)).right
        #expect(stale.suffix(2).map(\.text) == ["last bar 09:52", "4m12s old"])
        #expect(stale.last?.role == .warn)
    }

    @Test func theOpenListTakesEveryMotionThroughRows() {
        let snapshot = DeskMarket.live
        var view = DeskView(page: "chart", focus: "chart")
        view.chart.overlayCursor = 5
        func move(_ motion: Motion) -> Int? {
            #expect(ChartPane().move(motion, view: &view, PaneContext(snapshot, view, Size(106, 20))))
            return view.chart.overlayCursor
        }
        let last = ChartOverlay.all.count - 1
        #expect(move(.end) == last && move(.pageDown) == last && move(.pageUp) == last - 17 && move(.home) == 0)
        #expect(view.chart.barsBack == 0)
        view.chart.overlayCursor = nil
        _ = move(.home)
        let title = ChartPane().title(PaneContext(snapshot, view)).right.map(\.text)
        #expect(title.contains { $0.firstMatch(of: /^\d,\d\d\d bars back$/) != nil })
    }

    @Test func aChartOfAnotherDayTellsItsDateAndNoPricesOfNow() throws {
        let snapshot = DeskMarket.live
        var view = DeskView(page: "chart", focus: "chart")
        view.chart.barsBack = 1_500
        view.chart.crossHair = 1_510
        let frame = PanesFrame(ChartPane(), snapshot, view, width: 120, height: 33)
        #expect(frame.rows[0].contains("Thu 2024-01-04"))
        #expect(frame.rows[32].contains(" Thu 2024-01-04"))
        #expect(frame.rows[1].contains(/Thu \d\d:\d\d  O/))
        let picture = try #require(ChartPicture(PaneContext(snapshot, view), in: frame.area))
        #expect(picture.levels.contains { $0.name == "POC" })
        #expect(picture.levels.allSatisfy { !$0.isDotted && !$0.isStretching })
        view.chart.barsBack = 5
        view.chart.crossHair = 7
        let now = PanesFrame(ChartPane(), snapshot, view, width: 120, height: 33)
        #expect(!now.text.contains("2024-01") && now.rows[1].contains(/\s09:\d\d  O/))
        let present = try #require(ChartPicture(PaneContext(snapshot, view), in: frame.area))
        #expect(present.levels.contains { $0.name == "POC" && $0.isDotted })
    }

    @Test func staleCandlesLoseTheirColour() throws {
        let snapshot = DeskMarket.stale
        let frame = PanesFrame(ChartPane(), snapshot, width: 106, height: 31)
        let colours: Set<Role> = [.up, .down, .volumeUp, .volumeDown, .vwap, .emaFast, .emaSlow]
        #expect(frame.painter.grid.cells.allSatisfy { !colours.contains($0.front) })
        #expect(frame.text.contains("old"))
    }

    @Test func theLastPriceIsTheInstrumentsOwn() throws {
        let snapshot = DeskMarket.live
        let last = try #require(snapshot.instruments[0].last)
        let text = snapshot.instruments[0].spec.text(last.price)
        #expect(PanesFrame(ChartPane(), snapshot, width: 106, height: 31).text.contains("\(text) last"))
        #expect(PanesFrame(ScannerPane(), snapshot, width: 54, height: 12).text.contains(text))
    }

    @Test func withoutBarsItSaysWhy() throws {
        var snapshot = Snapshot(mode: .simulated, plan: .standard)
        #expect(PanesFrame(ChartPane(), snapshot, width: 80, height: 20).text.contains("No source has reported."))
        let instrument = try #require(Instrument(symbol: "NQH4", near: CivilDate(year: 2024, month: 1, day: 5)))
        snapshot.instruments = [InstrumentState(instrument: instrument, source: "replay")]
        snapshot.sources = [SourceHealth(report: SourceReport(name: "replay", state: .loading(progress: 0.43)))]
        let text = PanesFrame(ChartPane(), snapshot, width: 80, height: 20).text
        #expect(text.contains("No 1m bars of NQH4 yet."))
        #expect(text.contains("loading 43%"))
        snapshot.sources[0].report.state = .failed(reason: "The file ended in the middle of a row.")
        #expect(PanesFrame(ChartPane(), snapshot, width: 80, height: 20).text.contains("✗ The file ended"))
    }

    @Test func sessionsAreMarked() throws {
        let snapshot = DeskMarket.live
        let morning = PanesFrame(ChartPane(), snapshot, width: 106, height: 31)
        #expect(morning.rows.last?.contains("┊09:30 RTH") == true)
        #expect(morning.painter.grid[1, 5].ground == .night)
        let evening = PanesFrame(ChartPane(), snapshot, width: 106, height: 31) { $0.chart.barsBack = 920 }
        #expect(evening.rows.last?.contains("┊18:00 Fri 5") == true)
        let hours = PanesFrame(ChartPane(), snapshot, width: 106, height: 31) { $0.chart.frame = .oneHour }
        #expect(hours.rows.last?.contains("┊Fri 5") == true)
    }
}
