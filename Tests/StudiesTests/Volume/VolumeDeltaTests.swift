import Market
import Studies
import Support
import Testing

/// Delta by hand: how trades are sorted, what a bar's shape suggests, and where the desk differs on purpose.
@Suite struct VolumeDeltaTests {
    private let setup = FlowMarket.oneMinute.setup()

    private func trade(_ ticks: Int, _ size: Int, _ side: Aggressor = .unknown) -> Trade {
        Trade(time: Timestamp(seconds: 0), price: Price(ticks: ticks), size: size, aggressor: side)
    }

    private func bar(_ volume: Int) -> Bar {
        Bar(
            time: Timestamp(seconds: 0), open: Price(ticks: 10), high: Price(ticks: 14), low: Price(ticks: 10),
            close: Price(ticks: 11), volume: volume)
    }

    @Test func shapeSuggestsAQuarterBought() {
        #expect(BarDelta.estimate(from: bar(100)) == BarDelta(bought: 25, sold: 75, source: .estimate))
        #expect(BarDelta.Source.estimate.name == "est.")
    }

    @Test func tickRuleFollowsTheLastChange() {
        var split = TradeSplit(rule: .tickRule)
        // First trade: no change yet. Up: bought. Same: still bought. Down: sold. Same: still sold.
        for (ticks, size) in [(10, 1), (11, 2), (11, 4), (10, 8), (10, 16)] { split.add(trade(ticks, size)) }
        #expect(split.close(bar(31)) == BarDelta(bought: 6, sold: 24, source: .tickRule))
    }

    @Test func toldSidesCountAndAnAuctionPrintIsNeither() {
        var split = TradeSplit()
        split.add(trade(10, 5, .buyer))
        split.add(trade(12, 40))
        split.add(trade(12, 3, .seller))
        #expect(split.close(bar(48)) == BarDelta(bought: 5, sold: 3, source: .aggressor))
    }

    @Test func anAuctionBeforeAllSidesIsNoTickRule() {
        var split = TradeSplit()
        split.add(trade(10, 40))
        split.add(trade(12, 5, .buyer))
        split.add(trade(12, 3, .seller))
        #expect(split.close(bar(48)) == BarDelta(bought: 5, sold: 3, source: .aggressor))
    }

    @Test func whatABarTellsOfItsSidesIsExact() {
        var told = bar(100)
        told.sides = BarSides(bought: 60, sold: 38)
        var split = TradeSplit()
        #expect(split.close(told) == BarDelta(bought: 60, sold: 38, source: .aggressor))
        var whole = told
        whole.absorb(told)
        #expect(whole.sides == BarSides(bought: 120, sold: 76))
        whole.absorb(bar(1))
        #expect(whole.sides == nil, "one bar that does not tell leaves the sum unknown")
    }

    @Test func aFeedWithoutSidesIsSortedByTickRule() {
        var split = TradeSplit()
        split.add(trade(10, 5))
        split.add(trade(9, 7))
        #expect(split.close(bar(12)) == BarDelta(bought: 0, sold: 7, source: .tickRule))
    }

    @Test func tooFewTradesSayNothingAboutTheBar() {
        var split = TradeSplit()
        split.add(trade(10, 89, .buyer))
        #expect(split.close(bar(100)) == nil)
        split.add(trade(10, 90, .buyer))
        #expect(split.close(bar(100))?.bought == 90)
        #expect(split.close(bar(0)) == nil)
    }

    @Test func oneEstimatedBarMarksTheDaysSum() {
        var study = CVD(setup)
        study.add(trade(10, 100, .buyer), day: handDay())
        study.add(bar(100), day: handDay())
        #expect(study.row[7] == 2)
        study.add(bar(100), day: handDay())
        #expect(study.row[3] == 50)
        #expect(study.row[7] == 0)
        study.add(trade(10, 100, .seller), day: handDay(20_481))
        study.add(bar(100), day: handDay(20_481))
        #expect(study.row[3] == -100)
        #expect(study.row[7] == 2)
    }

    @Test func theDayBeginsAtEighteenNotAtMidnightUTC() {
        // Monday 26 January 2026, New York: 17:59 is closed, so 16:59 is the last minute before 18:00.
        let times = [
            newYork(2026, 1, 26, 16, 59), newYork(2026, 1, 26, 18), newYork(2026, 1, 26, 18, 59),
            newYork(2026, 1, 26, 19),
        ]
        var study = CVD(setup)
        var sums: [Double?] = []
        for time in times {
            var next = bar(100)
            next.time = time
            study.add(next, day: next.session)
            sums.append(study.row[3])
        }
        // Midnight UTC is 19:00 in New York: the sum runs on.
        #expect(sums == [-50, -50, -100, -150])
    }

    @Test func windowsBeginAnewWithTheDay() {
        var study = CVD(setup)
        let rising = handBars((0..<40).map { (10, 14, 10, $0 % 3 == 0 ? 13 : 14) })
        for (index, bar) in rising.enumerated() { study.add(bar, day: handDay(index < 20 ? 1 : 2)) }
        #expect(study.row[5] != nil)
        var other = CVD(setup)
        for (index, bar) in rising.enumerated() { other.add(bar, day: handDay(index < 21 ? 1 : 2)) }
        // Nineteen bars of the new day are one too few; and the average knows only them.
        #expect(other.row[5] == nil)
        var alone = CVD(setup)
        for bar in rising.suffix(19) { alone.add(bar, day: handDay(2)) }
        #expect(other.row == alone.row)
    }

    @Test func noVolumeIsNoSlopeRatherThanZero() {
        var study = CVD(setup)
        for bar in handBars((0..<30).map { _ in (10, 14, 10, 12) }, volume: 0) { study.add(bar, day: handDay()) }
        #expect(study.row[3] == 0)
        #expect(study.row[5] == nil)
        #expect(study.row[6] == nil)
    }

    @Test func absorptionIsVolumeWithoutABody() {
        var study = Absorption(setup)
        for bar in handBars((0..<19).map { _ in (10, 14, 10, 12) }) { study.add(bar, day: handDay()) }
        #expect(study.row[0] == nil)
        // Mean of 19 × 100 and 200 is 105; 200 is more than 157.5. Body 1 of range 8; close above the middle.
        let wide = handBars([(12, 16, 8, 13)], volume: 200)[0]
        #expect(study.preview(with: wide, day: handDay())[0] == 1)
        let low = handBars([(12, 16, 8, 11)], volume: 200)[0]
        #expect(study.preview(with: low, day: handDay())[0] == 2)
        let body = handBars([(10, 16, 8, 13)], volume: 200)[0]
        #expect(study.preview(with: body, day: handDay())[0] == 0)
    }

    /// Two lows, the second lower by a tick; the delta rises by 30 between them, of 700 contracts.
    private func twoLows() -> [Bar] {
        var rows = (0..<14).map { _ in (open: 20, high: 24, low: 16, close: 20) }
        rows[5] = (20, 24, 10, 20)
        rows[10] = (20, 24, 9, 20)
        return handBars(rows)
    }

    @Test func divergenceIsToldWhenKnownAndMeasuredByVolume() throws {
        var study = DeltaDivergence(FlowMarket.oneMinute.setup(["width": 3]))
        for (index, bar) in twoLows().enumerated() {
            study.add(bar, day: handDay())
            #expect((study.row[0] == 1) == (index == 13), "bar \(index)")
        }
        let event = try #require(study.events.first)
        #expect(event.isBullish && event.price.ticks == 9 && event.firstPrice.ticks == 10)
        #expect(event.confirmedAt - event.formedAt == 3 * Timestamp.minute)
        #expect(event.bars == 5 && event.volume == 500 && event.isEstimated)
        // Deltas: 0 a middling bar; at the second low 100 × (2 × 11 / 15 − 1) = 46.67.
        #expect(agree(event.strength, (100 * (22.0 / 15) - 100) / 5))
    }

    /// A divergence rests on estimates where its swings do, whatever is known by the time it is confirmed.
    @Test func anEstimateStaysOne() throws {
        var study = DeltaDivergence(FlowMarket.oneMinute.setup(["width": 3]))
        for (index, bar) in twoLows().enumerated() {
            // With the day the sum begins anew, and with it what is known of it.
            let day = handDay(index < 12 ? 1 : 2)
            if index >= 12 {
                study.add(
                    Trade(time: bar.time, price: bar.close, size: bar.volume, aggressor: .buyer), day: day)
            }
            study.add(bar, day: day)
        }
        #expect(try #require(study.events.first).isEstimated)
    }

    @Test func swingsAreOfExtremesAndOfOneDay() {
        var closes = DeltaDivergence(FlowMarket.oneMinute.setup(["width": 3, "prices": 1]))
        var across = DeltaDivergence(FlowMarket.oneMinute.setup(["width": 3]))
        for (index, bar) in twoLows().enumerated() {
            closes.add(bar, day: handDay())
            across.add(bar, day: handDay(index < 8 ? 1 : 2))
        }
        #expect(closes.events.isEmpty)
        #expect(across.events.isEmpty)
    }
}
