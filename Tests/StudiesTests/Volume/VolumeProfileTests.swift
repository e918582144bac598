import Market
import Studies
import Support
import Testing

/// The session profile and relative volume by hand.
@Suite struct VolumeProfileTests {
    private func histogram(_ volumes: [Int], from ticks: Int = 100) -> PriceHistogram {
        var histogram = PriceHistogram()
        for (row, volume) in volumes.enumerated() { histogram.add(Price(ticks: ticks + row), size: volume) }
        return histogram
    }

    @Test func aBarIsSpreadOverItsTicksAndAFlatOneKeepsItsVolume() {
        var histogram = PriceHistogram()
        for bar in handBars([(100, 103, 100, 103), (101, 101, 101, 101)], volume: 8) { histogram.add(bar) }
        #expect(histogram.rows == [2, 10, 2, 2])
        #expect(histogram.total == 16)
        #expect(ValueArea(histogram)?.control == Price(ticks: 101))
        // The bins of the other way drop the flat bar.
        let bars = handBars([(100, 103, 100, 103), (101, 101, 101, 101)], volume: 8)
        #expect(agree(BinnedProfile(bars, tick: FlowMarket.spec.tick)?.total, 8))
    }

    @Test func twoRowsAtATimeAreNotOneRowAtATime() throws {
        // From 20 at 103: above 9 and 1, below 6 and 6. One row takes the 9 first, two rows the 12 below.
        let rows = histogram([1, 6, 6, 20, 9, 1, 1])
        let two = try #require(ValueArea(rows))
        #expect(two.low.ticks == 101 && two.high.ticks == 103 && two.volume == 32)
        let one = try #require(ValueArea(rows, step: .oneRow))
        #expect(one.low.ticks == 102 && one.high.ticks == 104 && one.volume == 35)
    }

    @Test func amongEqualsTheMiddleControls() {
        #expect(ValueArea(histogram([9, 1, 9, 1, 1]))?.control == Price(ticks: 102))
        #expect(ValueArea(histogram([]))?.control == nil)
    }

    @Test func tradesAreExact() {
        var study = SessionProfile(FlowMarket.oneMinute.setup())
        for (ticks, size) in [(100, 5), (103, 90), (102, 5)] {
            study.add(
                Trade(time: Timestamp(seconds: 0), price: Price(ticks: ticks), size: size, aggressor: .unknown),
                day: handDay())
        }
        study.add(handBars([(100, 103, 100, 102)])[0], day: handDay())
        #expect(study.histogram.rows == [5, 0, 5, 90])
        study.add(handBars([(100, 103, 100, 102)])[0], day: handDay())
        #expect(study.histogram.rows == [30, 25, 30, 115])
    }

    @Test func aPointOfControlIsNakedUntilItTrades() {
        var study = SessionProfile(FlowMarket.oneMinute.setup())
        func add(_ day: Int, _ hour: Int, _ row: (open: Int, high: Int, low: Int, close: Int)) {
            var bar = handBars([row])[0]
            bar.time = newYork(2026, 1, day, hour)
            study.add(bar, day: bar.session)
        }
        // Monday controls at 100; Tuesday trades higher, then gaps over it to below; Wednesday trades at it.
        add(25, 18, (100, 100, 100, 100))
        add(26, 16, (100, 100, 100, 100))
        add(26, 18, (104, 106, 103, 105))
        #expect(study.row[7] == 25 && study.row[6] == nil)
        add(27, 16, (97, 99, 95, 97))
        #expect(study.row[6] == 25 && study.row[7] == nil)
        #expect(study.naked.count == 1)
        add(27, 18, (99, 101, 98, 99))
        #expect(study.finished.first?.touchedAt == newYork(2026, 1, 27, 18))
        // A bar of four rows is fuller than one of five.
        #expect(study.naked.map(\.area.control.ticks) == [103])
    }

    /// Whether a price was traded at in hours that were not seen nobody knows.
    @Test(arguments: [(day: 26, hour: 20, naked: 0), (day: 27, hour: 16, naked: 2)])
    func aMissedDayEndsNakedControls(_ end: (day: Int, hour: Int, naked: Int)) {
        var study = SessionProfile(FlowMarket.oneMinute.setup())
        func add(_ day: Int, _ hour: Int, _ ticks: Int) {
            var bar = handBars([(ticks, ticks, ticks, ticks)])[0]
            bar.time = newYork(2026, 1, day, hour)
            study.add(bar, day: bar.session)
        }
        add(25, 18, 100)
        add(26, 16, 100)
        // Tuesday to its end, or broken off in its evening.
        add(26, 18, 200)
        add(end.day, end.hour, 200)
        add(27, 18, 300)
        #expect(study.naked.count == end.naked)
    }

    @Test func wildPricesCostDetailAndNotMemory() {
        var histogram = PriceHistogram()
        histogram.add(Price(ticks: 4), size: 7)
        histogram.add(Price(ticks: 400_000), size: 9)
        histogram.add(Price(ticks: -15_000), size: 1)
        #expect(histogram.rows.count <= PriceHistogram.mostRows)
        #expect(histogram.rowTicks == 64)
        #expect(histogram.rows.reduce(0, +) == 17)
        #expect(histogram.rows[histogram.row(of: Price(ticks: 400_000))] == 9)
        #expect(histogram.rows[histogram.row(of: Price(ticks: 4))] == 7)
    }

    @Test func nodesAreHillsAndValleys() {
        let rows =
            Array(repeating: 10, count: 6) + Array(repeating: 40, count: 6) + Array(repeating: 2, count: 6)
            + Array(repeating: 30, count: 6)
        let nodes = VolumeNode.nodes(of: histogram(rows, from: 0))
        // The mean row is 20.5, so much is above 30.75 and little below 10.25. Rows 6 and 12 are at an edge: the mean of
        // the five around them is 28 and 17.2.
        #expect(nodes.map(\.isHigh) == [true, false])
        #expect(nodes.first?.price == Price(ticks: 7))
        #expect(nodes.last?.price == Price(ticks: 13))
    }

    @Test func relativeVolumeComparesTheSameMinute() {
        var study = RelativeVolume(FlowMarket.oneMinute.setup(["days": 2]))
        var rows: [StudyRow] = []
        // Three evenings, volumes of 18:00, 18:01 and 18:02; the second has no trade in 18:01.
        let days: [[Int?]] = [[100, 300, 200], [300, nil, 100], [400, 300, 50]]
        for (day, volumes) in days.enumerated() {
            for (minute, volume) in volumes.enumerated() {
                guard let volume else { continue }
                var bar = handBars([(10, 12, 9, 11)], volume: volume)[0]
                bar.time = newYork(2026, 1, 26 + day, 18, minute)
                study.add(bar, day: bar.session)
                rows.append(study.row)
            }
            // Without contracts, but to the end.
            var last = handBars([(10, 12, 9, 11)], volume: 0)[0]
            last.time = newYork(2026, 1, 27 + day, 16, 30)
            study.add(last, day: last.session)
        }
        #expect(rows[0][0] == nil && rows[0][2] == 0)
        #expect(rows[3][0] == 3)
        // Running volumes 100, 400, 600 and 300, 300, 400: means 200, 350, 500.
        #expect(rows[5][0] == 2 && rows[5][1] == 2 && rows[5][2] == 2)
        #expect(rows[6][0] == 2 && rows[6][1] == 2)
        #expect(rows[7][0] == 1.5)
        #expect(agree(rows[7][1], 1.0 / 3))
    }

    @Test func aDayThatWasJoinedLateIsNoMeasure() {
        var study = RelativeVolume(FlowMarket.oneMinute.setup())
        // Tuesday begins late, Wednesday breaks off; Thursday is the first whole day.
        for (day, hour) in [(26, 21), (27, 16), (27, 18), (28, 12), (28, 18), (29, 16), (29, 18)] {
            var bar = handBars([(10, 12, 9, 11)])[0]
            bar.time = newYork(2026, 1, day, hour)
            study.add(bar, day: bar.session)
            #expect(study.row[2] == (day == 29 && hour == 18 ? 1 : 0))
        }
    }
}
