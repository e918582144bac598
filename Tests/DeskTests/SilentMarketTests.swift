import Canvas
import Market
import State
import Testing

@testable import Desk

/// One market that has fallen silent among others that trade does not look alive.
@Suite struct SilentMarketTests {
    /// The second of six instruments has had no price for some minutes.
    private func market(silentFor minutes: Int64, from snapshot: Snapshot = DeskMarket.live) -> Snapshot {
        var snapshot = snapshot
        snapshot.instruments[1].last?.time = DeskMarket.time.adding(minutes: -minutes)
        return snapshot
    }

    @Test func itsOwnMarketMustBeOpenForLongerThanItsPaceAllows() {
        func isSilent(_ snapshot: Snapshot) -> Bool { snapshot.isSilent(snapshot.instruments[1]) }
        #expect(!isSilent(market(silentFor: 9)) && isSilent(market(silentFor: 11)))
        // A feed that is silent as a whole says so itself, and one that still fetches may bring more.
        #expect(!isSilent(market(silentFor: 60, from: DeskMarket.stale)))
        #expect(!isSilent(market(silentFor: 60, from: DeskMarket.liveMarket.reporting(.loading(progress: nil)))))
        // A recording that is paused or over brings nothing more, and neither makes an old price young.
        #expect(isSilent(market(silentFor: 60, from: DeskMarket.liveMarket.reporting(.ended))))
        // What comes late by contract has as much more time.
        var late = market(silentFor: 19)
        late.sources[0].report.delaySeconds = 600
        #expect(!isSilent(late))
        // Over the weekend nothing can trade: Saturday noon, the last price of Friday 16:55.
        let friday = CivilDate(year: 2024, month: 1, day: 5)
        var weekend = DeskMarket.live
        weekend.time = NewYork.instant(friday.adding(days: 1), minuteOfDay: 720)
        weekend.instruments[1].last?.time = NewYork.instant(friday, minuteOfDay: 1_015)
        #expect(!isSilent(weekend))
        // And 43 days are a long time in any calendar.
        #expect(isSilent(market(silentFor: 43 * 1_440)))
    }

    @Test func aThinMarketIsNotMissedSoon() throws {
        var instrument = DeskMarket.live.instruments[1]
        var frame = try #require(instrument.frames[.oneMinute])
        #expect(instrument.patience == 10 * Timestamp.minute)
        for (spacing, patience) in [(5, 50), (60, 120)] as [(Int64, Int64)] {
            frame.bars = BarSeries()
            let first = NewYork.instant(CivilDate(year: 2024, month: 1, day: 3), minuteOfDay: 18 * 60)
            for step in 0..<20 {
                let time = first.adding(minutes: Int64(step) * spacing)
                let price = Price(ticks: 19_000)
                let bar = Bar(time: time, open: price, high: price, low: price, close: price, volume: 1)
                _ = frame.bars.append(bar, day: instrument.spec.calendar.tradingDay(atOrAfter: time))
            }
            instrument.frames[.oneMinute] = frame
            #expect(instrument.patience == patience * Timestamp.minute)
        }
    }

    @Test(arguments: [ScannerPane(), ConfluencePane(), InsightsPane(), FocusPane()] as [any Pane])
    func itsRowIsGreyLastAndTellsItsAge(_ pane: any Pane) throws {
        for width in [54, 79] {
            let frame = PanesFrame(pane, market(silentFor: 115), width: width, height: 14) { $0.selectedSlot = 0 }
            let rows = frame.rows
            #expect(rows[0].contains("1 stale"), "\(pane.name) \(rows[0])")
            let y = try #require(rows.firstIndex { $0.contains(" MES ") })
            #expect(rows[y].contains("1h55m old"), "\(pane.name) \(rows[y])")
            #expect(
                ["MNQ", "MCL", "MGC", "SIL", "MHG"].allSatisfy { root in
                    rows.dropFirst(y + 1).allSatisfy { !$0.dropFirst(3).hasPrefix("\(root) ") }
                }, "\(pane.name) puts it last")
            let roles = Set((0..<width).map { frame.painter.grid[$0, y].front })
            #expect(roles.contains(.warn) && roles.isDisjoint(with: [.up, .down, .bright]), "\(pane.name)")
        }
    }

    @Test func itIsInNobodysFocus() throws {
        var snapshot = DeskMarket.live
        let best = try #require(snapshot.focus?.focus.first)
        let count = try #require(snapshot.focus?.focus.count)
        snapshot.instruments[best.slot].last?.time = DeskMarket.time.adding(minutes: -115)
        #expect(snapshot.liveFocus?.focus.contains { $0.slot == best.slot } == false)
        #expect(snapshot.document.focus?.focus.contains(best.symbol) == false)
        let title = FocusPane().title(PaneContext(snapshot, DeskView(page: "desk", focus: "focus"))).right.map(\.text)
        #expect(title[0] == (count == 1 ? "none in focus" : "\(count - 1) in focus") && title.last == "1 stale")
    }

    @Test func headerAndExplanationSayWhy() throws {
        let snapshot = market(silentFor: 115)
        var view = DeskView(page: "desk", focus: "scanner")
        view.select(slot: 1)
        let quote = try #require(Quote(PaneContext(snapshot, view)))
        #expect(quote.isOld && quote.runs.last?.text == " 1h55m old")
        view.scanner.cursorSlot = 1
        let explanation = try #require(ScannerPane().explain(PaneContext(snapshot, view)))
        let text = explanation.rows(width: 200).map { $0.map(\.text).joined() }.joined(separator: "\n")
        #expect(!text.contains("are live") && text.contains("MESH4 is stale") && text.contains("over 10m"))
    }

    @Test func twoMonthsOfARootAreTold() throws {
        var snapshot = DeskMarket.live
        snapshot.instruments[1].instrument = try #require(
            Instrument(symbol: "MNQM4", near: CivilDate(year: 2024, month: 1, day: 5)))
        let panes: [any Pane] = [ScannerPane(), ConfluencePane(), InsightsPane(), FocusPane(), DeltaPane()]
        for pane in panes {
            let text = PanesFrame(pane, snapshot, width: 79, height: 30).text
            for name in [" MNQH4 ", " MNQM4 ", " MCL "] { #expect(text.contains(name), "\(pane.name) \(name)") }
            let alone = PanesFrame(pane, DeskMarket.live, width: 79, height: 30).rows.dropFirst()
            #expect(alone.contains { $0.contains(" MNQ ") }, "\(pane.name)")
        }
        #expect(snapshot.listing == "6 contracts" && DeskMarket.live.listing == "6 roots")
    }
}
