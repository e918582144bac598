import Canvas
import Market
import State
import Testing

@testable import Desk

@Suite struct PanesScannerTests {
    private func order(_ snapshot: Snapshot, _ edit: (inout ScannerView) -> Void = { _ in }) -> [Int] {
        var view = DeskView(page: "desk", focus: "scanner")
        edit(&view.scanner)
        return ScannerTable.sorted(PaneContext(snapshot, view)).map(\.slot)
    }

    @Test func theMostMovedAtTheRefreshComesFirst() throws {
        var snapshot = DeskMarket.live
        for (slot, change) in [0.4, -2.5, nil, 1.1, -0.9, 1.1].enumerated() {
            snapshot.scanner.rows[slot].changePercent = change
        }
        #expect(order(snapshot) == [1, 3, 5, 4, 0, 2])
        #expect(order(snapshot) { $0.isDescending = false } == [0, 4, 3, 5, 1, 2])
    }

    @Test func rowsStayInPlaceBetweenRefreshes() throws {
        let before = DeskMarket.live
        var after = before
        for slot in after.instruments.indices {
            let ticks = [900, -900, 5_000, 40, -3_000, 7][slot]
            after.instruments[slot].last?.price.ticks += ticks
            after.instruments[slot].frames[.oneMinute]?.forming?.close.ticks += ticks
        }
        for column in ScannerColumn.all.filter(\.isSortable) {
            #expect(
                order(before) { $0.sortColumn = column.name } == order(after) { $0.sortColumn = column.name },
                "sorted by \(column.name)")
        }
        // The prices themselves are live.
        #expect(
            PanesFrame(ScannerPane(), before, width: 54, height: 9).text
                != PanesFrame(ScannerPane(), after, width: 54, height: 9).text)
    }

    @Test func sortedByAColumnItsFiguresDescend() throws {
        var snapshot = DeskMarket.live
        for slot in snapshot.scanner.rows.indices { snapshot.scanner.rows[slot].volume = [5, 9, 1, 7, 3, 8][slot] }
        #expect(order(snapshot) { $0.sortColumn = "vol" } == [1, 5, 3, 0, 4, 2])
        let symbols = order(snapshot) {
            $0.sortColumn = "sym"
            $0.isDescending = false
        }
        #expect(
            symbols.map { snapshot.instruments[$0].instrument.symbol } == [
                "MCLG4", "MESH4", "MGCG4", "MHGH4", "MNQH4", "SILH4",
            ])
    }

    @Test(arguments: [
        (159, ScannerColumn.all.map(\.name).filter { $0 != "s2" }),
        (54, ["sym", "last", "chg%", "vwap%", "atr", "rvol", "1m", "wave", "↯"]),
        (38, ["sym", "last", "chg%", "vwap%", "1m"]), (24, ["sym", "last", "chg%"]),
    ])
    func columnsDropByPriority(_ width: Int, _ names: [String]) throws {
        let snapshot = DeskMarket.live
        let view = DeskView(page: "desk", focus: "scanner")
        let shown = ScannerTable(PaneContext(snapshot, view), width: width).shown.map(\.name)
        #expect(shown == names)
    }

    @Test func theCursorFollowsItsInstrument() throws {
        var snapshot = DeskMarket.live
        var view = DeskView(page: "desk", focus: "scanner")
        let pane = ScannerPane()
        view.scanner.cursorSlot = order(snapshot)[2]
        let slot = try #require(view.scanner.cursorSlot)
        snapshot.scanner.rows[slot].changePercent = 99
        let rows = PanesFrame(pane, snapshot, view, width: 54, height: 9).rows
        #expect(rows[2].contains("▸"))
        #expect(rows[2].contains(snapshot.instruments[slot].instrument.root))
        #expect(pane.move(.down, view: &view, PaneContext(snapshot, view)))
        #expect(view.scanner.cursorSlot == order(snapshot)[1])
        _ = pane.activate(view: &view, PaneContext(snapshot, view))
        #expect(view.selectedSlot == order(snapshot)[1])
    }

    @Test func aClickOnAHeadingSortsAndASecondOneTurns() throws {
        let snapshot = DeskMarket.live
        var view = DeskView(page: "desk", focus: "scanner")
        let frame = PanesFrame(ScannerPane(), snapshot, view, width: 54, height: 9)
        let x = try #require(frame.rows[1].unicodeScalars.split(separator: " ").first { String($0) == "atr" })
            .startIndex
        let column = frame.rows[1].unicodeScalars.distance(from: frame.rows[1].unicodeScalars.startIndex, to: x)
        let hit = try #require(frame.painter.targets.last { $0.rect.contains(x: column, y: 1) })
        guard case .action(let name) = hit.click else {
            Issue.record("no action under the heading")
            return
        }
        let action = try #require(ScannerActions.all.first { $0.name == name })
        _ = action.run(&view, PaneContext(snapshot, view))
        #expect(view.scanner.sortColumn == "atr" && view.scanner.isDescending)
        #expect(PanesFrame(ScannerPane(), snapshot, view, width: 54, height: 9).rows[1].contains("▾atr"))
        _ = action.run(&view, PaneContext(snapshot, view))
        #expect(PanesFrame(ScannerPane(), snapshot, view, width: 54, height: 9).rows[1].contains("▴atr"))
    }

    @Test func sortNextWalksTheColumnsThatAreShown() throws {
        let snapshot = DeskMarket.live
        var view = DeskView(page: "desk", focus: "scanner")
        let next = try #require(ScannerActions.all.first { $0.name == "scanner.sort_next" })
        var walked: [String] = []
        for _ in 0..<5 {
            _ = next.run(&view, PaneContext(snapshot, view, Size(38, 8)))
            walked.append(view.scanner.sortColumn ?? "rank")
        }
        #expect(walked == ["vwap%", "1m", "sym", "last", "rank"])
    }

    @Test func aRowIsFoundByNameOrSymbol() throws {
        let snapshot = DeskMarket.live
        var view = DeskView(page: "desk", focus: "scanner")
        let pane = ScannerPane()
        #expect(pane.find("crude", forward: true, view: &view, PaneContext(snapshot, view)) == true)
        #expect(view.scanner.cursorSlot == 2)
        #expect(pane.find("zz", forward: true, view: &view, PaneContext(snapshot, view)) == false)
    }

    @Test func theTitleCountsAndSaysWhenItWasRefreshed() throws {
        var snapshot = DeskMarket.live
        snapshot.scanner.refreshed = DeskMarket.time.startOfMinute
        let view = DeskView(page: "desk", focus: "scanner")
        let title = ScannerPane().title(PaneContext(snapshot, view))
        #expect(title.right.map(\.text) == ["6 roots", "massive", "09:52:00"])
        snapshot.sources[0].report.state = .stale
        snapshot.time = snapshot.instruments[0].last?.time.adding(seconds: 252)
        #expect(ScannerPane().title(PaneContext(snapshot, view)).right.last == TitleItem("stale 4m12s", .warn))
        // One quiet instrument does not make its source older than it is.
        snapshot.instruments[1].last?.time = DeskMarket.time.adding(seconds: -600)
        #expect(ScannerPane().title(PaneContext(snapshot, view)).right.last == TitleItem("stale 4m12s", .warn))
    }

    @Test func minutesShowTheFirstThreeOfTheRank() throws {
        var snapshot = DeskMarket.live
        for slot in snapshot.scanner.rows.indices { snapshot.scanner.rows[slot].changePercent = Double(slot) }
        let text = PanesFrame(MinutesPane(), snapshot, width: 106, height: 10) { $0.scanner.sortColumn = "sym" }.text
        for symbol in ["MHGH4", "SILH4", "MGCG4"] { #expect(text.contains(symbol)) }
        for symbol in ["MNQH4", "MESH4", "MCLG4"] { #expect(!text.contains(symbol)) }
        var view = DeskView(page: "desk", focus: "minutes")
        MinutesPane().select(row: 1, view: &view, PaneContext(snapshot, view))
        #expect(view.selectedSlot == 4)
    }
}
