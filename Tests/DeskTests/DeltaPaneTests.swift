import Canvas
import Market
import State
import Testing

@testable import Desk
@testable import Studies

/// The CVD pane says what the studies say, in words that name how the delta is known.
@Suite struct DeltaPaneTests {
    /// The first instrument with hand-made figures in place of its own.
    private func market(
        _ figures: [String: Double] = [:], from snapshot: Snapshot = DeskMarket.live, isBullish: Bool = true,
        confirmed minutes: Int64 = -4
    ) throws -> Snapshot {
        let values = [
            "cvd.sum": 12_949, "cvd.delta": -312, "cvd.bought": 1_204, "cvd.sold": 1_516, "cvd.slope": 1.84,
            "cvd.bias": 1, "cvd.source": 0, "divergence.age": 4, "absorption.side": 1,
        ].merging(figures) { $1 }
        var snapshot = snapshot.with(values, on: .oneMinute)
        var frame = try #require(snapshot.instruments[0].frames[.oneMinute])
        let at = try #require(frame.studies.settledAt)
        frame.studies.divergences = [
            DeltaDivergence.Event(
                isBullish: isBullish, firstAt: at, formedAt: at, confirmedAt: at.adding(minutes: minutes),
                firstPrice: Price(ticks: 1), price: Price(ticks: 1), firstDelta: 0, delta: 0, volume: 1, bars: 1,
                isEstimated: true)
        ]
        snapshot.instruments[0].frames[.oneMinute] = frame
        return snapshot
    }

    /// Both swings are told, and what the delta between them was worth.
    @Test func aDivergenceTellsItsSwings() throws {
        var snapshot = try market(isBullish: false)
        let at = try #require(snapshot.instruments[0].frames[.oneMinute]?.studies.settledAt)
        snapshot.instruments[0].frames[.oneMinute]?.studies.divergences = [
            DeltaDivergence.Event(
                isBullish: false, firstAt: at.adding(minutes: -20), formedAt: at.adding(minutes: -9),
                confirmedAt: at.adding(minutes: -4), firstPrice: Price(ticks: 66_000), price: Price(ticks: 66_010),
                firstDelta: 1_500, delta: 1_000, volume: 4_000, bars: 11, isEstimated: true)
        ]
        for pane in [DeltaPane(), InsightsPane()] as [any Pane] {
            let text = Explained(pane, snapshot).part("divergence")
            #expect(text.tells("first high", "16,500.00") && text.tells("later high", "16,502.50"))
            #expect(text.contains("minute from 09:31 ET, CVD +1,500") && text.contains("09:42 ET, CVD +1,000"))
            #expect(text.tells("strength", "12.50 %") && text.contains("|−500| of delta in 4,000 contracts"))
            #expect(text.tells("confirmed", "09:48 ET") && text.tells("known by", "estimate"))
        }
        snapshot.instruments[0].frames[.oneMinute]?.studies.divergences = []
        #expect(Explained(DeltaPane(), snapshot).part("divergence").contains("None was confirmed"))
    }

    @Test func theSlopeTellsRiseAndDeviation() throws {
        let text = Explained(DeltaPane(), DeskMarket.live).part("slope")
        func figure(_ name: String) -> Double? {
            let line = text.split(separator: "\n").first { $0.hasPrefix(name + " ") }
            return line?.split(separator: " ").dropFirst().first.flatMap { value in
                Double(String(value.filter { $0 != "," }.map { $0 == "−" ? "-" : $0 }))
            }
        }
        let slope = try #require(DeskMarket.live.instruments[0].frames[.oneMinute]?.studies["cvd.slope"])
        let (rise, deviation) = try (#require(figure("rise")), #require(figure("σ")))
        #expect(abs(rise / deviation - slope) < 0.01)
    }

    private func rows(_ snapshot: Snapshot, _ width: Int, _ height: Int) -> [String] {
        PanesFrame(DeltaPane(), snapshot, width: width, height: height + 1).rows.map { row in
            row.split(separator: " ").joined(separator: " ")
        }
    }

    @Test func figuresAndTheirSourceAreNamed() throws {
        let snapshot = try market()
        let title = DeltaPane().title(PaneContext(snapshot, DeskView(page: "confluence", focus: "cvd")))
        #expect(title.left == "CVD MNQ est.")
        #expect(
            Array(rows(snapshot, 90, 12)[1...2]) == [
                "CVD est. +12,949 last bar −312 1,204 bought 1,516 sold",
                "slope rising +1.8σ bullish divergence 4m ago buyers absorb",
            ])
        // Narrow, whole items give way or grow short.
        #expect(
            Array(rows(snapshot, 39, 12)[1...2]) == ["CVD est. +12,949 last bar −312", "rising +1.8σ div. bullish 4m"])
        let told = try market(["cvd.source": 2])
        #expect(DeltaPane().title(PaneContext(told, DeskView(page: "desk", focus: "cvd"))).left == "CVD MNQ trades")
    }

    /// As on the confluence page at 160×48, whose column is 28 wide.
    @Test func howItIsKnownStaysWhereThePaneIsNarrow() throws {
        let narrow = try rows(market(), 30, 30)
        #expect(narrow[0].contains("CVD MNQ est.") && narrow[1].hasSuffix("from") && narrow[2].hasSuffix("est."))
    }

    @Test func theGutterNamesLastValueAndAverage() {
        let text = PanesFrame(DeltaPane(), DeskMarket.live, width: 90, height: 24).text
        for name in ["now", "avg", "high", "low"] { #expect(text.contains(" \(name) "), "\(name)") }
    }

    @Test func boughtLessSoldAddsUpAsWritten() throws {
        let style = NumberStyle.screen
        func read(_ text: String?) throws -> Double {
            let digits = text?.filter { $0 != "," }.map { $0 == "−" ? "-" : String($0) }.joined()
            return try #require(digits.flatMap(Double.init))
        }
        for volume in [7, 120, 2_405] {
            for range in 1...25 {
                for place in 0...range {
                    let bought = Double(volume) * Double(place) / Double(range)
                    let sold = Double(volume) - bought
                    let shown = try (
                        read(style.contracts(bought, isShare: true)), read(style.contracts(sold, isShare: true)),
                        read(style.contracts(bought - sold))
                    )
                    #expect(shown.0 - shown.1 == shown.2, "\(place) of \(range), \(volume)")
                }
            }
        }
        #expect(style.contracts(1_152.5, isShare: true) == "1,152.5" && style.contracts(12, isShare: true) == "12")
    }

    @Test func whatIsUnknownIsADashAndWhatIsPastIsLeftOut() throws {
        let unknown = try market(["cvd.slope": .nan, "cvd.delta": .nan, "cvd.bought": .nan])
        #expect(rows(unknown, 90, 12)[1] == "CVD est. +12,949 last bar —")
        #expect(rows(unknown, 90, 12)[2].hasPrefix("slope — "))
        let old = try market(["divergence.age": 31, "absorption.side": 0], isBullish: false)
        #expect(rows(old, 90, 12)[2] == "slope rising +1.8σ")
        #expect(rows(old, 90, 4)[2] == "▸ MNQ +12,949 −312 rising +1.8σ bearish 31m — est.")
        // Yesterday's is no part of today's delta.
        let yesterday = try market(confirmed: -1_440)
        #expect(rows(yesterday, 90, 4)[2] == "▸ MNQ +12,949 −312 rising +1.8σ — buyers est.")
    }

    @Test func signsHaveTheirColourUntilTheyAreOld() throws {
        func roles(_ snapshot: Snapshot) -> [Role] {
            let grid = PanesFrame(DeltaPane(), snapshot, width: 90, height: 13).painter.grid
            return ["+", "−"].compactMap { sign in
                (0..<90).first { String(Unicode.Scalar(grid[$0, 1].glyph) ?? " ") == sign }.map { grid[$0, 1].front }
            }
        }
        #expect(roles(try market()) == [.up, .down])
        #expect(roles(try market(from: DeskMarket.stale)) == [.stale, .stale])
        let stale = PanesFrame(DeltaPane(), DeskMarket.stale, width: 90, height: 30).painter.grid
        let fresh: Set<Role> = [.up, .down, .cvd]
        #expect(stale.cells.allSatisfy { !fresh.contains($0.front) })
    }

    /// The last closed bar is the one before the last of 73 columns, which begin at 1.
    @Test func aDivergenceIsMarkedAtItsSwing() throws {
        for (isBullish, glyph, role) in [(true, "▴", Role.up), (false, "▾", .down)] {
            let grid = try PanesFrame(DeltaPane(), market(isBullish: isBullish), width: 90, height: 16).painter.grid
            let places = (3..<16).flatMap { y in (0..<90).map { (x: $0, y: y) } }
            let marks = places.filter { "▴▾".unicodeScalars.map(\.value).contains(grid[$0.x, $0.y].glyph) }
            #expect(marks.map(\.x) == [72])
            let cell = try #require(marks.first.map { grid[$0.x, $0.y] })
            #expect(cell.glyph == glyph.unicodeScalars.first?.value && cell.front == role)
        }
    }

    /// In closed bars without trades the delta is volume × (2 (close − low) / range − 1), also where a day begins.
    @Test func theDeltaOfEachBarComesFromTheSum() throws {
        let evening = NewYork.instant(CivilDate(year: 2024, month: 1, day: 3), minuteOfDay: 18 * 60 + 20)
        let snapshot = DeskMarket(until: evening, instruments: 1).reporting(.live)
        let context = PaneContext(snapshot, DeskView(page: "desk", focus: "cvd"), Size(80, 20))
        let instrument = snapshot.instruments[0]
        let layout = DeltaLayout(Rect(x: 0, y: 0, width: 80, height: 20), instruments: 1)
        let picture = try #require(DeltaPicture(instrument, layout, context))
        let frame = try #require(instrument.frames[.oneMinute])
        var days: Set<TradingDay> = []
        for index in picture.deltas.indices.dropLast() {
            let bar = try #require(frame.bar(back: picture.deltas.count - 1 - index))
            let share = Double(bar.close.ticks - bar.low.ticks) / Double(max(1, bar.high.ticks - bar.low.ticks))
            let wanted = bar.high == bar.low ? 0 : Double(bar.volume) * (2 * share - 1)
            let delta = try #require(picture.deltas[index])
            #expect(abs(delta - wanted) < 0.01)
            days.insert(instrument.spec.calendar.tradingDay(atOrAfter: bar.time))
        }
        #expect(days.count == 2)
    }

    @Test func partsComeWithTheRoom() {
        func layout(_ height: Int, _ instruments: Int) -> DeltaLayout {
            DeltaLayout(Rect(x: 0, y: 0, width: 60, height: height), instruments: instruments)
        }
        #expect(layout(2, 6).items?.height == 2 && layout(2, 6).table == nil)
        #expect(layout(5, 6).table?.height == 5 && layout(5, 6).items == nil)
        #expect(layout(5, 1).items?.height == 2)
        #expect(layout(6, 6).plot != nil && layout(6, 6).table == nil)
        #expect(layout(20, 6).table?.height == 6 && layout(20, 1).table == nil)
        for height in 6...60 {
            let layout = layout(height, 6)
            let parts = [layout.table, layout.items, layout.plot, layout.strip, layout.axis].compactMap { $0 }
            for (upper, lower) in zip(parts, parts.dropFirst()) { #expect(upper.bottom <= lower.y) }
            #expect(parts.last?.bottom == height && (layout.plot?.height ?? 0) >= 2)
            #expect(layout.strip.map { $0.height % 2 } == 0)
        }
    }

    @Test func rowsMoveWhereTheyAreSeenAndLeadToTheirInstrument() {
        var script = KeyScript(DeskMarket.live, size: Size(160, 48))
        script.press("3 Shift-Tab z Down Enter")
        #expect(script.desk.view.focus == "cvd" && script.desk.view.selectedSlot == 1)
        #expect(script.shows("CVD MES"))
        var low = KeyScript(DeskMarket.live, size: Size(80, 20))
        low.press("3 Shift-Tab Down Enter")
        #expect(low.desk.view.focus == "cvd" && low.desk.view.selectedSlot == 0)
    }

    @Test(arguments: [(160, 48, true), (140, 36, true), (139, 36, false), (100, 30, false), (80, 24, false)])
    func standsBesideTheFramesWhereThereIsRoom(_ width: Int, _ height: Int, _ isBeside: Bool) {
        var script = KeyScript(DeskMarket.live, size: Size(width, height))
        script.press("3")
        #expect(script.shows("CVD MNQ") == isBeside)
        script.press("z Shift-Tab")
        #expect(script.shows("CVD MNQ") && !script.shows("Insights"))
    }

    @Test func withoutBarsItSaysWhy() {
        #expect(PanesFrame(DeltaPane(), DeskMarket.empty, width: 60, height: 12).text.contains("No volume delta yet."))
    }
}
